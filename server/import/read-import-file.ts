import { readFile } from 'node:fs/promises';
import { type SourceFile, UnreadableFile } from '../../domain/import/source-row.ts';
import { decodeFile } from './decode-file.ts';
import { readGeojson } from './read-geojson.ts';
import { readTable, type TableOptions } from './read-table.ts';

/**
 * Reads a file whatever its dialect: GeoJSON by its name or where it begins with { or [, otherwise a table.
 * @returns the rows and the file's bytes, by which the same file is known again
 * @throws UnreadableFile with the reason in words
 */
export async function readImportFile(
  path: string,
  options: TableOptions = {},
): Promise<{ source: SourceFile; bytes: Uint8Array }> {
  const bytes = await readBytes(path);
  const { text, encoding } = decodeFile(bytes);
  const isJson = /\.(geo)?json(\.gz)?$/i.test(path) || /^\ufeff?\s*[[{]/.test(text);
  const source = isJson ? readGeojson(text) : readTable(text, options);
  return { source: { ...source, notes: [...source.notes, encoding] }, bytes };
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
