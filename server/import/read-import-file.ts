import { readFile } from 'node:fs/promises';
import { type SourceFile, UnreadableFile } from '../../domain/import/source-row.ts';
import { decodeFile } from './decode-file.ts';
import { readGeojson } from './read-geojson.ts';
import { readTable, type TableOptions } from './read-table.ts';

export interface ReadOptions extends TableOptions {
  /** Names of coordinate systems that GeoJSON may say it is in, besides degrees. */
  systems?: RegExp;
}

/**
 * Reads a file whatever its dialect: GeoJSON by its name or where it begins with { or [, otherwise a table.
 * @returns the rows and the file's bytes, by which the same file is known again
 * @throws UnreadableFile with the reason in words
 */
export async function readImportFile(
  path: string,
  options: ReadOptions = {},
): Promise<{ source: SourceFile; bytes: Uint8Array }> {
  const bytes = await readBytes(path);
  return { source: readImportBytes(bytes, path, options), bytes };
}

/**
 * The same for what is in memory already.
 * @param bytesAtMost unpacked
 */
export function readImportBytes(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions & { bytesAtMost?: number } = {},
): SourceFile {
  const { text, encoding } = decodeFile(bytes, options.bytesAtMost);
  const isJson = /\.(geo)?json(\.gz)?$/i.test(name) || /^\ufeff?\s*[[{]/.test(text);
  const source = isJson ? readGeojson(text, options.systems) : readTable(text, options);
  return { ...source, notes: [...source.notes, { sv: encoding, en: encoding }] };
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new UnreadableFile(`there is no file ${path}`);
    if (code === 'EISDIR') throw new UnreadableFile(`${path} is a folder; give one file`);
    throw new UnreadableFile(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
