import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { lampSetIdSchema, organisationIdSchema } from '../ids.ts';
import { type LampSet, lampVersionSchema } from '../lamp/lamp-set.ts';
import { partySideOf } from '../promise/promise-party.ts';
import { freshRecord } from '../record.ts';
import { type Author, authorName, type Verb } from '../roles.ts';
import { employerNeeded, employerOf } from './employer.ts';
import {
  type ChangeRule,
  changeBase,
  type RuleContext,
  refuseUnless,
  requireRecord,
  requireVerb,
  withdrawRecord,
} from './rule.ts';

export const lampChangeSchemas = {
  /** A municipality's street lamps came in, all of them: the version before is gone with this one. */
  'lamps-imported': z.strictObject({
    ...changeBase,
    kind: z.literal('lamps-imported'),
    lampSetId: lampSetIdSchema,
    organisationId: organisationIdSchema.nullable(),
    version: lampVersionSchema,
  }),
  /** The lamps are taken away for good; that they were there, and why they went, stays. */
  'lamps-withdrawn': z.strictObject({
    ...changeBase,
    kind: z.literal('lamps-withdrawn'),
    lampSetId: lampSetIdSchema,
    reason: textSchema(500),
  }),
} as const;

type Imported = z.infer<(typeof lampChangeSchemas)['lamps-imported']>;
type Withdrawn = z.infer<(typeof lampChangeSchemas)['lamps-withdrawn']>;

/** So many imports are told of in the record; the log has them all. */
const versionsTold = 50;

/** The lamp set, and the employer by whom it is known for which side the author speaks. */
const needs = (change: { lampSetId: string }, author: Author) => [
  change.lampSetId,
  ...employerNeeded(author),
];

/** Refuses unless the role may do the verb and the author works for the municipality whose lamps they are. */
function requireMunicipality(context: RuleContext, verb: Verb, organisationId: string | null): void {
  requireVerb(context, verb);
  const { author } = context;
  if (author.kind !== 'staff') return;
  refuseUnless(
    partySideOf(author, employerOf(author, context.record)) === 'municipality',
    verb,
    'street lamps belong to the municipality; you work for another organisation',
  );
  refuseUnless(
    author.organisationId === null || author.organisationId === organisationId,
    verb,
    'these are the street lamps of another municipality',
  );
}

export const lampsImported: ChangeRule<Imported> = {
  needs,
  apply(change, context) {
    const { lampSetId: id, organisationId, version } = change;
    if (context.record(id) === undefined) {
      requireMunicipality(context, 'lamp.add', organisationId);
      const properties: LampSet['properties'] = { kind: 'lamp-set', organisationId, versions: [version] };
      const feature: LampSet = { type: 'Feature', id, geometry: null, properties };
      return { verdict: 'applied', writes: [freshRecord('lamp-set', null, change.id, feature)] };
    }
    const kept = requireRecord(context, 'lamp-set', id, { pointer: '/lampSetId' });
    const { properties } = kept.feature;
    requireMunicipality(context, 'lamp.add', properties.organisationId);
    const versions = [version, ...properties.versions].slice(0, versionsTold);
    const feature = { ...kept.feature, properties: { ...properties, versions } };
    return { verdict: 'applied', writes: [{ ...kept, feature }] };
  },
};

export const lampsWithdrawn: ChangeRule<Withdrawn> = {
  needs,
  apply(change, context) {
    requireVerb(context, 'lamp.add');
    const { lampSetId: id, at, reason } = change;
    const kept = requireRecord(context, 'lamp-set', id, { pointer: '/lampSetId', withdrawnToo: true });
    requireMunicipality(context, 'lamp.add', kept.feature.properties.organisationId);
    const withdrawal = { at, by: authorName(context.author), reason };
    return { verdict: 'applied', writes: [withdrawRecord(kept, withdrawal)] };
  },
};
