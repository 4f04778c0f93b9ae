import { type DatasetId, datasetIdSchema } from '../domain/ids.ts';
import type { DatasetFile } from '../domain/incident/dataset.ts';
import type { Store } from './storage/store.ts';

/** The data sets of recorded incidents by name. For addresses of the police only. */
export async function incidentDatasets(
  store: Pick<Store, 'recordsOfKind'>,
): Promise<readonly { id: DatasetId; name: string; files: readonly DatasetFile[] }[]> {
  const records = await store.recordsOfKind('dataset');
  return records
    .map(({ feature }) => ({
      id: datasetIdSchema.parse(feature.id),
      name: feature.properties.name,
      files: feature.properties.files,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
