import { InvalidArgumentError, Option } from 'commander';
import type { BoundingBox } from '../../domain/geo.ts';
import { UsageFault } from '../import/import-request.ts';

function readMapping(text: string, before: ReadonlyMap<string, string>): Map<string, string> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as COLUMN=FIELD, as in --map Längd=longitude.');
  return new Map([...before, [text.slice(0, at), text.slice(at + 1).trim()]]);
}

/** The columns by field. Which fields there are depends on the kind of rows, which is known only when all options are read. */
export function mappingOf<Field extends string>(
  map: ReadonlyMap<string, string>,
  fields: readonly Field[],
): ReadonlyMap<string, Field> {
  return new Map(
    [...map].map(([column, name]) => {
      const field = fields.find((one) => one === name);
      if (field !== undefined) return [column, field] as const;
      throw new UsageFault(`There is no field "${name}". Fields: ${fields.join(', ')}.`);
    }),
  );
}

export function readArea(text: string): BoundingBox {
  const [west, south, east, north, ...more] = text.split(',').map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    throw new InvalidArgumentError('Write it as WEST,SOUTH,EAST,NORTH in degrees.');
  if (more.length > 0 || !(west < east && south < north))
    throw new InvalidArgumentError('Write it as WEST,SOUTH,EAST,NORTH in degrees.');
  return [west, south, east, north];
}

export function readDelimiter(text: string): string {
  const delimiter = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';' }[text] ?? text;
  if (delimiter.length !== 1) throw new InvalidArgumentError('It must be one character, or the word "tab".');
  return delimiter;
}

const noMappings: ReadonlyMap<string, string> = new Map();

/** `--map`, as often as there are columns to name. */
export function mapOption(): Option {
  return new Option('--map <column=field>', 'which field a column is; may be given many times')
    .argParser(readMapping)
    .default(noMappings, 'by name');
}
