import { type Catalogue, type Category, polaritySchema, severitySchema } from '../catalogue.ts';
import { withoutFormulaGuard } from '../exports/safe-text.ts';
import { findingFieldSchemas } from '../finding.ts';
import { positionFault } from '../geo.ts';
import type { ColumnOfField, FindingField } from './finding-fields.ts';
import { cellOf } from './read-place.ts';
import { readNumber, readTime } from './read-value.ts';
import type { SourceRow, SourceValue } from './source-row.ts';

/** What is decided for the whole file. */
export interface FindingReading {
  columns: ColumnOfField;
  decimalComma: boolean;
  /** IANA name; of times that do not say their zone. */
  timeZone: string;
  catalogue: Catalogue;
  /** For rows without one. */
  defaults: { category?: string; recordedAt: string };
}

/** A finding's content as `parseChange` will check it; ids and the walk are given by whoever imports. */
export interface FindingContent {
  geometry: { type: 'Point'; coordinates: [number, number] };
  properties: Record<
    | 'category'
    | 'subcategory'
    | 'polarity'
    | 'severity'
    | 'text'
    | 'suggestion'
    | 'lightCondition'
    | 'accuracyMetres'
    | 'positionSource'
    | 'recordedAt'
    | 'clockSkewMilliseconds',
    string | number | null
  > & { observer: { position: [number, number]; accuracyMetres: number } | null };
}

/** Thrown while reading a row, caught by `findingFromRow`. */
class Unfit extends Error {}

/**
 * Reads a row as a finding: what the file does not say is filled in from the catalogue (polarity, severity) and
 * from the defaults. Pure.
 * @returns the content, or in words why the row cannot be taken
 */
export function findingFromRow(
  row: SourceRow,
  reading: FindingReading,
): { content: FindingContent; fault?: never } | { content?: never; fault: string } {
  try {
    return { content: readFinding(row, reading) };
  } catch (error) {
    if (error instanceof Unfit) return { fault: error.message };
    throw error;
  }
}

function readFinding(row: SourceRow, reading: FindingReading): FindingContent {
  const cell = (field: FindingField) => cellOf(row, reading.columns, field);
  const category = readCategory(cell('category'), readPolarity(cell('polarity')), reading);
  const polarity = readPolarity(cell('polarity')) ?? (category.branch === 'positive' ? 'positive' : 'unsafe');
  return {
    geometry: { type: 'Point', coordinates: readPosition(cell('longitude'), cell('latitude'), reading) },
    properties: {
      category: category.id,
      subcategory: readSubcategory(cell('subcategory'), category),
      polarity,
      severity: readSeverity(cell('severity'), polarity, category, reading),
      text: readText(row, reading.columns.text),
      suggestion: readText(row, reading.columns.suggestion),
      lightCondition: readChoice(
        cell('lightCondition'),
        'lightCondition',
        findingFieldSchemas.lightCondition.unwrap().options,
      ),
      accuracyMetres: numberOrNull(cell('accuracyMetres'), 'accuracyMetres', reading),
      positionSource:
        readChoice(cell('positionSource'), 'positionSource', findingFieldSchemas.positionSource.options) ??
        'import',
      recordedAt: readRecordedAt(cell('recordedAt'), reading),
      observer: readObserver(cell, reading),
      clockSkewMilliseconds: numberOrNull(cell('clockSkewMilliseconds'), 'clockSkewMilliseconds', reading),
    },
  };
}

