import { z } from 'zod';
import { datasetIdSchema } from '../ids.ts';
import { type Dataset, datasetFileSchema, datasetNameSchema } from '../incident/dataset.ts';
import { handlesIncidents } from '../incident/handles-incidents.ts';
import { freshRecord } from '../record.ts';
import { type ChangeRule, changeBase, refuseUnless, requireRecord, requireVerb } from './rule.ts';

export const datasetChangeSchemas = {
  /** A file of recorded incidents came in: its data set is made by the first one, and told of each later one. */
  'incident-dataset-added': z.strictObject({
    ...changeBase,
    kind: z.literal('incident-dataset-added'),
    datasetId: datasetIdSchema,
    name: datasetNameSchema,
    file: datasetFileSchema,
  }),
} as const;

type Added = z.infer<(typeof datasetChangeSchemas)['incident-dataset-added']>;

export const incidentDatasetAdded: ChangeRule<Added> = {
  needs: (change, author) =>
    author.kind === 'staff' && author.organisationId !== null
      ? [change.datasetId, author.organisationId]
      : [change.datasetId],
  apply(change, context) {
    requireVerb(context, 'incident.add');
    const { author } = context;
    const employer =
      author.kind === 'staff' && author.organisationId !== null
        ? context.record(author.organisationId)
        : undefined;
    refuseUnless(
      handlesIncidents(author, employer),
      'incident.add',
      'recorded incidents belong to the police; you work for another organisation',
    );
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
