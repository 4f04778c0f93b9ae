import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { datasetIdSchema } from '../ids.ts';
import { type Dataset, datasetFileSchema, datasetNameSchema } from '../incident/dataset.ts';
import { handlesIncidents } from '../incident/handles-incidents.ts';
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

export const datasetChangeSchemas = {
  /** A file of recorded incidents came in: its data set is made by the first one, and told of each later one. */
  'incident-dataset-added': z.strictObject({
    ...changeBase,
    kind: z.literal('incident-dataset-added'),
    datasetId: datasetIdSchema,
    name: datasetNameSchema,
    file: datasetFileSchema,
  }),
  /** The rows of a data set are taken away for good; that it was there, and why it went, stays. */
  'incident-dataset-withdrawn': z.strictObject({
    ...changeBase,
    kind: z.literal('incident-dataset-withdrawn'),
    datasetId: datasetIdSchema,
    reason: textSchema(500),
  }),
} as const;

type Added = z.infer<(typeof datasetChangeSchemas)['incident-dataset-added']>;
type Withdrawn = z.infer<(typeof datasetChangeSchemas)['incident-dataset-withdrawn']>;

/** The data set, and the employer by whom it is known whether an administrator is one of the police. */
const needs = (change: { datasetId: string }, author: Author) => [
  change.datasetId,
  ...employerNeeded(author),
];

/** Refuses unless the role may do the verb and recorded incidents are this author's to handle. */
function requirePolice(context: RuleContext, verb: Verb): void {
  requireVerb(context, verb);
  refuseUnless(
    handlesIncidents(context.author, employerOf(context.author, context.record)),
    verb,
    'recorded incidents belong to the police; you work for another organisation',
  );
}

export const incidentDatasetAdded: ChangeRule<Added> = {
  needs,
  apply(change, context) {
    requirePolice(context, 'incident.add');
    const { datasetId: id, name, file } = change;
    if (context.record(id) === undefined) {
      const properties: Dataset['properties'] = { kind: 'dataset', name, files: [file] };
      const feature: Dataset = { type: 'Feature', id, geometry: null, properties };
      return { verdict: 'applied', writes: [freshRecord('dataset', null, change.id, feature)] };
    }
    const kept = requireRecord(context, 'dataset', id, { pointer: '/datasetId' });
    const properties = { ...kept.feature.properties, files: [...kept.feature.properties.files, file] };
    return { verdict: 'applied', writes: [{ ...kept, feature: { ...kept.feature, properties } }] };
  },
};

export const incidentDatasetWithdrawn: ChangeRule<Withdrawn> = {
  needs,
  apply(change, context) {
    requirePolice(context, 'incident.withdraw');
    const { datasetId: id, at, reason } = change;
    const kept = requireRecord(context, 'dataset', id, { pointer: '/datasetId', withdrawnToo: true });
    const withdrawal = { at, by: authorName(context.author), reason };
    return { verdict: 'applied', writes: [withdrawRecord(kept, withdrawal)] };
  },
};
