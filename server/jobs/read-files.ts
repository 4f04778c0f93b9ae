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

/** Of a preview. */
const rowsShown = 10;

interface ReadIncidentsTask {
  file: UploadedFile;
  reading: IncidentFileReading;
  now: Date;
  /** Without them only the first rows are copied back. */
  withIncidents: boolean;
}

export type IncidentFileAnswer =
  | {
      told: FileTold;
      good: number;
      types: { name: string | null; amount: number }[];
      /** The first rows, or all in order of place. */
      incidents: readonly Incident[];
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
    incidents: withIncidents ? inOrderOfPlace(incidents) : incidents.slice(0, rowsShown),
  };
}

interface ReadLampsTask {
  file: UploadedFile;
  reading: LampFileReading;
  /** Without them only the first rows are copied back. */
  withLamps: boolean;
}

export type LampFileAnswer =
  | { told: FileTold; good: number; broken: number; lamps: readonly Lamp[]; fault?: never }
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
    lamps: withLamps ? lamps : lamps.slice(0, rowsShown),
  };
}
