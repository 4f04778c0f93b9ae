import { type Position, roundPosition } from '../geo.ts';
import type { LocalizedText } from '../localized.ts';
import { positionOfSweref } from '../sweref.ts';

/** A pair as the file has it: the column of the longitude or of x, and that of the latitude or of y. */
export type Pair = readonly [x: number, y: number];

/** How the pairs of a file are read; `words` tell it to the person who has the file. */
export interface CoordinateSystem {
  id: 'degrees' | 'sweref-99-tm' | 'web-mercator' | 'unknown';
  words: LocalizedText;
  /** Undefined for a pair that lies outside the system. */
  toPosition(pair: Pair): Position | undefined;
}

const isDegrees = ([x, y]: Pair) => Math.abs(x) <= 180 && Math.abs(y) <= 180;
const isEast = (metres: number) => metres >= 200_000 && metres <= 1_000_000;
const isNorth = (metres: number) => metres >= 6_100_000 && metres <= 7_700_000;
/** RT 90 has its false easting at 1,500 km, so Swedish eastings of it are no eastings of SWEREF 99 TM. */
const isOldEast = (metres: number) => metres >= 1_200_000 && metres <= 1_900_000;
const mercatorRadiusMetres = 6_378_137;
const isMercator = ([x, y]: Pair) =>
  Math.abs(x) <= 20_037_509 && Math.abs(y) <= 20_048_967 && Math.abs(x) > 1000 && Math.abs(y) > 1000;

const degrees: CoordinateSystem = {
  id: 'degrees',
  words: {
    sv: 'longitud och latitud i grader (WGS 84)',
    en: 'longitude and latitude in degrees (WGS 84)',
  },
  toPosition: ([x, y]) => (Math.abs(x) <= 180 && Math.abs(y) <= 90 ? roundPosition([x, y]) : undefined),
};

function sweref(swapped: boolean): CoordinateSystem {
  return {
    id: 'sweref-99-tm',
    words: swapped
      ? {
          sv: 'SWEREF 99 TM (EPSG:3006) i meter, med norr först; omräknat till grader',
          en: 'SWEREF 99 TM (EPSG:3006) in metres, with north first; turned into degrees',
        }
      : {
          sv: 'SWEREF 99 TM (EPSG:3006) i meter; omräknat till grader',
          en: 'SWEREF 99 TM (EPSG:3006) in metres; turned into degrees',
        },
    toPosition([x, y]) {
      const [eastMetres, northMetres] = swapped ? [y, x] : [x, y];
      return isEast(eastMetres) && isNorth(northMetres)
        ? positionOfSweref({ northMetres, eastMetres })
        : undefined;
    },
  };
}

const webMercator: CoordinateSystem = {
  id: 'web-mercator',
  words: {
    sv: 'Web Mercator (EPSG:3857) i meter; omräknat till grader',
    en: 'Web Mercator (EPSG:3857) in metres; turned into degrees',
  },
  toPosition([x, y]) {
    if (!isMercator([x, y])) return undefined;
    const latitude = 2 * Math.atan(Math.exp(y / mercatorRadiusMetres)) - Math.PI / 2;
    return roundPosition([((x / mercatorRadiusMetres) * 180) / Math.PI, (latitude * 180) / Math.PI]);
  },
};

function unknown(words: LocalizedText): CoordinateSystem {
  return { id: 'unknown', words, toPosition: () => undefined };
}

/**
 * The system in which nearly all of these pairs make sense. Metres outside Sweden are never guessed at, but for Web
 * Mercator where the file says so: a wrong guess puts every row in a wrong street.
 * @param pairs from all over the file; those of null island (0, 0) say nothing and are not counted
 * @param named the name that the file itself gives its system, as GeoJSON once did
 */
export function recogniseSystem(pairs: readonly Pair[], named?: string): CoordinateSystem {
  const telling = pairs.filter(([x, y]) => x !== 0 || y !== 0);
  const nearlyAll = (fits: (pair: Pair) => boolean) =>
    telling.length > 0 && telling.filter(fits).length >= 0.9 * telling.length;
  if (named !== undefined && /3857|900913/.test(named) && nearlyAll(isMercator)) return webMercator;
  if (telling.length === 0 || nearlyAll(isDegrees)) return degrees;
  if (nearlyAll(([x, y]) => isEast(x) && isNorth(y))) return sweref(false);
  if (nearlyAll(([x, y]) => isEast(y) && isNorth(x))) return sweref(true);
  if (nearlyAll(([x, y]) => (isOldEast(x) && isNorth(y)) || (isOldEast(y) && isNorth(x))))
    return unknown({
      sv: 'koordinaterna ser ut som RT 90 (EPSG:3021) eller ett annat system i meter; spara filen i SWEREF 99 TM eller WGS 84 och läs in den igen',
      en: 'the coordinates look like RT 90 (EPSG:3021), or another system in metres; save the file in SWEREF 99 TM or WGS 84 and import it again',
    });
  return unknown({
    sv: 'koordinaterna är meter i ett system som inte känns igen; spara filen i WGS 84 (EPSG:4326) eller SWEREF 99 TM (EPSG:3006) och läs in den igen',
    en: 'the coordinates are metres in a system that is not recognised; save the file in WGS 84 (EPSG:4326) or SWEREF 99 TM (EPSG:3006) and import it again',
  });
}
