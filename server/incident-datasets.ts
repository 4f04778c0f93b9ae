import { type DatasetId, datasetIdSchema } from '../domain/ids.ts';
import type { DatasetFile } from '../domain/incident/dataset.ts';
import type { Store } from './storage/store.ts';

/** What is told of a data set and its files, as long as the rows are the same: a set changes only when a file comes in. */
export const contentOf = (datasets: readonly { id: DatasetId; files: readonly DatasetFile[] }[]) =>
  datasets.map(({ id, files }) => [id, files.length, files.at(-1)?.importedAt]);

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
