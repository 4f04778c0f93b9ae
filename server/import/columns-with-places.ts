import type { ColumnsOf } from '../../domain/import/read-place.ts';
import type { LocalizedText } from '../../domain/localized.ts';
import { UsageFault } from './import-request.ts';

const fieldWords = {
  longitude: { sv: 'longitud eller x', en: 'longitude' },
  latitude: { sv: 'latitud eller y', en: 'latitude' },
} as const;

/**
 * The columns that were found, with both of the place among them.
 * @throws UsageFault with the columns of the file, so that the person can say which is which
 */
export function columnsWithPlaces<Field extends string>(
  fileColumns: readonly string[],
  match: { found: ColumnsOf<Field>; fault?: never } | { found?: never; fault: LocalizedText },
): ColumnsOf<Field> {
  if (match.fault !== undefined) throw new UsageFault(match.fault, fileColumns);
  const { found } = match;
  const missing = (['longitude', 'latitude'] as const).filter((field) => found[field] === undefined);
  if (missing.length === 0) return found;
  const list = fileColumns.join(', ');
  throw new UsageFault(
    {
      sv: `ingen kolumn är ${missing.map((field) => fieldWords[field].sv).join(' och ')}; filen har: ${list}. Välj vilken kolumn som är vad`,
      en: `no column for ${missing.join(' and ')}; the file has: ${list}. Say which is which by mapping a column to ${missing[0]}`,
    },
    fileColumns,
  );
}
