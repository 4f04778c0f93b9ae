import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { positionFault } from '../../../domain/geo.ts';
import { UnreadableFile } from '../../../domain/import/source-row.ts';
import { collectStreets } from '../../../domain/streets/collect-streets.ts';
import { type FootNetwork, footNetwork } from '../../../domain/streets/foot-network.ts';
import type { OsmReader, OsmTaker } from './osm-reader.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { readOsmXml } from './read-osm-xml.ts';

/** A large municipality has some hundred thousand; more than this is a country, and would fill the memory. */
const maxReferences = 4_000_000;
const credits = '© OpenStreetMap contributors';

/**
 * The foot network of an OpenStreetMap extract. The file is read twice: for the streets, then for their points.
 * What kind of file it is, its first bytes say, not its name.
 * @param mostReferences how many points of ways are read at most
 * @throws UnreadableFile in words for people: no extract, cut off, damaged, without streets, too large
 */
export async function readStreets(
  path: string,
  importedAt: string,
  mostReferences = maxReferences,
): Promise<FootNetwork> {
  const reader = await readerFor(path);
  const collector = collectStreets();
  let sourceDate: string | null = null;
  const taker: OsmTaker = {
    way(tags, points) {
      collector.addWay(tags, points);
      if (collector.references > mostReferences)
        throw new UnreadableFile(
          `The extract is too large: more than ${mostReferences} points of streets. Cut out the municipality first: osmium extract -b WEST,SOUTH,EAST,NORTH FILE -o NEW.osm.pbf`,
        );
    },
    point(id, longitude, latitude, tags) {
      const fault = positionFault(longitude, latitude);
      if (!Number.isSafeInteger(id) || fault !== undefined)
        throw new UnreadableFile(`The point ${id} has no place on earth. Nothing was changed.`);
      collector.addPoint(id, longitude, latitude, tags);
    },
    date(text) {
      const time = Date.parse(text);
      if (time > Date.parse(sourceDate ?? '1970-01-01')) sourceDate = new Date(time).toISOString();
    },
  };
  await reader(path, 'ways', taker);
  if (collector.references === 0) throw withoutStreets();
  await reader(path, 'points', taker);
  const streets = collector.finish();
  if (streets.pieces.length === 0) throw withoutStreets();
  return footNetwork({ about: { source: basename(path), sourceDate, importedAt, credits }, ...streets });
}

const withoutStreets = () =>
  new UnreadableFile('The extract has no streets or paths for feet. Nothing was changed.');

async function readerFor(path: string): Promise<OsmReader> {
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
