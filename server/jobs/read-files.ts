import type { Incident } from '../../domain/incident/incident.ts';
import { inOrderOfPlace } from '../../domain/incident/map-place.ts';
import type { Lamp } from '../../domain/lamp/lamp.ts';
import { type IncidentFileReading, understandIncidents } from '../import/import-incidents.ts';
import { type LampFileReading, understandLamps } from '../import/import-lamps.ts';
import {
  type FileFault,
  type FileTold,
  readUploadedFile,
  type UploadedFile,
} from '../import/read-uploaded-file.ts';
import { inParts, type RowsInParts } from './rows-in-parts.ts';

/** Of a preview. */
const rowsShown = 10;

interface ReadIncidentsTask {
  file: UploadedFile;
  reading: IncidentFileReading;
  now: Date;
  /** Without them only the first rows come back. */
  withIncidents: boolean;
}

export type IncidentFileAnswer =
  | {
      told: FileTold;
      good: number;
      types: { name: string | null; amount: number }[];
      firstRows: readonly Incident[];
      /** In order of place; none where they were not asked for. */
      incidents: RowsInParts<Incident>;
      fault?: never;
    }
  | { told?: never; fault: FileFault };

/** A file of recorded incidents, read in any thread. */
export function readIncidentFile({
  file,
  reading,
  now,
  withIncidents,
}: ReadIncidentsTask): IncidentFileAnswer {
  const answer = readUploadedFile(file, (source) => understandIncidents(source, reading, now));
  if (answer.fault !== undefined) return answer;
  const { incidents } = answer.rows;
  const amounts = new Map<string | null, number>();
  for (const { type } of incidents) amounts.set(type, (amounts.get(type) ?? 0) + 1);
  return {
    told: answer.told,
    good: incidents.length,
    types: [...amounts].map(([name, amount]) => ({ name, amount })).sort((a, b) => b.amount - a.amount),
    firstRows: incidents.slice(0, rowsShown),
    incidents: inParts(withIncidents ? inOrderOfPlace(incidents) : []),
  };
}

interface ReadLampsTask {
  file: UploadedFile;
  reading: LampFileReading;
  /** Without them only the first rows come back. */
  withLamps: boolean;
}

export type LampFileAnswer =
  | {
      told: FileTold;
      good: number;
      broken: number;
      firstRows: readonly Lamp[];
      /** In order of place; none where they were not asked for. */
      lamps: RowsInParts<Lamp>;
      fault?: never;
    }
  | { told?: never; fault: FileFault };

/** A file of street lamps, read in any thread. */
export function readLampFile({ file, reading, withLamps }: ReadLampsTask): LampFileAnswer {
  const answer = readUploadedFile(file, (source) => understandLamps(source, reading));
  if (answer.fault !== undefined) return answer;
  const { lamps } = answer.rows;
  return {
    told: answer.told,
    good: lamps.length,
    broken: lamps.filter(({ working }) => working === false).length,
    firstRows: lamps.slice(0, rowsShown),
    lamps: inParts(withLamps ? inOrderOfPlace(lamps) : []),
  };
}
