import { open } from 'node:fs/promises';
import { UnreadableFile } from '../../../domain/import/source-row.ts';
import type { OsmReader } from './osm-reader.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { readOsmXml } from './read-osm-xml.ts';

/** The reader of an extract: what kind of file it is, its first bytes say, not its name. @throws UnreadableFile */
export async function osmReaderFor(path: string): Promise<OsmReader> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start[0] === 0x1f && start[1] === 0x8b)
      return (name, pass, taker) => readOsmXml(name, pass, taker, { packed: true });
    if (start.includes('OSMHeader')) return readOsmPbf;
    if (/^(\uFEFF)?\s*</.test(start.toString('utf8')))
      return (name, pass, taker) => readOsmXml(name, pass, taker, { packed: false });
    throw new UnreadableFile(
      'The file is no OpenStreetMap extract: it is neither .osm.pbf nor .osm nor .osm.gz.',
    );
  } finally {
    await file.close();
  }
}
