import type { AreaMark, Passer } from '../../domain/analysis/area-input.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
import type { Position } from '../../domain/geo.ts';
import { type Random, randomFrom } from '../../domain/random.ts';
import { mark, movedBy, passersOf } from './analysis-input.ts';

const town: [number, number] = [16.447, 57.265];
const asOf = '2026-11-20T18:00:00Z';
const metres = 2500;
const walkingSeconds = metres / (4 / 3.6);

export const chanceRoute = { type: 'LineString' as const, coordinates: [town, movedBy(town, metres, 0)] };

/** How far along the route each of eight stops is. */
export const stopAt = (number: number) => (metres * (number + 0.5)) / 8;

/** Half of the time at the eight stops. */
export const chanceStays = Array.from({ length: 8 }, (_, number) => ({
  position: movedBy(town, stopAt(number), 0),
  seconds: walkingSeconds / 8,
}));

/** A moment of the walk as a person meets it: half of them at a stop. */
function somewhere(random: Random, atStops: boolean): Position {
  const along =
    atStops && random.chance(0.5)
      ? stopAt(random.integer(0, 7)) + 12 * random.normal()
      : random.between(0, metres);
  return movedBy(town, along, 8 * random.normal());
}

/** Marks of people who see nothing in particular anywhere. */
export function chanceMarks(random: Random, count: number, people: number, atStops = true): AreaMark[] {
  return Array.from({ length: count }, (_, id) => mark(id, id % people, somewhere(random, atStops)));
}

export function walkersOf(marks: readonly AreaMark[], stops = chanceStays): Passer[] {
  return passersOf(marks, chanceRoute).map((passer) => ({ ...passer, stays: stops }));
}

/** Out on a street and back on it, with marks along one of its sides. */
function outAndBack(random: Random) {
  const route = { type: 'LineString' as const, coordinates: [town, movedBy(town, 1250, 0), town] };
  const marks = Array.from({ length: 40 }, (_, id) =>
    mark(id, id % 16, movedBy(town, random.between(0, 1250), 25 + 5 * random.normal())),
  );
  return { marks, passers: passersOf(marks, route) };
}

function alongStops(random: Random) {
  const marks = chanceMarks(random, 60, 20);
  return { marks, passers: walkersOf(marks) };
}

export const chanceWays = { 'along eight stops': alongStops, 'out and back': outAndBack } as const;

/** How many areas so many walks of pure chance have, and how many of them are called real. */
export function countReal(way: keyof typeof chanceWays, walks: number, minVoices: number | null) {
  const random = randomFrom(20261123);
  const counts = { areas: 0, real: 0, walksWithReal: 0 };
  for (let walk = 0; walk < walks; walk++) {
    const input = { ...chanceWays[way](random), places: [] };
    const areas = computeAreas(input, { asOf, minVoices, redraws: 499, seed: walk });
    const real = areas.filter(({ properties: { chance } }) => chance.tested && !chance.mayBeChance);
    counts.areas += areas.length;
    counts.real += real.length;
    if (real.length > 0) counts.walksWithReal++;
  }
  return counts;
}

/** Three standard errors above one in twenty. */
export function oneInTwenty(of: number): number {
  return 0.05 + 3 * Math.sqrt((0.05 * 0.95) / of);
}
