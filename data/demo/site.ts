import { apart, at, distanceToSegment, inside, left, plus, type Spot, times } from './plane.ts';

/** A rectangle on the ground: its middle, the direction of its long side, and both sides in metres. */
export interface Plot {
  middle: Spot;
  heading: Spot;
  length: number;
  depth: number;
}

/** The ring of a plot, counter-clockwise; `grow` metres larger on each side. */
export function plotRing({ middle, heading, length, depth }: Plot, grow = 0): Spot[] {
  const ahead = times(heading, length / 2 + grow);
  const aside = times(left(heading), depth / 2 + grow);
  const corner = (a: number, b: number): Spot => plus(middle, plus(times(ahead, a), times(aside, b)));
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Two rectangles are apart when one of their four side directions separates them (separating axes). */
function overlap(a: Plot, b: Plot, gap: number): boolean {
  const [ringA, ringB] = [plotRing(a, gap), plotRing(b)];
  for (const axis of [a.heading, left(a.heading), b.heading, left(b.heading)]) {
    const span = (ring: readonly Spot[]): [number, number] => {
      const shadows = ring.map(([x, y]) => x * axis[0] + y * axis[1]);
      return [Math.min(...shadows), Math.max(...shadows)];
    };
    const [lowA, highA] = span(ringA);
    const [lowB, highB] = span(ringB);
    if (highA <= lowB || highB <= lowA) return false;
  }
  return true;
}

const cellMetres = 50;

interface Barrier {
  from: Spot;
  to: Spot;
  halfWidth: number;
}

/** The ground as it fills up: nothing is built on streets, on water, in kept places or on another house. */
export class Site {
  readonly #plots = new Map<string, Plot[]>();
  readonly #barriers = new Map<string, Barrier[]>();
  readonly #kept: Spot[][] = [];
  readonly #land: readonly Spot[];

  constructor(land: readonly Spot[]) {
    this.#land = land;
  }

  addBarrier(line: readonly Spot[], halfWidth: number): void {
    for (let index = 1; index < line.length; index++) {
      const [from, to] = [at(line, index - 1), at(line, index)];
      const cells = new Set<string>();
      const steps = Math.ceil(apart(from, to) / 20) + 1;
      for (let step = 0; step <= steps; step++) {
        const share = step / steps;
        const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
        for (const dx of [-25, 25]) for (const dy of [-25, 25]) cells.add(cellKey([x + dx, y + dy]));
      }
      for (const key of cells) push(this.#barriers, key, { from, to, halfWidth });
    }
  }

  /** Keeps an area free of buildings. */
  keepFree(ring: Spot[]): void {
    this.#kept.push(ring);
  }

  /** Whether a spot is free of streets by a margin in metres, and of kept places. */
  freeOfWays(spot: Spot, margin: number): boolean {
    for (const { from, to, halfWidth } of this.#barriers.get(cellKey(spot)) ?? [])
      if (distanceToSegment(spot, from, to) < halfWidth + margin) return false;
    return true;
  }

  onPlot(spot: Spot, margin: number): boolean {
    const point: Plot = { middle: spot, heading: [1, 0], length: 0.1, depth: 0.1 };
    return (this.#plots.get(cellKey(spot)) ?? []).some((plot) => overlap(plot, point, margin));
  }

  isLand(spot: Spot): boolean {
    return inside(this.#land, spot);
  }

  /** Takes the plot when it is free, `gap` metres from others; says whether it was. */
  build(plot: Plot, gap: number, wayMargin = 1.5): boolean {
    const ring = plotRing(plot);
    const probes = [
      plot.middle,
      ...ring,
      ...ring.map((spot, index) => middleOf(spot, at(ring, (index + 1) % 4))),
    ];
    for (const probe of probes) {
      if (!this.freeOfWays(probe, wayMargin) || this.#kept.some((kept) => inside(kept, probe))) return false;
    }
    if (!ring.every((spot) => inside(this.#land, spot))) return false;
    const reach = Math.hypot(plot.length, plot.depth) / 2 + gap;
    const cells = new Set<string>();
    for (let x = -reach; x < reach + cellMetres; x += cellMetres)
      for (let y = -reach; y < reach + cellMetres; y += cellMetres)
        cells.add(cellKey(plus(plot.middle, [Math.min(x, reach), Math.min(y, reach)])));
    for (const key of cells)
      if (this.#plots.get(key)?.some((other) => overlap(plot, other, gap)) === true) return false;
    for (const key of cells) push(this.#plots, key, plot);
    return true;
  }
}

const cellKey = ([x, y]: Spot): string => `${Math.floor(x / cellMetres)},${Math.floor(y / cellMetres)}`;

const middleOf = (a: Spot, b: Spot): Spot => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