function shown(value: SourceValue): string {
  const text = String(value);
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

function readPosition(
  longitudeCell: SourceValue,
  latitudeCell: SourceValue,
  { decimalComma }: FindingReading,
  whose = '',
): [number, number] {
  if (longitudeCell === null || latitudeCell === null)
    throw new Unfit(`has no ${whose}longitude and latitude`);
  const longitude = readNumber(longitudeCell, decimalComma);
  const latitude = readNumber(latitudeCell, decimalComma);
  if (longitude === undefined) throw new Unfit(`${whose}longitude ${shown(longitudeCell)} is not a number`);
  if (latitude === undefined) throw new Unfit(`${whose}latitude ${shown(latitudeCell)} is not a number`);
  const fault = positionFault(longitude, latitude);
  if (fault !== undefined) throw new Unfit(`${fault} (${whose}longitude ${longitude}, latitude ${latitude})`);
  return [longitude, latitude];
}

/** Says it without capitals and with either kind of space, so that "Bra plats" and "well_lit" are both found. */
function wordOf(value: SourceValue): string {
  return String(value)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function means(value: SourceValue, named: Pick<Category, 'id' | 'label'>): boolean {
  const word = wordOf(value);
  return [named.id, named.label.sv, named.label.en].some((name) => wordOf(name) === word);
}

function readPolarity(value: SourceValue) {
  return readChoice(value, 'polarity', polaritySchema.options);
}

function readCategory(
  value: SourceValue,
  polarity: string | null,
  { catalogue, defaults }: FindingReading,
): Category {
  const wanted = value ?? defaults.category ?? null;
  const { categories } = catalogue;
  if (wanted !== null) {
    const found = categories.find((category) => means(wanted, category));
    if (found !== undefined) return found;
    throw new Unfit(
      `category ${shown(wanted)} is not in the catalogue (${categories.map(({ id }) => id).join(', ')})`,
    );
  }
  const fallback = categories.find(({ branch }) => (branch === 'positive') === (polarity === 'positive'));
  if (polarity === null || polarity === 'neutral' || fallback === undefined)
    throw new Unfit('has no category; map a column to it or give --category');
  return fallback;
}

function readSubcategory(value: SourceValue, category: Category): string | null {
  if (value === null) return null;
  const found = category.subcategories.find((subcategory) => means(value, subcategory));
  if (found === undefined) throw new Unfit(`category "${category.id}" has no subcategory ${shown(value)}`);
  return found.id;
}

function readSeverity(
  value: SourceValue,
  polarity: string,
  category: Category,
  { decimalComma }: FindingReading,
): number | null {
  if (value === null && polarity !== 'unsafe') return null;
  if (polarity !== 'unsafe')
    throw new Unfit(`a ${polarity} place has no severity, but this one has ${shown(value)}`);
  if (value === null) {
    if (category.defaultSeverity !== null) return category.defaultSeverity;
    throw new Unfit(`an unsafe place of category "${category.id}" needs a severity from 1 to 4`);
  }
  const severity = severitySchema.safeParse(readNumber(value, decimalComma));
  if (!severity.success) throw new Unfit(`severity ${shown(value)} is not 1, 2, 3 or 4`);
  return severity.data;
}

/** Words are taken as they stand: somebody may well have written "none". */
function readText(row: SourceRow, column: string | undefined): string | null {
  const value = column === undefined ? null : (row.values[column] ?? null);
  const text = value === null ? '' : withoutFormulaGuard(String(value)).trim();
  return text === '' ? null : text;
}

function readChoice<Choice extends string>(
  value: SourceValue,
  field: FindingField,
  choices: readonly Choice[],
): Choice | null {
  if (value === null) return null;
  const found = choices.find((choice) => choice === wordOf(value));
  if (found === undefined) throw new Unfit(`${field} ${shown(value)} is not one of: ${choices.join(', ')}`);
  return found;
}

/** Where the person stood: all three cells, or none. */
function readObserver(
  cell: (field: FindingField) => SourceValue,
  reading: FindingReading,
): FindingContent['properties']['observer'] {
  const [longitude, latitude] = [cell('observerLongitude'), cell('observerLatitude')];
  const accuracyMetres = numberOrNull(cell('observerAccuracyMetres'), 'observerAccuracyMetres', reading);
  if (longitude === null && latitude === null && accuracyMetres === null) return null;
  if (accuracyMetres === null) throw new Unfit('has an observer without observerAccuracyMetres');
  return { position: readPosition(longitude, latitude, reading, 'observer '), accuracyMetres };
}

function numberOrNull(
  value: SourceValue,
  field: FindingField,
  { decimalComma }: FindingReading,
): number | null {
  if (value === null) return null;
  const number = readNumber(value, decimalComma);
  if (number === undefined) throw new Unfit(`${field} ${shown(value)} is not a number`);
  return number;
}

function readRecordedAt(value: SourceValue, { timeZone, defaults }: FindingReading): string {
  if (value === null) return defaults.recordedAt;
  const time = readTime(value, timeZone);
  if (time !== undefined) return time;
  throw new Unfit(
    `recordedAt ${shown(value)} is not a time as in 2026-11-23T17:32:00Z or a date as in 2026-11-23`,
  );
}
