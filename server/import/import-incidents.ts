import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { clockToleranceMilliseconds } from '../../domain/change-rules/rule.ts';
import type { BoundingBox } from '../../domain/geo.ts';
import { changeIdSchema, type DatasetId, datasetIdSchema, newId } from '../../domain/ids.ts';
import type { RefusedRow, SourceFile } from '../../domain/import/source-row.ts';
import { datasetNameSchema } from '../../domain/incident/dataset.ts';
import {
  findIncidentColumns,
  type IncidentColumns,
  type IncidentField,
} from '../../domain/incident/incident-fields.ts';
import { type IncidentPlan, planIncidents } from '../../domain/incident/plan-incidents.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Author } from '../../domain/roles.ts';
import { contentId } from './content-id.ts';
import { type ImportDeps, UsageFault } from './import-request.ts';

export interface IncidentRequest {
  /** Of the data set: the same name is the same data set. */
  dataset: string;
  fileName: string;
  map: ReadonlyMap<string, IncidentField>;
  /** IANA name. */
  timeZone: string;
  /** Rows outside are refused. */
  area?: BoundingBox;
  author: Author;
}

export interface IncidentPreview
  extends Pick<IncidentPlan, 'incidents' | 'refused' | 'duplicates' | 'notes'> {
  /** Of the file, as they stand. */
  fileColumns: readonly string[];
  columns: IncidentColumns;
}

export interface IncidentReport {
  datasetId: DatasetId;
  accepted: number;
  refused: readonly RefusedRow[];
  /** Rows that are in the data set already, or came before in the file. */
  duplicates: number;
  fileColumns: readonly string[];
  notes: readonly string[];
}

/** Systems that GeoJSON may name and that are turned into degrees. */
export const knownSystems = /EPSG:{1,2}(3006|3857|900913)$/i;

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
export function previewIncidents(
  file: SourceFile,
  { map, timeZone, area }: Pick<IncidentRequest, 'map' | 'timeZone' | 'area'>,
  now: Date,
): IncidentPreview {
  const { found, fault } = findIncidentColumns(file.columns, map);
  if (found === undefined) throw new UsageFault(fault);
  const missing = (['longitude', 'latitude'] as const).filter((field) => found[field] === undefined);
  if (missing.length > 0)
    throw new UsageFault(
      `no column for ${missing.join(' and ')}; the file has: ${file.columns.join(', ')}. ` +
        `Say which is which by mapping a column to ${missing[0]}`,
    );
  const plan = planIncidents(file, {
    columns: found,
    timeZone,
    latest: new Date(now.getTime() + clockToleranceMilliseconds).toISOString(),
    ...(area === undefined ? {} : { area }),
    ...(file.systemName === undefined ? {} : { systemName: file.systemName }),
    digest: (text) => createHash('sha256').update(text).digest(),
  });
  if (plan.fault !== undefined) throw new UsageFault(plan.fault);
  const { incidents, refused, duplicates, notes } = plan;
  return { incidents, refused, duplicates, notes, fileColumns: file.columns, columns: found };
}

/**
 * Takes recorded incidents into a data set: the good rows are kept, the others are told. The same file again adds
 * nothing.
 * @throws UsageFault in words, or ProblemError where the author may not
 */
export async function importIncidents(
  { store, source }: Pick<ImportDeps, 'store' | 'source'>,
  file: SourceFile,
  bytes: Uint8Array,
  request: IncidentRequest,
): Promise<IncidentReport> {
  const name = datasetNameSchema.safeParse(request.dataset);
  if (!name.success) throw new UsageFault('the name of a data set has 1 to 120 characters');
  const now = source.now();
  const { incidents, refused, duplicates, notes, fileColumns } = previewIncidents(file, request, now);
  const datasetId = await openDatasetId(store, name.data);
  const at = now.toISOString();
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
          sha256: createHash('sha256').update(bytes).digest('hex'),
          rows: file.rows.length + file.refused.length,
          refused: refused.length,
          importedAt: at,
          notes: notes.slice(0, 20).map((note) => note.slice(0, 500)),
        },
      },
    },
    incidents,
  );
  if (added.verdict?.verdict === 'refused') throw new ProblemError(added.verdict.problem);
  return {
    datasetId,
    accepted: added.accepted,
    refused,
    duplicates: duplicates + added.duplicates,
    fileColumns,
    notes,
  };
}
