import { type BoundingBox, boxAround, distanceMetres, type Position } from '../geo.ts';

/** Where a network comes from, as it is told where the network is used. */
export interface NetworkAbout {
  /** The file's name, or the town's. */
  readonly source: string;
  /** The day or time that the source says of itself; null where it says none. */
  readonly sourceDate: string | null;
  readonly importedAt: string;
  /** Shown wherever ways of this network are. */
  readonly credits: string;
}

/** What is kept of a network: points and the pieces of street between them. The rest follows from these. */
export interface NetworkData {
  readonly about: NetworkAbout;
  /** In 1e-7 degrees. */
  readonly longitudes: Int32Array;
  readonly latitudes: Int32Array;
  /** Two point numbers a piece. */
  readonly pieces: Uint32Array;
}

/**
 * Everything that can be walked, ready to be asked. Neighbours of point p stand at `first[p]` up to `first[p + 1]` in
 * `heads` and `metres`; every piece stands there twice, because feet go both ways.
 */
export interface FootNetwork extends NetworkData {
  readonly bounds: BoundingBox;
  readonly first: Uint32Array;
  readonly heads: Uint32Array;
  readonly metres: Float64Array;
  /** The part of each point: parts are not joined by any way. Part 0 has the most metres of street. */
  readonly parts: Uint32Array;
  /** Metres of street by part, falling. */
  readonly partMetres: Float64Array;
}

const unit = 1e7;

export function positionOfPoint({ longitudes, latitudes }: NetworkData, point: number): Position {
  return [(longitudes[point] ?? 0) / unit, (latitudes[point] ?? 0) / unit];
}

/** @throws RangeError for a network without pieces, or with pieces of points that it does not have */
export function footNetwork(data: NetworkData): FootNetwork {
  const { longitudes, latitudes, pieces } = data;
  const count = longitudes.length;
  if (pieces.length < 2 || pieces.length % 2 !== 0 || latitudes.length !== count)
    throw new RangeError('a network needs streets');
  if (pieces.some((point) => point >= count))
    throw new RangeError('a street of a point that is not in the network');
  const bounds = boxAround(Array.from({ length: count }, (_, point) => positionOfPoint(data, point)));
  if (bounds === undefined) throw new RangeError('a network needs points');

  const first = new Uint32Array(count + 1);
  for (const point of pieces) first[point + 1] = (first[point + 1] ?? 0) + 1;
  for (let point = 0; point < count; point++)
    first[point + 1] = (first[point + 1] ?? 0) + (first[point] ?? 0);
  const next = first.slice(0, count);
  const heads = new Uint32Array(pieces.length);
  const metres = new Float64Array(pieces.length);
  const put = (from: number, to: number, length: number): void => {
    const place = next[from] ?? 0;
    next[from] = place + 1;
    heads[place] = to;
    metres[place] = length;
  };
  for (let piece = 0; piece < pieces.length; piece += 2) {
    const [from, to] = [pieces[piece] ?? 0, pieces[piece + 1] ?? 0];
    const length = distanceMetres(positionOfPoint(data, from), positionOfPoint(data, to));
    put(from, to, length);
    put(to, from, length);
  }
  return { ...data, bounds, first, heads, metres, ...partsOf(count, first, heads, metres) };
}

/** Parts numbered by their metres of street, the longest first. */
function partsOf(count: number, first: Uint32Array, heads: Uint32Array, metres: Float64Array) {
  const unnamed = 0xffff_ffff;
  const found = new Uint32Array(count).fill(unnamed);
  const lengths: number[] = [];
  for (let seed = 0; seed < count; seed++) {
    if (found[seed] !== unnamed) continue;
    const part = lengths.length;
    let length = 0;
    const open = [seed];
    found[seed] = part;
    for (let point = open.pop(); point !== undefined; point = open.pop())
      for (let place = first[point] ?? 0; place < (first[point + 1] ?? 0); place++) {
        length += (metres[place] ?? 0) / 2;
        const head = heads[place] ?? 0;
        if (found[head] !== unnamed) continue;
        found[head] = part;
        open.push(head);
      }
    lengths.push(length);
  }
  const order = lengths.map((_, part) => part).sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b);
  const rank = new Uint32Array(order.length);
  for (const [place, part] of order.entries()) rank[part] = place;
  return {
    parts: found.map((part) => rank[part] ?? 0),
    partMetres: Float64Array.from(order, (part) => lengths[part] ?? 0),
  };
}
