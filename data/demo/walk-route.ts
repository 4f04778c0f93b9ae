import { distanceMetres, type Position } from '../../domain/geo.ts';
import type { WalkGraph } from './town-types.ts';

/** The node among these that is nearest to a position. */
function nearestNode(graph: WalkGraph, among: ReadonlySet<number>, position: Position): number {
  let [best, bestMetres] = [-1, Number.POSITIVE_INFINITY];
  for (const node of among) {
    const there = graph.nodes[node];
    const metres = there === undefined ? Number.POSITIVE_INFINITY : distanceMetres(position, there);
    if (metres < bestMetres) [best, bestMetres] = [node, metres];
  }
  return best;
}

function neighboursOf(graph: WalkGraph): { node: number; metres: number }[][] {
  const neighbours: { node: number; metres: number }[][] = graph.nodes.map(() => []);
  for (const { from, to, lengthMetres } of graph.edges) {
    neighbours[from]?.push({ node: to, metres: lengthMetres });
    neighbours[to]?.push({ node: from, metres: lengthMetres });
  }
  return neighbours;
}

/** The nodes of the largest part that hangs together: a garden path of its own is not where a walk leads. */
function mainNet(neighbours: ReturnType<typeof neighboursOf>): ReadonlySet<number> {
  let largest = new Set<number>();
  const seen = new Set<number>();
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const net = new Set([start]);
    for (const node of net) for (const next of neighbours[node] ?? []) net.add(next.node);
    for (const node of net) seen.add(node);
    if (net.size > largest.size) largest = net;
  }
  return largest;
}

/** Dijkstra's shortest way over a small graph, nodes from first to last; undefined when there is none. */
function shortestPath(
  neighbours: ReturnType<typeof neighboursOf>,
  from: number,
  to: number,
): number[] | undefined {
  const metres = new Map([[from, 0]]);
  const before = new Map<number, number>();
  const open = new Set([from]);
  const done = new Set<number>();
  while (open.size > 0) {
    const node = [...open].reduce((a, b) => ((metres.get(b) ?? 0) < (metres.get(a) ?? 0) ? b : a));
    if (node === to) break;
    open.delete(node);
    done.add(node);
    for (const next of neighbours[node] ?? []) {
      const through = (metres.get(node) ?? 0) + next.metres;
      if (done.has(next.node) || through >= (metres.get(next.node) ?? Number.POSITIVE_INFINITY)) continue;
      metres.set(next.node, through);
      before.set(next.node, node);
      open.add(next.node);
    }
  }
  if (!metres.has(to)) return undefined;
  const path = [to];
  for (let node = before.get(to); node !== undefined; node = before.get(node)) path.unshift(node);
  return path;
}

/**
 * The line along streets and paths that passes the places in their order, from node to node of the graph.
 * @throws RangeError when two places that follow each other are not joined by any way
 */
export function routeBetween(graph: WalkGraph, places: readonly Position[]): Position[] {
  const neighbours = neighboursOf(graph);
  const net = mainNet(neighbours);
  const stops = places.map((place) => nearestNode(graph, net, place));
  const nodes = stops.slice(0, 1);
  for (const [index, to] of stops.slice(1).entries()) {
    const path = shortestPath(neighbours, stops[index] ?? to, to);
    if (path === undefined) throw new RangeError(`no way to stop ${index + 2}`);
    nodes.push(...path.slice(1));
  }
  return nodes.flatMap((node): Position[] => {
    const position = graph.nodes[node];
    return position === undefined ? [] : [position];
  });
}
