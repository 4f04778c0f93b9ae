import { comparable, matchColumns } from '../import/match-columns.ts';
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
      ...['occurredon', 'datetime', 'timestamp', 'dispatchdatetime', 'incidentdatetime', 'tidpunkt'],
      ...['brottsdatum', 'händelsedatum', 'gärningsdatum', 'brottstid', 'händelsetid', 'inträffade'],
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
  ['hour', ['timme', 'hora', 'klockslag']],
  [
    'type',
    [
      ...['category', 'offense', 'offence', 'crimetype', 'incidenttype', 'primarytype', 'textgeneralcode'],
      ...[
        'brottstyp',
        'brottskategori',
        'brottsrubricering',
        'rubricering',
        'brottskod',
        'händelsetyp',
        'brott',
      ],
      ...['händelse', 'kategori', 'typ', 'tipo', 'modalidad', 'loccat'],
    ],
  ],
  [
    'reference',
    [
      'id',
      'incidentno',
      'incidentid',
      'caseno',
      'casenumber',
      'dckey',
      'diarienummer',
      'knummer',
      'ärendenummer',
    ],
  ],
]);

/** Columns that name a day and, beside one of them, columns that name the time of that day. */
const dayNames = [
  'datum',
  'brottsdatum',
  'händelsedatum',
  'gärningsdatum',
  'date',
  'offensedate',
  'incidentdate',
];
const clockNames = ['klockslag', 'klockan', 'tid', 'brottstid', 'händelsetid', 'time', 'incidenttime'];

/** The columns of the fields by name, `mapped` first and none for `without`; or in words what is wrong. */
export function findIncidentColumns(
  columns: readonly string[],
  mapped: ReadonlyMap<string, IncidentField>,
  without: readonly IncidentField[] = [],
): { found: IncidentColumns; fault?: never } | { found?: never; fault: LocalizedText } {
  const matched = matchColumns(columns, mapped, otherNames, without);
  if (matched.found === undefined || matched.found.hour !== undefined || without.includes('hour'))
    return matched;
  const { found } = matched;
  // A clock in a column of its own belongs to the day in the other one.
  const clock = columns.find(
    (column) => clockNames.includes(comparable(column)) && !Object.values(found).includes(column),
  );
  const hasDay = found.occurredAt !== undefined && dayNames.includes(comparable(found.occurredAt));
  return hasDay && clock !== undefined ? { found: { ...found, hour: clock } } : matched;
}
