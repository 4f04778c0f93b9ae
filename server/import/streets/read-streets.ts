import { basename } from 'node:path';
import { positionFault } from '../../../domain/geo.ts';
import { UnreadableFile } from '../../../domain/import/source-row.ts';
import { collectStreets } from '../../../domain/streets/collect-streets.ts';
import { type FootNetwork, footNetwork } from '../../../domain/streets/foot-network.ts';
import type { OsmTaker } from './osm-reader.ts';
import { osmReaderFor } from './osm-reader-for.ts';

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
  const reader = await osmReaderFor(path);
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
