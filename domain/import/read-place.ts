import type { BoundingBox, Position } from '../geo.ts';
import type { LocalizedText } from '../localized.ts';
import { type CoordinateSystem, type Pair, recogniseSystem } from './coordinate-system.ts';
import type { PlaceField } from './place-fields.ts';
import { isMissing, readNumber } from './read-value.ts';
import type { SourceFile, SourceRow, SourceValue } from './source-row.ts';

/** Which column of the file holds which field; places are always among the fields. */
export type ColumnsOf<Field extends string> = Partial<Record<Field | PlaceField, string>>;

/** What is decided for the places of a whole file. */
export interface PlaceReading {
  columns: ColumnsOf<never>;
  decimalComma: boolean;
  system: CoordinateSystem;
  /** Rows outside are refused; none where left out. */
  area?: BoundingBox;
}

const pairsLookedAt = 2000;
/** About a hundred metres around 0, 0: where geocoders put what they did not find. */
const nullIslandDegrees = 0.001;

/** The cell of a field; null where the file has none. */
export function cellOf<Field extends string>(
  row: SourceRow,
  columns: Partial<Record<Field, string>>,
  field: Field,
): SourceValue {
  const column = columns[field];
  const value = column === undefined ? null : (row.values[column] ?? null);
  return isMissing(value) ? null : value;
}

/** The pair of a row; undefined where it has none. */
function pairOf(row: SourceRow, columns: ColumnsOf<never>, decimalComma: boolean): Pair | undefined {
  const x = readNumber(cellOf(row, columns, 'longitude'), decimalComma);
  const y = readNumber(cellOf(row, columns, 'latitude'), decimalComma);
  return x === undefined || y === undefined ? undefined : [x, y];
}

/** The system that the places of the file are in, by pairs from all over it and the name that it gives itself. */
export function systemOfFile(file: SourceFile, columns: ColumnsOf<never>): CoordinateSystem {
  const step = Math.max(1, Math.floor(file.rows.length / pairsLookedAt));
  const sample = file.rows.filter((_, index) => index % step === 0);
  const pairs: Pair[] = [];
  for (const row of sample) {
    const pair = pairOf(row, columns, file.decimalComma);
    if (pair !== undefined) pairs.push(pair);
  }
  return recogniseSystem(pairs, file.systemName);
}

/** The place of a row in degrees, or in words why it has none. */
export function readPlace(
  row: SourceRow,
  { columns, decimalComma, system, area }: PlaceReading,
): { position: Position; fault?: never } | { position?: never; fault: LocalizedText } {
  const pair = pairOf(row, columns, decimalComma);
  if (pair === undefined)
    return {
      fault: { sv: 'saknar koordinater som är tal', en: 'has no coordinates that are numbers' },
    };
  const [x, y] = pair;
  if (Math.abs(x) < nullIslandDegrees && Math.abs(y) < nullIslandDegrees)
    return {
      fault: {
        sv: 'ligger på 0, 0 i havet utanför Afrika, dit platser som inte hittades brukar föras',
        en: 'lies at 0, 0 in the sea off Africa, where places that were not found are put',
      },
    };
  const position = system.toPosition(pair);
  if (position === undefined)
    return {
      fault:
        system.id === 'degrees' && Math.abs(x) <= 90 && Math.abs(y) <= 180
          ? {
              sv: `longitud ${x} och latitud ${y} ser ut att ha bytt plats`,
              en: `longitude ${x} and latitude ${y} look swapped`,
            }
          : {
              sv: `${x}, ${y} är ingen plats i: ${system.words.sv}`,
              en: `${x}, ${y} is no place in: ${system.words.en}`,
            },
    };
  const [longitude, latitude] = position;
  if (
    area !== undefined &&
    (longitude < area[0] || longitude > area[2] || latitude < area[1] || latitude > area[3])
  )
    return {
      fault: {
        sv: `ligger utanför området (longitud ${longitude}, latitud ${latitude})`,
        en: `lies outside the area (longitude ${longitude}, latitude ${latitude})`,
      },
    };
  return { position };
}
