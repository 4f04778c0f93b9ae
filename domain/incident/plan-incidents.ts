import { distanceMetres, type Position } from '../geo.ts';
import { systemOfFile } from '../import/read-place.ts';
import type { RefusedRow, SourceFile } from '../import/source-row.ts';
import type { LocalizedText } from '../localized.ts';
import type { Incident } from './incident.ts';
import { type IncidentReading, incidentFromRow, type ReadIncident } from './incident-from-row.ts';

/** So many rows on one point that it hardly is where they all happened. */
export const maskedRowsAtLeast = 20;
/** More kinds than this are no kinds but words, and words may tell who somebody is. */
const typesAtMost = 500;
const farMetres = 50_000;
/** More than this are no slips: the file is of a whole region. */
const farShareAtMost = 0.05;

export interface IncidentPlan {
  incidents: readonly Incident[];
  refused: readonly RefusedRow[];
  /** Rows that came before in the file with the same reference and content. */
  duplicates: number;
  /** How the file was understood and what stands out in it, in words. */
  notes: readonly LocalizedText[];
  /** In words, why nothing of the file can be taken. */
  fault?: LocalizedText;
}

export type PlanSettings = Omit<IncidentReading, 'system' | 'decimalComma'> & {
  /** At least 16 bytes, as SHA-256. */
  digest(text: string): Uint8Array;
};

/**
 * Reads the rows of a file as incidents and tells which cannot be taken, which came twice and what looks masked. Rows
 * with a reference are the same where everything is the same; without one, two equal rows of a file are two incidents.
 */
export function planIncidents(file: SourceFile, settings: PlanSettings): IncidentPlan {
  const system = systemOfFile(file, settings.columns);
  const nothing = { incidents: [], refused: [], duplicates: 0, notes: file.notes };
  if (system.id === 'unknown') return { ...nothing, fault: system.words };
  const reading: IncidentReading = { ...settings, system, decimalComma: file.decimalComma };
  const refused: RefusedRow[] = [...file.refused];
  const read: ReadIncident[] = [];
  for (const row of file.rows) {
    const { incident, fault } = incidentFromRow(row, reading);
    if (incident === undefined) refused.push({ ...row, reason: fault });
    else read.push(incident);
  }
  if (new Set(read.map(({ type }) => type)).size > typesAtMost)
    return {
      ...nothing,
      fault: {
        sv: `kolumnen "${settings.columns.type}" har mer än ${typesAtMost} olika värden, så den innehåller fritext och inga typer; välj en annan kolumn som typ`,
        en: `the column "${settings.columns.type}" has more than ${typesAtMost} different values, so it holds words and no types; map another column to "type"`,
      },
    };
  const places = read.map(({ position }) => placeOf(position));
  const rowsAt = new Map<string, number>();
  for (const place of places) rowsAt.set(place, (rowsAt.get(place) ?? 0) + 1);
  const incidents = new Map<string, Incident>();
  const occurrences = new Map<string, number>();
  for (const [index, row] of read.entries()) {
    const { reference, position, occurredAt, weekday, hour, type } = row;
    const place = places[index] ?? '';
    const content = JSON.stringify([reference, place, occurredAt, weekday, hour, type]);
    const occurrence = reference === null ? (occurrences.get(content) ?? 0) + 1 : 1;
    if (reference === null) occurrences.set(content, occurrence);
    const identity = `${content}#${occurrence}`;
    if (incidents.has(identity)) continue;
    const masked = (rowsAt.get(place) ?? 0) >= maskedRowsAtLeast;
    const key = settings.digest(identity).slice(0, 16);
    incidents.set(identity, { key, position, occurredAt, weekday, hour, type, masked });
  }
  refused.sort((a, b) => a.line - b.line);
  const kept = [...incidents.values()];
  const notes = [...file.notes, system.words, ...maskedNote(kept), ...farNote(kept), ...timeNote(kept)];
  return { incidents: kept, refused, duplicates: read.length - kept.length, notes };
}

function placeOf([longitude, latitude]: readonly [number, number]): string {
  return `${longitude},${latitude}`;
}

function maskedNote(incidents: readonly Incident[]): LocalizedText[] {
  const masked = incidents.filter((incident) => incident.masked);
  if (masked.length === 0) return [];
  const points = new Set(masked.map(({ position }) => placeOf(position))).size;
  return [
    {
      sv: `${masked.length} rader ligger på ${points} punkter med minst ${maskedRowsAtLeast} rader var: platserna kan vara maskerade; raderna behålls och märks`,
      en: `${masked.length} rows lie on ${points} points with at least ${maskedRowsAtLeast} rows each: the places may be masked; the rows are kept and marked`,
    },
  ];
}

/** A few rows far from all the others are seldom where it happened: a wrong digit, or the place of the report. */
function farNote(incidents: readonly Incident[]): LocalizedText[] {
  const middle = (axis: 0 | 1) =>
    incidents.map(({ position }) => position[axis]).sort((a, b) => a - b)[incidents.length >> 1] ?? 0;
  const centre: Position = [middle(0), middle(1)];
  const far = incidents.filter(({ position }) => distanceMetres(position, centre) > farMetres).length;
  if (far === 0 || far > incidents.length * farShareAtMost) return [];
  return [
    {
      sv: `${far} rader ligger mer än ${farMetres / 1000} km från mitten av de andra: kontrollera koordinaterna; raderna behålls`,
      en: `${far} rows lie more than ${farMetres / 1000} km from the middle of the others: check the coordinates; the rows are kept`,
    },
  ];
}

function timeNote(incidents: readonly Incident[]): LocalizedText[] {
  const count = (isMissing: (incident: Incident) => boolean) => incidents.filter(isMissing).length;
  const withoutTime = count(({ occurredAt }) => occurredAt === null);
  const withoutHour = count(({ occurredAt, hour }) => occurredAt !== null && hour === null);
  return [
    ...(withoutTime > 0
      ? [{ sv: `${withoutTime} rader anger ingen tid`, en: `${withoutTime} rows say no time` }]
      : []),
    ...(withoutHour > 0
      ? [
          {
            sv: `${withoutHour} rader anger ingen timme, så de är inte med i tabellen över veckodag och timme`,
            en: `${withoutHour} rows say no hour, so they are in no table of weekday and hour`,
          },
        ]
      : []),
  ];
}
