import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { demoTownSeed, generateTown } from '../data/demo/generate-town.ts';
import { distanceMetres, type Position } from '../domain/geo.ts';
import { planExactly } from '../domain/patrol/plan/plan-exactly.ts';
import { prepareShift, problemOf } from '../domain/patrol/plan/prepare-shift.ts';
import { proposeShift } from '../domain/patrol/plan/propose-shift.ts';
import { searchPlan } from '../domain/patrol/plan/search-plan.ts';
import type { ShiftCandidate, ShiftInput } from '../domain/patrol/plan/shift-input.ts';
import { bestOfPromising } from '../domain/patrol/plan/solve-shift.ts';
import { type Random, randomFrom } from '../domain/random.ts';
import { type FootNetwork, positionOfPoint } from '../domain/streets/foot-network.ts';
import { walkingBetween } from '../domain/streets/walking.ts';
import { readStreets } from '../server/import/streets/read-streets.ts';
import { townNetwork } from '../server/streets/town-network.ts';
import { type Benchmark, type BenchmarkLine, median } from './benchmark.ts';
import { nearestPlan } from './nearest-plan.ts';

const hours = [2, 3, 4];
const shiftsOfEach = 8;
const reachMetres = 1500;
const candidatesUsual = 12;
/** With three a shift all sets of these can still be gone through, which takes place of what cannot be proven with five. */
const candidatesMany = 40;
const placesOfMany = 3;
const maxLabels = 20_000_000;
const startAt = Date.parse('2026-11-20T17:00:00.000Z');

/**
 * Planned shifts against always going to the nearest hot spot, on the streets of the demo town and of Krems, with hot spots
 * drawn by seeds. The ratio is that of the weighted minutes at hot spots, without the draw, over shifts of 2, 3 and 4
 * hours. And how far the plan is from the best where there are so many hot spots that it is not proven.
 */
export const patrol: Benchmark = {
  id: 'patrol',
  async *run(paths) {
    const { name, graph } = generateTown(demoTownSeed);
    yield* linesOf('demo', townNetwork(name, graph));
    const krems = paths.map(kremsFile).find((path) => path !== undefined);
    if (krems === undefined)
      yield {
        ...emptyLine('krems'),
        note: 'not run: give the path of krems.osm.gz or of the folder that holds it',
      };
    else yield* linesOf('krems', await readStreets(krems, new Date(startAt).toISOString()));
  },
};

function kremsFile(path: string): string | undefined {
  const places = statSync(path).isDirectory()
    ? [join(path, 'krems.osm.gz'), join(path, 'osm-extracts', 'krems.osm.gz')]
    : [path];
  return places.find((place) => basename(place) === 'krems.osm.gz' && existsSync(place));
}

function emptyLine(name: string): BenchmarkLine {
  return {
    bench: 'patrol',
    case: name,
    medianMs: 0,
    against: 'nearest',
    againstMs: null,
    speedup: null,
    runs: 0,
  };
}

/** A shift on Friday evening among hot spots within 1.5 km of where it begins. */
function drawShift(network: FootNetwork, count: number, shiftHours: number, seed: number): ShiftInput {
  const random = randomFrom(seed);
  const streetCorner = (): Position => {
    for (;;) {
      const point = random.integer(0, network.longitudes.length - 1);
      if (network.parts[point] === 0) return positionOfPoint(network, point);
    }
  };
  const middle = streetCorner();
  const near = (): Position => {
    for (;;) {
      const place = streetCorner();
      if (distanceMetres(middle, place) < reachMetres) return place;
    }
  };
  const candidates = Array.from({ length: count }, (_, index) => drawHotSpot(index, near(), random));
  const walking = walkingBetween(network, [middle, ...candidates.map(({ place }) => place)]);
  return {
    startAt: new Date(startAt).toISOString(),
    endAt: new Date(startAt + shiftHours * 3_600_000).toISOString(),
    start: middle,
    end: null,
    officers: 2,
    seed,
    candidates,
    locked: [],
    dropped: [],
    metresBetween: walking.metresBetween,
  };
}

