import { distanceMetres, type Position } from '../../domain/geo.ts';
import { apart, at, minus, nearestOnSegment, type Spot, toPosition } from './plane.ts';
import type { Way } from './streets.ts';
import type { WalkEdge, WalkGraph } from './town-types.ts';

const cellMetres = 60;
/** An end this near to another way is meant to meet it. */
const reachMetres = 4;

interface Segment {
  way: number;
  index: number;
  from: Spot;
  to: Spot;
}

class SegmentGrid {
  readonly #cells = new Map<string, Segment[]>();

  constructor(ways: readonly Way[]) {
    ways.forEach(({ line }, way) => {
      for (let index = 1; index < line.length; index++) {
        const segment = { way, index, from: at(line, index - 1), to: at(line, index) };
        for (const key of this.#keys(segment.from, segment.to)) {
          const cell = this.#cells.get(key);
          if (cell === undefined) this.#cells.set(key, [segment]);
          else cell.push(segment);
        }
      }
    });
  }

  *near(from: Spot, to: Spot): Iterable<Segment> {
    for (const key of this.#keys(from, to)) yield* this.#cells.get(key) ?? [];
  }

  *#keys(from: Spot, to: Spot): Iterable<string> {
    const cell = (value: number): number => Math.floor(value / cellMetres);
    const pad = reachMetres;
    for (let x = cell(Math.min(from[0], to[0]) - pad); x <= cell(Math.max(from[0], to[0]) + pad); x++)
      for (let y = cell(Math.min(from[1], to[1]) - pad); y <= cell(Math.max(from[1], to[1]) + pad); y++)
        yield `${x},${y}`;
  }
}

/** Where two segments cross, undefined when they do not or are parallel. */
function crossing(a: Segment, b: Segment): Spot | undefined {
  const [ax, ay] = minus(a.to, a.from);
  const [bx, by] = minus(b.to, b.from);
  const cross = ax * by - ay * bx;
  if (Math.abs(cross) < 1e-9) return undefined;
  const [dx, dy] = minus(b.from, a.from);
  const onA = (dx * by - dy * bx) / cross;
  const onB = (dx * ay - dy * ax) / cross;
  if (onA < 0 || onA > 1 || onB < 0 || onB > 1) return undefined;
  return [a.from[0] + ax * onA, a.from[1] + ay * onA];
}

/** Moves loose ends onto the way they nearly touch, and gives crossing ways a vertex in common. */
export function tieKnots(ways: readonly Way[]): Way[] {
  const snapped = ways.map((way) => ({ ...way, line: [...way.line] }));
  const grid = new SegmentGrid(ways);
  snapped.forEach((way, number) => {
    for (const end of [0, way.line.length - 1]) {
      const spot = at(way.line, end);
      let best: { spot: Spot; away: number } | undefined;
      for (const other of grid.near(spot, spot)) {
        if (other.way === number) continue;
        const nearest = nearestOnSegment(spot, other.from, other.to);
        const away = apart(spot, nearest);
        if (away <= reachMetres && (best === undefined || away < best.away)) best = { spot: nearest, away };
      }
      if (best !== undefined) way.line[end] = best.spot;
    }
  });
  const settled = new SegmentGrid(snapped);
  return snapped.map((way, number) => {
    const line: Spot[] = [at(way.line, 0)];
    for (let index = 1; index < way.line.length; index++) {
      const segment: Segment = { way: number, index, from: at(way.line, index - 1), to: at(way.line, index) };
      const knots: Spot[] = [];
      for (const other of settled.near(segment.from, segment.to)) {
        if (other.way === number) continue;
        const cross = crossing(segment, other);
        if (cross !== undefined) knots.push(cross);
        // An end that lies on this segment only up to rounding does not cross it.
        for (const end of [other.from, other.to])
          if (apart(end, nearestOnSegment(end, segment.from, segment.to)) < 0.05) knots.push(end);
      }
      knots.sort((a, b) => apart(segment.from, a) - apart(segment.from, b));
      for (const spot of [...knots, segment.to]) if (apart(at(line, -1), spot) > 0.4) line.push(spot);
      line[line.length - 1] = apart(at(line, -1), segment.to) < 0.4 ? segment.to : at(line, -1);
    }
    return { ...way, line };
  });
}

/**
 * The graph of all ways. Vertices that fall on the same half metre are one node; pieces between junctions are kept
 * as single edges between neighbouring vertices, so that a route follows the drawn streets.
 */
export function walkGraph(ways: readonly Way[]): WalkGraph {
  const numbers = new Map<string, number>();
  const nodes: Position[] = [];
  const seen = new Set<string>();
  const edges: WalkEdge[] = [];
  const nodeOf = (spot: Spot): number => {
    // A knot may differ by centimetres between its two ways: look in the neighbouring cells as well.
    const [x, y] = [Math.round(spot[0] * 2), Math.round(spot[1] * 2)];
    for (const dx of [0, -1, 1])
      for (const dy of [0, -1, 1]) {
        const known = numbers.get(`${x + dx},${y + dy}`);
        if (known !== undefined) return known;
      }
    nodes.push(toPosition(spot));
    numbers.set(`${x},${y}`, nodes.length - 1);
    return nodes.length - 1;
  };
  for (const { line, kind } of ways) {
    if (kind === 'pier') continue;
    for (let index = 1; index < line.length; index++) {
      const from = nodeOf(at(line, index - 1));
      const to = nodeOf(at(line, index));
      const key = from < to ? `${from}-${to}` : `${to}-${from}`;
      if (from === to || seen.has(key)) continue;
      seen.add(key);
      const lengthMetres = Math.round(distanceMetres(at(nodes, from), at(nodes, to)) * 10) / 10;
      edges.push({ from, to, lengthMetres, kind });
    }
  }
  return { nodes, edges };
}
