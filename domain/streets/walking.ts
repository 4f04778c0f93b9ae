import { distanceMetres, type Position } from '../geo.ts';
import type { FootNetwork } from './foot-network.ts';
import { metresToMany, wayBetweenSpots } from './shortest-ways.ts';
import { type StreetGrid, type StreetSpot, streetGrid } from './street-grid.ts';

/** Why a place has no way to others on foot. */
export type PlaceFault =
  /** No street or path within reach: in the water, in the woods. */
  | 'far-from-street'
  /** Only streets that cannot be reached from the first place: an island, a fenced yard. */
  | 'cut-off';

/** The ways between some places, computed once. */
export interface Walking {
  /** Straight lines, because there is no network there: shown with a notice. */
  readonly straight: boolean;
  /** Whom to name where the ways are shown; null for straight lines. */
  readonly credits: string | null;
  /** Places without a way, by their number in the list. */
  readonly faults: ReadonlyMap<number, PlaceFault>;
  /** Metres on foot, the same in both directions; Infinity where there is no way. Throws RangeError for a place that was not given. */
  metresBetween(from: Position, to: Position): number;
  /** The way as positions, both places included; undefined where there is none. */
  wayBetween(from: Position, to: Position): Position[] | undefined;
}

/** A place this far from any street or path has none: in the water, deep in the woods. */
const reachMetres = 150;
/** Shorter parts are drawing faults and fenced yards; a start is never put there. */
const smallPartMetres = 1000;
/** A start this far outside the network's box is in another town. */
const outsideDegrees = 0.005;

const keyOf = ([longitude, latitude]: Position) => `${longitude},${latitude}`;
const grids = new WeakMap<FootNetwork, StreetGrid>();

function gridOf(network: FootNetwork): StreetGrid {
  const known = grids.get(network) ?? streetGrid(network);
  grids.set(network, known);
  return known;
}

function covers(
  { bounds: [west, south, east, north] }: FootNetwork,
  [longitude, latitude]: Position,
): boolean {
  return (
    longitude >= west - outsideDegrees &&
    longitude <= east + outsideDegrees &&
    latitude >= south - outsideDegrees &&
    latitude <= north + outsideDegrees
  );
}

/**
 * The ways between places. The first is where the shift begins: the others are reached from there or not at all. A
 * place is joined to the nearest street within 150 m by a straight line, which counts.
 * @param network null, or one that the first place lies outside of: straight lines
 */
export function walkingBetween(network: FootNetwork | null, places: readonly Position[]): Walking {
  const [start] = places;
  if (network === null || start === undefined || !covers(network, start)) return straightWalking(places);
  const grid = gridOf(network);
  const begin =
    grid.nearest(start, reachMetres, (part) => (network.partMetres[part] ?? 0) >= smallPartMetres) ??
    grid.nearest(start, reachMetres, () => true);
  const faults = new Map<number, PlaceFault>();
  const spots = places.map((place, number): StreetSpot | undefined => {
    const spot = begin && grid.nearest(place, reachMetres, (part) => part === begin.part);
    if (spot !== undefined) return spot;
    const other = grid.nearest(place, reachMetres, () => true);
    faults.set(number, other === undefined ? 'far-from-street' : 'cut-off');
    return undefined;
  });

  const metres = new Map<string, number>();
  for (const [number, source] of spots.entries()) {
    if (source === undefined) continue;
    const others = spots.flatMap((spot, other) =>
      spot === undefined || other <= number ? [] : [{ spot, other }],
    );
    const lengths = metresToMany(
      network,
      source,
      others.map(({ spot }) => spot),
    );
    for (const [index, { spot, other }] of others.entries()) {
      const length = source.metresAway + (lengths[index] ?? Number.POSITIVE_INFINITY) + spot.metresAway;
      metres.set(pairKey(places, number, other), length);
      metres.set(pairKey(places, other, number), length);
    }
  }
  const numbers = numbersOf(places);
  return {
    straight: false,
    credits: network.about.credits,
    faults,
    metresBetween: (from, to) => {
      const [a, b] = [numbers(from), numbers(to)];
      if (spots[a] === undefined || spots[b] === undefined) return Number.POSITIVE_INFINITY;
      return a === b ? 0 : (metres.get(pairKey(places, a, b)) ?? Number.POSITIVE_INFINITY);
    },
    wayBetween: (from, to) => {
      const [a, b] = [spots[numbers(from)], spots[numbers(to)]];
      if (a === undefined || b === undefined) return undefined;
      const along = wayBetweenSpots(network, a, b);
      return along === undefined ? undefined : withoutRepeats([from, ...along, to]);
    },
  };
}

function straightWalking(places: readonly Position[]): Walking {
  const numbers = numbersOf(places);
  const known = (place: Position): Position => places[numbers(place)] ?? place;
  return {
    straight: true,
    credits: null,
    faults: new Map(),
    metresBetween: (from, to) => distanceMetres(known(from), known(to)),
    wayBetween: (from, to) => [known(from), known(to)],
  };
}

function pairKey(places: readonly Position[], a: number, b: number): string {
  return `${keyOf(places[a] ?? [0, 0])} ${keyOf(places[b] ?? [0, 0])}`;
}

/** The number of the first place at a position. */
function numbersOf(places: readonly Position[]): (place: Position) => number {
  const numbers = new Map<string, number>();
  for (const [number, place] of places.entries())
    if (!numbers.has(keyOf(place))) numbers.set(keyOf(place), number);
  return (place) => {
    const number = numbers.get(keyOf(place));
    if (number === undefined)
      throw new RangeError('a way was asked for from or to a place that was not given');
    return number;
  };
}

function withoutRepeats(positions: readonly Position[]): Position[] {
  return positions.filter((position, index) => {
    const before = positions[index - 1];
    return before === undefined || before[0] !== position[0] || before[1] !== position[1];
  });
}
