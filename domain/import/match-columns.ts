import type { LocalizedText } from '../localized.ts';

/** A column's name without capitals, spaces and marks. */
export function comparable(name: string): string {
  return name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/**
 * Finds the columns of fields by name; `mapped` (field by column) goes before names.
 * @param names every field in the order they are looked for, with its other names, the surest first
 * @param without fields that no column holds, whatever it is called
 * @returns the columns, or in words what is wrong: a mapped column that is not there, or one name twice.
 */
export function matchColumns<Field extends string>(
  columns: readonly string[],
  mapped: ReadonlyMap<string, Field>,
  names: ReadonlyMap<Field, readonly string[]>,
  without: readonly Field[] = [],
): { found: Partial<Record<Field, string>>; fault?: never } | { found?: never; fault: LocalizedText } {
  const found: Partial<Record<Field, string>> = {};
  const taken = new Set<string>();
  for (const [wanted, field] of mapped) {
    const column =
      columns.find((name) => name === wanted) ??
      columns.find((name) => comparable(name) === comparable(wanted));
    if (column === undefined)
      return {
        fault: {
          sv: `det finns ingen kolumn "${wanted}"; filen har: ${columns.join(', ')}`,
          en: `there is no column "${wanted}"; the file has: ${columns.join(', ')}`,
        },
      };
    if (found[field] !== undefined)
      return {
        fault: {
          sv: `både "${found[field]}" och "${column}" är valda som ${field}`,
          en: `both "${found[field]}" and "${column}" are mapped to ${field}`,
        },
      };
    found[field] = column;
    taken.add(column);
  }
  for (const [field, others] of names) {
    if (found[field] !== undefined || without.includes(field)) continue;
    for (const name of [comparable(field), ...others]) {
      const matches = columns.filter((column) => !taken.has(column) && comparable(column) === name);
      const [column] = matches;
      if (matches.length > 1)
        return {
          fault: {
            sv: `kolumnerna ${matches.map((match) => `"${match}"`).join(' och ')} har samma namn`,
            en: `the columns ${matches.map((match) => `"${match}"`).join(' and ')} have the same name`,
          },
        };
      if (column === undefined) continue;
      found[field] = column;
      break;
    }
  }
  return { found };
}
