import Database from 'better-sqlite3';

export interface Tile {
  bytes: Buffer;
  gzipped: boolean;
}

export interface Mbtiles {
  /** A tile by its web address (y from the north); undefined where the archive has none. */
  tile(zoom: number, x: number, y: number): Tile | undefined;
}

/** An MBTiles 1.3 archive, only read. @throws in words when the file is not one. */
export function openMbtiles(path: string): Mbtiles {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const find = database
      .prepare<[number, number, number], Buffer>(
        'select tile_data from tiles where zoom_level = ? and tile_column = ? and tile_row = ?',
      )
      .pluck();
    return {
      tile(zoom, x, y) {
        // MBTiles counts rows from the south (TMS).
        const bytes = find.get(zoom, x, 2 ** zoom - 1 - y);
        return bytes === undefined ? undefined : { bytes, gzipped: bytes[0] === 0x1f && bytes[1] === 0x8b };
      },
    };
  } catch (error) {
    database.close();
    throw new Error(`${path} is not an MBTiles archive`, { cause: error });
  }
}
