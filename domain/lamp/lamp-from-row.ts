import { withoutFormulaGuard } from '../exports/safe-text.ts';
import { comparable } from '../import/match-columns.ts';
import { cellOf, type PlaceReading, readPlace } from '../import/read-place.ts';
import { readNumber, readTime } from '../import/read-value.ts';
import type { SourceRow, SourceValue } from '../import/source-row.ts';
import type { LocalizedText } from '../localized.ts';
import type { Lamp } from './lamp.ts';
import type { LampColumns, LampField } from './lamp-fields.ts';

/** What is decided for the whole file. */
export interface LampReading extends PlaceReading {
  columns: LampColumns;
}

/** Fields that may be left out: a cell that cannot be read costs the lamp nothing but what it says. */
export type OptionalLampField = Exclude<LampField, 'longitude' | 'latitude' | 'reference'>;

const brokenWords = new Set([
  ...['broken', 'out', 'off', 'defect', 'defective', 'faulty', 'fault', 'notworking', 'no', 'false', '0'],
  ...['trasig', 'trasigt', 'släckt', 'felanmäld', 'fel', 'defekt', 'sönder', 'urfunktion', 'urdrift'],
  ...['ejidrift', 'fungerarej', 'fungerarinte', 'lyserej', 'lyserinte', 'nej', 'avställd', 'disused'],
]);
const workingWords = new Set([
  ...['working', 'works', 'on', 'ok', 'okay', 'good', 'operational', 'yes', 'true', '1', 'active'],
  ...['fungerar', 'hel', 'helt', 'idrift', 'drift', 'tänd', 'lyser', 'ja', 'felfri', 'aktiv', 'bra'],
]);
/** Registers have a word for it that they do not know. */
const unknownWords = new Set(['unknown', 'okänd', 'okänt', 'ejkontrollerad', 'saknas', 'vetej']);

const typeCharactersAtMost = 40;
const referenceCharactersAtMost = 60;
const heightMetresAtMost = 60;
/** Days of a register are days of Sweden; a time of the day says no more here. */
const timeZone = 'Europe/Stockholm';

/**
 * Reads a row as a lamp. Pure.
 * @returns the lamp with the fields that could not be read, or in words why the row has no place
 */
export function lampFromRow(
  row: SourceRow,
  reading: LampReading,
):
  | { lamp: Lamp; unread: readonly { field: OptionalLampField; text: string }[]; fault?: never }
  | { lamp?: never; fault: LocalizedText } {
  const { position, fault } = readPlace(row, reading);
  if (position === undefined) return { fault };
  const unread: { field: OptionalLampField; text: string }[] = [];
  function optional<Value>(field: OptionalLampField, read: (cell: SourceValue) => Value | undefined) {
    const cell = cellOf(row, reading.columns, field);
    if (cell === null) return null;
    const value = read(cell);
    if (value !== undefined) return value;
    unread.push({ field, text: String(cell).slice(0, 40) });
    return null;
  }
  const reference = cellOf(row, reading.columns, 'reference');
  const lamp: Lamp = {
    position,
    working: optional('status', readWorking),
    type: optional('type', (cell) => typeOf(cell, reading.columns.type)),
    heightMetres: optional('height', (cell) => readHeight(cell, reading.decimalComma)),
    inspectedOn: optional('inspectedOn', readDay),
    reference: reference === null ? null : plain(reference).slice(0, referenceCharactersAtMost),
  };
  return { lamp, unread };
}

function plain(value: SourceValue): string {
  return withoutFormulaGuard(String(value)).trim();
}

/** True, false or, of a word that says so, null; undefined for what means none of them. */
function readWorking(cell: SourceValue): boolean | null | undefined {
  const word = comparable(String(cell));
  if (brokenWords.has(word)) return false;
  if (workingWords.has(word)) return true;
  return unknownWords.has(word) ? null : undefined;
}

/** A column that is named LED says yes or no. */
function typeOf(cell: SourceValue, column: string | undefined): string | null {
  const text = plain(cell).slice(0, typeCharactersAtMost);
  if (comparable(column ?? '') !== 'led') return text === '' ? null : text;
  return workingWords.has(comparable(text)) ? 'LED' : null;
}

function readHeight(cell: SourceValue, decimalComma: boolean): number | undefined {
  const text = typeof cell === 'string' ? cell.replace(/\s*m(eter)?\s*$/i, '') : cell;
  const metres = readNumber(text, decimalComma);
  return metres !== undefined && metres > 0 && metres <= heightMetresAtMost ? metres : undefined;
}

function readDay(cell: SourceValue): string | undefined {
  const text = plain(cell).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return readTime(text, timeZone) === undefined ? undefined : text.slice(0, 10);
}
