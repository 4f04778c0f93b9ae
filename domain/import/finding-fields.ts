import type { LocalizedText } from '../localized.ts';
import { matchColumns } from './match-columns.ts';

/** What a row can say of a finding, under the names that the exports write. */
export const findingFields = [
  'id',
  'longitude',
  'latitude',
  'category',
  'subcategory',
  'polarity',
  'severity',
  'text',
  'suggestion',
  'participant',
  'checkpoint',
  'lightCondition',
  'accuracyMetres',
  'positionSource',
  'recordedAt',
  'observerLongitude',
  'observerLatitude',
  'observerAccuracyMetres',
  'group',
  'clockSkewMilliseconds',
] as const;
export type FindingField = (typeof findingFields)[number];

/** Other names, the surest first; compared without capitals, spaces and marks. */
const otherNames: { readonly [Field in FindingField]: readonly string[] } = {
  id: [],
  longitude: ['lng', 'lon', 'long', 'longitud', 'x'],
  latitude: ['lat', 'latitud', 'y'],
  category: [],
  subcategory: [],
  polarity: [],
  severity: [],
  text: ['comment', 'description'],
  suggestion: [],
  participant: ['participantid', 'voice'],
  checkpoint: ['checkpointid', 'stop'],
  lightCondition: ['light'],
  accuracyMetres: ['accuracy'],
  positionSource: [],
  recordedAt: ['time', 'timestamp', 'datetime', 'date'],
  observerLongitude: [],
  observerLatitude: [],
  observerAccuracyMetres: [],
  group: ['groupid'],
  clockSkewMilliseconds: [],
};

/** Which column of the file holds which field. */
export type ColumnOfField = Partial<Record<FindingField, string>>;

/**
 * Finds the columns by name; `mapped` (field by column) goes before names.
 * @returns the columns, or in words what is wrong: a mapped column that is not there, or one name twice.
 */
export function findColumns(
  columns: readonly string[],
  mapped: ReadonlyMap<string, FindingField>,
): { found: ColumnOfField; fault?: never } | { found?: never; fault: LocalizedText } {
  return matchColumns(columns, mapped, new Map(findingFields.map((field) => [field, otherNames[field]])));
}
