import { z } from 'zod';
import { analysisInputOf } from '../analysis/input-of-records.ts';
import { protocolIdSchema, walkIdSchema } from '../ids.ts';
import { problem } from '../problem.ts';
import { draftHeader, draftMethod, walkers } from '../protocol/draft-header.ts';
import { draftPublicFigures } from '../protocol/draft-public-figures.ts';
import { draftRows } from '../protocol/draft-rows.ts';
import type { Protocol } from '../protocol.ts';
import { type EntityByKind, freshRecord, type RecordKind } from '../record.ts';
import { dayOfWalk } from '../walk-day.ts';
import { carriedOver } from './protocol-changes.ts';
import {
  type ChangeRule,
  type KeptRecord,
  type RuleContext,
  refuse,
  refuseTaken,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';

export const protocolDraftChangeSchemas = {
  /** The first draft gives the walk its number of the year; later ones keep it, whatever they say. */
  'protocol-drafted': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('protocol-drafted'),
    protocolId: protocolIdSchema,
    number: z.int().min(1).max(9999),
  }),
} as const;

type Drafted = z.infer<(typeof protocolDraftChangeSchemas)['protocol-drafted']>;

/** As in KB-2026-1; refuses a walk that has no abbreviation or no day yet. */
function newPrefix({ properties }: EntityByKind['walk'], number: number): string {
  const year = dayOfWalk(properties)?.slice(0, 4);
  const { abbreviation } = properties;
  if (abbreviation !== null && year !== undefined) return `${abbreviation}-${year}-${number}`;
  return refuse(
    problem('protocol-state', {
      detail: 'the numbers of the rows need an abbreviation and the year of the walk',
      action: 'Give the walk an abbreviation of two to four capital letters, and a day.',
      errors: [
        ...(abbreviation === null ? [{ pointer: '/walkId', detail: 'the walk has no abbreviation' }] : []),
        ...(year === undefined ? [{ pointer: '/walkId', detail: 'the walk has no day' }] : []),
      ],
    }),
  );
}

function newestOf(protocols: readonly KeptRecord<'protocol'>[]): KeptRecord<'protocol'> | undefined {
  return protocols.toSorted((a, b) => b.feature.properties.version - a.feature.properties.version)[0];
}

function passersOf(walk: EntityByKind['walk'], context: RuleContext) {
  const records = {
    walks: [walk],
    participants: walkers(features(context, 'participant')),
    findings: features(context, 'finding'),
    ratings: features(context, 'rating'),
    checkpoints: features(context, 'checkpoint'),
    groups: features(context, 'group'),
  };
  return analysisInputOf(records, context.catalogue).passers;
}

function features<Kind extends RecordKind>(context: RuleContext, kind: Kind): EntityByKind[Kind][] {
  return context.recordsOfWalk(kind).map(({ feature }) => feature);
}

export const protocolDrafted: ChangeRule<Drafted> = {
  needs: (change) => [change.walkId, change.protocolId],
  needsOfWalk: [
    ...(['checkpoint', 'group', 'participant', 'rating', 'finding'] as const),
    ...(['photo', 'area', 'action', 'protocol'] as const),
  ],
  apply(change, context) {
    requireVerb(context, 'protocol.edit');
    const { walkId, protocolId, at } = change;
    const { feature: walk } = requireRecord(context, 'walk', walkIdSchema.parse(walkId), {
      pointer: '/walkId',
    });
    refuseTaken(context, protocolId, '/protocolId');
    const last = newestOf(context.recordsOfWalk('protocol'));
    if (last !== undefined && last.feature.properties.state !== 'published')
      refuse(
        problem('protocol-state', {
          detail: `version ${last.feature.properties.version} is not published yet`,
          action: 'Publish it first, or go on with it.',
          errors: [{ pointer: '/protocolId', detail: 'would be a second draft' }],
        }),
      );
    const prefix = last?.feature.properties.prefix ?? newPrefix(walk, change.number);
    const material = {
      walk,
      findings: features(context, 'finding'),
      checkpoints: features(context, 'checkpoint'),
      photos: features(context, 'photo'),
      actions: features(context, 'action'),
      participants: features(context, 'participant'),
      groups: features(context, 'group'),
      areas: features(context, 'area'),
    };
    const numbers = last?.feature.properties.numbers ?? [];
    const passers = passersOf(walk, context);
    const drafted = draftRows({ ...material, prefix, numbers, passers });
    const version = (last?.feature.properties.version ?? 0) + 1;
    const properties: Protocol['properties'] = {
      kind: 'protocol',
      walkId,
      version,
      prefix,
      state: 'draft',
      header: draftHeader(material),
      method: draftMethod(material),
      rows: drafted.rows,
      notes: null,
      publicFigures: draftPublicFigures(
        { ...material, passers, catalogue: context.catalogue, version, at },
        last?.feature.properties.publicFigures,
      ),
      numbers: drafted.numbers,
      draftedAt: at,
      approvedAt: null,
      publishedAt: null,
    };
    const feature = { type: 'Feature' as const, id: protocolId, geometry: null, properties };
    const record = freshRecord('protocol', walkId, change.id, feature);
    return { verdict: 'applied', writes: [last === undefined ? record : carriedOver(last, record)] };
  },
};
