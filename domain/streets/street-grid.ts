import { earthRadiusMetres, type Position } from '../geo.ts';
import { type FootNetwork, positionOfPoint } from './foot-network.ts';

/** The nearest spot of a street. */
export interface StreetSpot {
  /** The piece between these two points, `share` (0 to 1) of the way from the first to the second. */
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly position: Position;
  /** From the place that was asked for, as the crow flies. */
  readonly metresAway: number;
  readonly part: number;
}

export interface StreetGrid {
  /** The nearest spot of a street within so many metres, of the parts that are wanted; undefined where there is none. */
  nearest(place: Position, withinMetres: number, wanted: (part: number) => boolean): StreetSpot | undefined;
}

const cellMetres = 120;
const metresPerDegree = (earthRadiusMetres * Math.PI) / 180;

/** The streets of a network by square cells of 120 m, so that a look around a place touches few of them. */
export function streetGrid(network: FootNetwork): StreetGrid {
  const [west, south, east, north] = network.bounds;
  const perDegreeEast = metresPerDegree * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = Math.floor(((east - west) * perDegreeEast) / cellMetres) + 1;
  const up = Math.floor(((north - south) * metresPerDegree) / cellMetres) + 1;
  const column = (longitude: number) => Math.floor(((longitude - west) * perDegreeEast) / cellMetres);
  const row = (latitude: number) => Math.floor(((latitude - south) * metresPerDegree) / cellMetres);
  const inside = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

  const cells = new Map<number, number[]>();
  for (let piece = 0; piece < network.pieces.length; piece += 2) {
    const a = positionOfPoint(network, network.pieces[piece] ?? 0);
    const b = positionOfPoint(network, network.pieces[piece + 1] ?? 0);
    const columns = [column(Math.min(a[0], b[0])), column(Math.max(a[0], b[0]))].map((x) =>
      inside(x, across),
    );
    const rows = [row(Math.min(a[1], b[1])), row(Math.max(a[1], b[1]))].map((y) => inside(y, up));
    for (let x = columns[0] ?? 0; x <= (columns[1] ?? 0); x++)
      for (let y = rows[0] ?? 0; y <= (rows[1] ?? 0); y++) {
        const listed = cells.get(y * across + x);
        if (listed === undefined) cells.set(y * across + x, [piece]);
        else listed.push(piece);
      }
  }

  return {
    nearest(place, withinMetres, wanted) {
      const reach = Math.ceil(withinMetres / cellMetres);
      const [x, y] = [column(place[0]), row(place[1])];
      let best: StreetSpot | undefined;
      for (let cellY = Math.max(0, y - reach); cellY <= Math.min(up - 1, y + reach); cellY++)
        for (let cellX = Math.max(0, x - reach); cellX <= Math.min(across - 1, x + reach); cellX++)
          for (const piece of cells.get(cellY * across + cellX) ?? []) {
            const spot = spotOnPiece(network, piece, place);
            if (spot.metresAway > (best?.metresAway ?? withinMetres) || !wanted(spot.part)) continue;
            if (best === undefined || spot.metresAway < best.metresAway) best = spot;
          }
      return best;
    },
  };
}

/** On a flat map around the place: right to millimetres within some hundred metres. */
function spotOnPiece(network: FootNetwork, piece: number, [longitude, latitude]: Position): StreetSpot {
  const [from, to] = [network.pieces[piece] ?? 0, network.pieces[piece + 1] ?? 0];
  const [a, b] = [positionOfPoint(network, from), positionOfPoint(network, to)];
  const perDegreeEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  const [fromX, fromY] = [(a[0] - longitude) * perDegreeEast, (a[1] - latitude) * metresPerDegree];
  const [dx, dy] = [(b[0] - a[0]) * perDegreeEast, (b[1] - a[1]) * metresPerDegree];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(fromX * dx + fromY * dy) / squared));
  return {
    from,
    to,
    share,
    position: [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])],
    metresAway: Math.hypot(fromX + share * dx, fromY + share * dy),
    part: network.parts[from] ?? 0,
  };
}
