import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { clockToleranceMilliseconds } from '../../domain/change-rules/rule.ts';
import type { BoundingBox } from '../../domain/geo.ts';
import { changeIdSchema, type DatasetId, datasetIdSchema, newId } from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/import/source-row.ts';
import { datasetNameSchema } from '../../domain/incident/dataset.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import {
  findIncidentColumns,
  type IncidentColumns,
  type IncidentField,
} from '../../domain/incident/incident-fields.ts';
import { planIncidents } from '../../domain/incident/plan-incidents.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Author } from '../../domain/roles.ts';
import { columnsWithPlaces } from './columns-with-places.ts';
import { contentId } from './content-id.ts';
import { type ImportDeps, UsageFault } from './import-request.ts';
import type { FileTold, RowsRead } from './read-uploaded-file.ts';

export interface IncidentRequest {
  /** Of the data set: the same name is the same data set. */
  dataset: string;
  fileName: string;
  author: Author;
}

/** How the rows are read. */
export interface IncidentFileReading {
  map: ReadonlyMap<string, IncidentField>;
  /** Fields that no column holds, whatever it is called. */
  without?: readonly IncidentField[];
  /** IANA name. */
  timeZone: string;
  /** Rows outside are refused. */
  area?: BoundingBox;
}

export interface IncidentRows extends RowsRead {
  incidents: readonly Incident[];
  columns: IncidentColumns;
}

export interface IncidentReport {
  datasetId: DatasetId;
  accepted: number;
  /** Rows that are in the data set already, or came before in the file. */
  duplicates: number;
}

/** The id of the data set of this name. @param generation how many of this name were withdrawn before */
export function datasetIdOf(name: string, generation = 0): DatasetId {
  const parts = ['dataset', name.normalize('NFC').trim().toLowerCase()];
  return contentId(datasetIdSchema, ...parts, ...(generation === 0 ? [] : [generation]));
}

/** The data set that has this name now, or that it will have: one that was withdrawn never comes back to life. */
async function openDatasetId(store: Pick<ImportDeps['store'], 'record'>, name: string): Promise<DatasetId> {
  for (let generation = 0; ; generation += 1) {
    const id = datasetIdOf(name, generation);
    if (((await store.record(id))?.withdrawn ?? null) === null) return id;
  }
}

/**
 * What an import would do, without doing it.
 * @throws UsageFault in words where nothing of the file can be taken
 */
export function understandIncidents(
  file: SourceFile,
  { map, without = [], timeZone, area }: IncidentFileReading,
  now: Date,
): IncidentRows {
  const columns = columnsWithPlaces(file.columns, findIncidentColumns(file.columns, map, without));
  const plan = planIncidents(file, {
    columns,
    timeZone,
    latest: new Date(now.getTime() + clockToleranceMilliseconds).toISOString(),
    ...(area === undefined ? {} : { area }),
    digest: (text) => createHash('sha256').update(text).digest(),
  });
  if (plan.fault !== undefined) throw new UsageFault(plan.fault, file.columns);
  const { incidents, refused, duplicates, notes } = plan;
  return { incidents, refused, duplicates, notes, fileColumns: file.columns, columns };
}

/**
 * Takes recorded incidents into a data set: the good rows are kept, the others told. The same file again adds nothing.
 * @throws UsageFault in words, or ProblemError where the author may not
 */
export async function keepIncidents(
  { store, source }: Pick<ImportDeps, 'store' | 'source'>,
  incidents: readonly Incident[],
  { rows, refused, duplicates, notes, sha256 }: FileTold,
  request: IncidentRequest,
): Promise<IncidentReport> {
  const name = datasetNameSchema.safeParse(request.dataset);
  if (!name.success) throw new UsageFault('the name of a data set has 1 to 120 characters');
  const datasetId = await openDatasetId(store, name.data);
  const at = source.now().toISOString();
  const added = await store.addIncidents(
    {
      author: request.author,
      receivedAt: at,
      change: {
        kind: 'incident-dataset-added',
        id: newId(changeIdSchema, source),
        at,
        datasetId,
        name: name.data,
        file: {
          name: basename(request.fileName).slice(0, 200) || 'file',
          ...{ sha256, rows, refused, importedAt: at },
          notes: notes.slice(0, 20),
        },
      },
    },
    incidents,
  );
  if (added.verdict?.verdict === 'refused') throw new ProblemError(added.verdict.problem);
  return { datasetId, accepted: added.accepted, duplicates: duplicates + added.duplicates };
}
