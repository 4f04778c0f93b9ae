import FlatQueue from 'flatqueue';
import { distanceMetres, type Position } from '../geo.ts';
import { type FootNetwork, positionOfPoint } from './foot-network.ts';
import type { StreetSpot } from './street-grid.ts';

/** The metres along a spot's piece to its two ends. */
function endsOf(network: FootNetwork, { from, to, share }: StreetSpot): [point: number, metres: number][] {
  const length = distanceMetres(positionOfPoint(network, from), positionOfPoint(network, to));
  return [
    [from, share * length],
    [to, (1 - share) * length],
  ];
}

/** Metres along one piece when both spots are on it: there is no shorter way than straight on. */
function alongOnePiece(network: FootNetwork, a: StreetSpot, b: StreetSpot): number {
  if (a.from !== b.from || a.to !== b.to) return Number.POSITIVE_INFINITY;
  const length = distanceMetres(positionOfPoint(network, a.from), positionOfPoint(network, a.to));
  return Math.abs(a.share - b.share) * length;
}

/**
 * Metres from one spot to each of the others along the streets; Infinity where there is no way. Method: Dijkstra's
 * algorithm, ended as soon as the last of the others is reached.
 */
export function metresToMany(
  network: FootNetwork,
  source: StreetSpot,
  targets: readonly StreetSpot[],
): number[] {
  const { first, heads, metres } = network;
  const reached = new Float64Array(first.length - 1).fill(Number.POSITIVE_INFINITY);
  const settled = new Uint8Array(reached.length);
  const queue = new FlatQueue<number>();
  const visit = (point: number, length: number): void => {
    if (length >= (reached[point] ?? 0)) return;
    reached[point] = length;
    queue.push(point, length);
  };
  for (const [point, length] of endsOf(network, source)) visit(point, length);
  const wanted = new Set(
    targets.filter(({ part }) => part === source.part).flatMap(({ from, to }) => [from, to]),
  );
  for (let point = queue.pop(); point !== undefined && wanted.size > 0; point = queue.pop()) {
    if (settled[point] === 1) continue;
    settled[point] = 1;
    wanted.delete(point);
    const length = reached[point] ?? 0;
    for (let place = first[point] ?? 0; place < (first[point + 1] ?? 0); place++)
      visit(heads[place] ?? 0, length + (metres[place] ?? 0));
  }
  return targets.map((target) =>
    Math.min(
      alongOnePiece(network, source, target),
      ...endsOf(network, target).map(([point, length]) => (reached[point] ?? 0) + length),
    ),
  );
}

/**
 * The shortest way between two spots as positions, both included; undefined where there is none. Method: A* with the
 * great circle as the lower bound, which is never longer than a way.
 */
export function wayBetweenSpots(
  network: FootNetwork,
  source: StreetSpot,
  target: StreetSpot,
): Position[] | undefined {
  if (source.part !== target.part) return undefined;
  if (source.from === target.from && source.to === target.to) return [source.position, target.position];
  const { first, heads, metres } = network;
  const reached = new Map<number, number>();
  const before = new Map<number, number>();
  const settled = new Set<number>();
  const ends = new Map(endsOf(network, target));
  let [best, last] = [Number.POSITIVE_INFINITY, -1];
  const queue = new FlatQueue<number>();
  const visit = (point: number, length: number, from: number | undefined): void => {
    if (length >= (reached.get(point) ?? Number.POSITIVE_INFINITY)) return;
    reached.set(point, length);
    if (from !== undefined) before.set(point, from);
    queue.push(point, length + distanceMetres(positionOfPoint(network, point), target.position));
  };
  for (const [point, length] of endsOf(network, source)) visit(point, length, undefined);
  while (queue.length > 0 && (queue.peekValue() ?? 0) < best) {
    const point = queue.pop();
    if (point === undefined || settled.has(point)) continue;
    settled.add(point);
    const length = reached.get(point) ?? 0;
    const end = ends.get(point);
    if (end !== undefined && length + end < best) [best, last] = [length + end, point];
    for (let place = first[point] ?? 0; place < (first[point + 1] ?? 0); place++)
      visit(heads[place] ?? 0, length + (metres[place] ?? 0), point);
  }
  if (last === -1) return undefined;
  const points: Position[] = [];
  for (let point: number | undefined = last; point !== undefined; point = before.get(point))
    points.push(positionOfPoint(network, point));
  return [source.position, ...points.reverse(), target.position];
}
