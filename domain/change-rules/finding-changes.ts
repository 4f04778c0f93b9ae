import { z } from 'zod';
import { featureSchema, textSchema } from '../feature.ts';
import { findingEditFault, findingFault, findingFieldSchemas, findingSchema } from '../finding.ts';
import { findingIdSchema } from '../ids.ts';
import { fieldEditSchema } from '../merge.ts';
import { freshRecord, type KeptRecord } from '../record.ts';
import { authorName } from '../roles.ts';
import { refuseClassWords } from './class-mode.ts';
import { editFields } from './edit-fields.ts';
import { awaitModeration, headsOfWords } from './finding-voice-changes.ts';
import {
  type ChangeRule,
  type RuleContext,
  refuse,
  refuseFuture,
  refuseTaken,
  refuseUnless,
  requireRecord,
  requireVerb,
  walkChangeBase,
  withdrawRecord,
} from './rule.ts';
import { refuseOtherWalk, requireOwnVoice } from './same-walk.ts';
import { settleFinding } from './settle-finding.ts';
import { surveyed } from './survey-marks.ts';

export const findingChangeSchemas = {
  'finding-added': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('finding-added'),
    finding: featureSchema(
      findingSchema.shape.id,
      findingSchema.shape.geometry,
      findingSchema.shape.properties.omit({
        status: true,
        photoIds: true,
        confirmedBy: true,
        confirmations: true,
        textModeration: true,
        duplicateOf: true,
        mergedLog: true,
      }),
    ),
  }),
  'finding-edited': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('finding-edited'),
    findingId: findingIdSchema,
    fields: z.strictObject({
      geometry: fieldEditSchema(findingFieldSchemas.geometry).optional(),
      accuracyMetres: fieldEditSchema(findingFieldSchemas.accuracyMetres).optional(),
      positionSource: fieldEditSchema(findingFieldSchemas.positionSource).optional(),
      checkpointId: fieldEditSchema(findingFieldSchemas.checkpointId).optional(),
      category: fieldEditSchema(findingFieldSchemas.category).optional(),
      subcategory: fieldEditSchema(findingFieldSchemas.subcategory).optional(),
      polarity: fieldEditSchema(findingFieldSchemas.polarity).optional(),
      severity: fieldEditSchema(findingFieldSchemas.severity).optional(),
      text: fieldEditSchema(findingFieldSchemas.text).optional(),
      suggestion: fieldEditSchema(findingFieldSchemas.suggestion).optional(),
      lightCondition: fieldEditSchema(findingFieldSchemas.lightCondition).optional(),
    }),
  }),
  'finding-withdrawn': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('finding-withdrawn'),
    findingId: findingIdSchema,
    reason: textSchema(300).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof findingChangeSchemas> = z.infer<(typeof findingChangeSchemas)[Kind]>;

export const findingAdded: ChangeRule<ChangeOf<'finding-added'>> = {
  needs(change) {
    const { participantId, checkpointId } = change.finding.properties;
    return [
      change.walkId,
      change.finding.id,
      participantId,
      ...(checkpointId === null ? [] : [checkpointId]),
    ];
  },
  apply(change, context) {
    const { properties } = change.finding;
    requireVerb(context, context.author.kind === 'participant' ? 'finding.add-own' : 'finding.add');
    const pointer = '/finding/properties/participantId';
    requireOwnVoice(context, change.walkId, properties.participantId, 'finding.add', pointer);
    refuseOtherWalk(change.walkId, properties.walkId, '/finding/properties/walkId');
    refuseTaken(context, change.finding.id, '/finding/id');
    refuseFuture(properties.recordedAt, context, '/finding/properties/recordedAt');
    if (properties.checkpointId !== null)
      requireRecord(context, 'checkpoint', properties.checkpointId, {
        walkId: change.walkId,
        pointer: '/finding/properties/checkpointId',
        withdrawnToo: true,
      });
    const fault = findingFault(properties, context.catalogue);
    if (fault !== undefined) refuse(fault);
    refuseClassWords(change.walkId, properties, context, '/finding/properties/text');
    const added = addedFinding(change);
    return { verdict: 'applied', writes: [surveyed(added, context)] };
  },
};

/** The record that an accepted mark becomes; also what its own phone shows before the server has answered. */
export function addedFinding(change: ChangeOf<'finding-added'>): KeptRecord<'finding'> {
  const { properties } = change.finding;
  const given = {
    status: 'received' as const,
    photoIds: [],
    confirmedBy: [],
    confirmations: 0,
    textModeration: awaitModeration(properties),
    duplicateOf: null,
    mergedLog: [],
  };
  const feature = { ...change.finding, properties: { ...properties, ...given } };
  return freshRecord('finding', change.walkId, change.id, feature);
}

/** The finding, if the author may do this to it: a participant to their own, the staff by their role. */
function ownFinding(
  change: ChangeOf<'finding-edited'> | ChangeOf<'finding-withdrawn'>,
  context: RuleContext,
  verb: 'finding.edit' | 'finding.withdraw',
): KeptRecord<'finding'> {
  const { author } = context;
  requireVerb(context, author.kind === 'participant' ? `${verb}-own` : verb);
  const finding = requireRecord(context, 'finding', change.findingId, {
    walkId: change.walkId,
    pointer: '/findingId',
    withdrawnToo: true,
  });
  const own =
    author.kind !== 'participant' || finding.feature.properties.participantId === author.participantId;
  refuseUnless(own, verb, 'this finding was made by somebody else');
  return finding;
}

export const findingEdited: ChangeRule<ChangeOf<'finding-edited'>> = {
  needs(change) {
    const checkpointId = change.fields.checkpointId?.value ?? null;
    return [change.walkId, change.findingId, ...(checkpointId === null ? [] : [checkpointId])];
  },
  apply(change, context) {
    const finding = ownFinding(change, context, 'finding.edit');
    const checkpointId = change.fields.checkpointId?.value ?? null;
    if (checkpointId !== null)
      requireRecord(context, 'checkpoint', checkpointId, {
        walkId: change.walkId,
        pointer: '/fields/checkpointId/value',
        withdrawnToo: true,
      });
    const fault = findingEditFault(change.fields, context.catalogue);
    if (fault !== undefined) refuse(fault);
    const { record: merged, conflicts } = editFields(finding, change, authorName(context.author));
    const { record: settled, unlike } = settleFinding(merged, context.catalogue);
    const wordPointer = change.fields.text === undefined ? '/fields' : '/fields/text/value';
    refuseClassWords(change.walkId, settled.feature.properties, context, wordPointer);
    const record = awaitIfReworded(finding, settled);
    return { verdict: conflicts.length + unlike.length > 0 ? 'conflict' : 'applied', writes: [record] };
  },
};

/** Words that changed are words that nobody has read: they wait again. An edit that came too late to count changes none. */
function awaitIfReworded(before: KeptRecord<'finding'>, after: KeptRecord<'finding'>): KeptRecord<'finding'> {
  if (headsOfWords(before).join() === headsOfWords(after).join()) return after;
  const { feature } = after;
  const textModeration = awaitModeration(feature.properties);
  return { ...after, feature: { ...feature, properties: { ...feature.properties, textModeration } } };
}

export const findingWithdrawn: ChangeRule<ChangeOf<'finding-withdrawn'>> = {
  needs: (change) => [change.findingId],
  apply(change, context) {
    const finding = ownFinding(change, context, 'finding.withdraw');
    const withdrawal = { at: change.at, by: authorName(context.author), reason: change.reason };
    return { verdict: 'applied', writes: [withdrawRecord(finding, withdrawal)] };
  },
};