function drawHotSpot(index: number, place: Position, random: Random): ShiftCandidate {
  const fromHour = random.integer(16, 21);
  return {
    id: String(index).padStart(2, '0'),
    place,
    evidenceGrade: random.pick(['A', 'B', 'B', 'C', 'C']),
    windows: random.chance(0.7) ? [{ weekday: 4, fromHour, toHour: fromHour + random.integer(2, 4) }] : [],
    lastVisitAt: random.chance(0.2)
      ? null
      : new Date(startAt - random.integer(5, 14 * 24) * 3_600_000).toISOString(),
  };
}

function problemFor(input: ShiftInput) {
  const shift = prepareShift({ ...input, draw: 0 });
  if ('kind' in shift) throw new Error(`refused: ${shift.reason}`);
  return problemOf(shift, { locked: new Set(), dropped: new Set(), order: undefined }).problem;
}

function* linesOf(name: string, network: FootNetwork): Generator<BenchmarkLine> {
  const shifts = hours.flatMap((shiftHours) =>
    Array.from({ length: shiftsOfEach }, (_, seed) => ({ shiftHours, seed: seed + 1 })),
  );
  const [times, nearestTimes]: [number[], number[]] = [[], []];
  let [ours, theirs, foreseen, proven, behind] = [0, 0, 0, 0, 0];
  for (const { shiftHours, seed } of shifts) {
    const input = drawShift(network, candidatesUsual, shiftHours, seed);
    const started = performance.now();
    const answer = proposeShift(input);
    times.push(performance.now() - started);
    if (answer.kind === 'refusal') throw new Error(`refused: ${answer.reason}`);
    const problem = problemFor(input);
    const begun = performance.now();
    const nearest = nearestPlan(problem);
    nearestTimes.push(performance.now() - begun);
    ours += answer.weightedMinutesWithoutDraw;
    theirs += nearest.value;
    foreseen += planExactly(problem, searchPlan(problem), maxLabels).plan?.value ?? 0;
    if (answer.exact) proven += 1;
    if (answer.weightedMinutesWithoutDraw < nearest.value) behind += 1;
  }
  const mean = (sum: number) => (sum / shifts.length).toFixed(1);
  yield {
    ...emptyLine(name),
    medianMs: median(times),
    againstMs: median(nearestTimes),
    speedup: Math.round((ours / theirs) * 100) / 100,
    runs: shifts.length,
    note: `ratio of weighted minutes a shift: ${mean(ours)} with the draw (${mean(foreseen)} without), nearest ${mean(theirs)}; ${proven} of ${shifts.length} proven best, ${behind} behind nearest`,
  };
  yield gapLine(name, network);
}

/** What the planner answers where it proves nothing, against the proven best. */
function gapLine(name: string, network: FootNetwork): BenchmarkLine {
  const [times, exactTimes, gaps, searchGaps]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const shiftHours of hours)
    for (let seed = 101; seed <= 100 + shiftsOfEach; seed++) {
      const input = drawShift(network, candidatesMany, shiftHours, seed);
      const problem = problemFor({ ...input, maxHotSpots: placesOfMany });
      const started = performance.now();
      const searched = searchPlan(problem);
      const found = bestOfPromising(problem, searched);
      times.push(performance.now() - started);
      const begun = performance.now();
      const best = planExactly(problem, found, maxLabels);
      exactTimes.push(performance.now() - begun);
      if (!best.exact || best.plan === undefined) continue;
      gaps.push(1 - (found?.value ?? 0) / best.plan.value);
      searchGaps.push(1 - (searched?.value ?? 0) / best.plan.value);
    }
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const mean = (shares: number[]) => percent(shares.reduce((sum, gap) => sum + gap, 0) / shares.length);
  return {
    ...emptyLine(`${name}, ${candidatesMany} spots`),
    medianMs: median(times),
    against: 'exact',
    againstMs: median(exactTimes),
    runs: times.length,
    note: `${placesOfMany} a shift: ${mean(gaps)} below the proven best on average, ${percent(Math.max(...gaps))} at worst, over ${gaps.length} proven shifts; the search alone ${mean(searchGaps)} and ${percent(Math.max(...searchGaps))}`,
  };
}
