import { matchColumns } from '../import/match-columns.ts';
import { placeFields, placeNames } from '../import/place-fields.ts';
import type { LocalizedText } from '../localized.ts';

/** What a row can say of a recorded incident. */
export const incidentFields = [...placeFields, 'occurredAt', 'hour', 'type', 'reference'] as const;
export type IncidentField = (typeof incidentFields)[number];
export type IncidentColumns = Partial<Record<IncidentField, string>>;

/**
 * Names in the systems that such files come from, the surest first. Where a system writes both the time and the hour,
 * the hour is the local one, so it goes before that of the time.
 */
const otherNames: ReadonlyMap<IncidentField, readonly string[]> = new Map<IncidentField, readonly string[]>([
  ...placeNames,
  [
    'occurredAt',
    [
      ...[
        'occurredon',
        'datetime',
        'timestamp',
        'dispatchdatetime',
        'incidentdatetime',
        'tidpunkt',
        'brottstid',
      ],
      ...[
        'date',
        'offensedate',
        'incidentdate',
        'dispatchdate',
        'occurreddate',
        'datum',
        'fecha',
        'fechahecho',
      ],
      ...['time', 'recordedat', 'tid', 'month', 'månad', 'mes'],
    ],
  ],
  ['hour', ['timme', 'hora']],
  [
    'type',
    [
      ...['category', 'offense', 'offence', 'crimetype', 'incidenttype', 'primarytype', 'textgeneralcode'],
      ...['brottstyp', 'brottskod', 'händelsetyp', 'typ', 'tipo', 'modalidad', 'loccat'],
    ],
  ],
  [
    'reference',
    ['id', 'incidentno', 'incidentid', 'caseno', 'casenumber', 'dckey', 'diarienummer', 'knummer'],
  ],
]);

/** The columns of the fields by name, `mapped` first; or in words what is wrong. */
export function findIncidentColumns(
  columns: readonly string[],
  mapped: ReadonlyMap<string, IncidentField>,
): { found: IncidentColumns; fault?: never } | { found?: never; fault: LocalizedText } {
  return matchColumns(columns, mapped, otherNames);
}
