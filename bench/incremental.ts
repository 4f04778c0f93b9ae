import type { AnalysisInput, AreaMark, Passer } from '../domain/analysis/area-input.ts';
import { areaWhatIf } from '../domain/analysis/area-what-if.ts';
import { computeAreaRun } from '../domain/analysis/areas.ts';
import type { Figures, Remember } from '../domain/analysis/block-memo.ts';
import { metresPerDegree } from '../domain/analysis/plane.ts';
import { areaParametersSchema, type PriorityArea } from '../domain/area.ts';
import { areaIdSchema, findingIdSchema, participantIdSchema, walkIdSchema } from '../domain/ids.ts';
import { type Random, randomFrom } from '../domain/random.ts';
import { type Benchmark, benchmarkLine, median } from './benchmark.ts';

const latitude = 57.265;
const perDegreeEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
const routeMetres = 2500;
const stops = 8;
/** So far that no redraw of one walk comes near another. */
const apartMetres = 2000;
const parameters = areaParametersSchema.parse({ asOf: '2026-11-20T18:00:00Z' });
const runs = 9;

function id(kind: string, number: number): string {
  return `01900000-0000-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
}

function at(walk: number, metres: number, aside: number): [number, number] {
  const north = latitude + (walk * apartMetres + aside) / metresPerDegree;
  return [16.447 + metres / perDegreeEast, north];
}

const stopAt = (number: number) => (routeMetres * (number + 0.5)) / stops;

function markOf(random: Random, walk: number, number: number, person: number): AreaMark {
  const metres = random.chance(0.5)
    ? stopAt(random.integer(0, stops - 1)) + 12 * random.normal()
    : random.between(0, routeMetres);
  return {
    id: findingIdSchema.parse(id('001', number)),
    position: at(walk, metres, 8 * random.normal()),
    voice: participantIdSchema.parse(id('002', person)),
    walkId: walkIdSchema.parse(id('003', walk)),
    severity: random.pick([1, 2, 3, 4]),
    recordedAt: '2026-11-20T18:00:00Z',
    category: 'lighting',
    isLightOrSight: true,
    inDark: true,
    resolved: false,
  };
}

/** Walks too far apart to meet; half of the marks at eight stops, and on the first walk one place that many marked. */
function walksOf(walkCount: number, markCount: number, people: number): AnalysisInput {
  const random = randomFrom(markCount + walkCount);
  const marks: AreaMark[] = [];
  const passers: Passer[] = [];
  for (let walk = 0; walk < walkCount; walk++) {
    const route = {
      type: 'LineString' as const,
      coordinates: Array.from({ length: 26 }, (_, n) => at(walk, 100 * n, 20 * Math.sin(n))),
    };
    const stays = Array.from({ length: stops }, (_, n) => ({
      position: at(walk, stopAt(n), 0),
      seconds: 280,
    }));
    for (let person = walk; person < people; person += walkCount) {
      const voice = participantIdSchema.parse(id('002', person));
      passers.push({ voice, walkId: walkIdSchema.parse(id('003', walk)), route, stays, positions: [] });
    }
    for (let number = walk; number < markCount; number += walkCount)
      marks.push(markOf(random, walk, number, number % people));
  }
  for (const [n, { voice, walkId }] of passers.entries())
    if (walkId === passers[0]?.walkId && n < people / walkCount / 2 + 6) {
      const planted = markOf(random, 0, 900_000 + n, 0);
      marks.push({ ...planted, voice, walkId, severity: 4, position: at(0, stopAt(3.5) + (n % 20), 0) });
    }
  return { marks, passers, places: [] };
}

function createMemory(): Remember {
  const kept = new Map<string, Figures>();
  return (key, _walkIds, compute) => {
    const figures = kept.get(key) ?? compute();
    kept.set(key, figures);
    return figures;
  };
}

/** Each input whole and with what was remembered of the first, in turn; both must give the same bytes. */
function compare(first: AnalysisInput, changed: readonly AnalysisInput[]) {
  const whole: number[] = [];
  const again: number[] = [];
  const time = (times: number[], remember?: Remember) => (input: AnalysisInput) => {
    const start = performance.now();
    const run = computeAreaRun(input, parameters, undefined, remember);
    times.push(performance.now() - start);
    return JSON.stringify(run);
  };
  const memory = createMemory();
  for (const warm of [first, first]) {
    computeAreaRun(warm, parameters);
    computeAreaRun(warm, parameters, undefined, memory);
  }
  for (const input of changed)
    if (time(whole)(input) !== time(again, memory)(input))
      throw new Error('what was remembered changed the result');
  return { wholeMs: median(whole), againMs: median(again) };
}

function withMark(input: AnalysisInput, number: number): AnalysisInput {
  const person = input.marks[number]?.voice;
  const made = markOf(randomFrom(number), 0, 950_000 + number, 0);
  const own = input.marks.find(({ voice }) => voice === person) ?? made;
  const { voice, walkId } = own;
  return { ...input, marks: [...input.marks, { ...made, voice, walkId }] };
}

function withSeverity(input: AnalysisInput, number: number): AnalysisInput {
  const marks = input.marks.map((mark, n) => (n === number ? { ...mark, severity: 1 as const } : mark));
  return { ...input, marks };
}

/** The area with most marks, as it is kept. */
function keptArea(input: AnalysisInput): PriorityArea {
  const { areas } = computeAreaRun(input, parameters);
  const [draft] = areas.toSorted((a, b) => b.properties.findingIds.length - a.properties.findingIds.length);
  if (draft === undefined) throw new Error('a place that many marked is an area');
  const run = { version: 1, runId: id('004', 1), runAt: parameters.asOf, dataHash: '0'.repeat(64) };
  return {
    ...draft,
    id: areaIdSchema.parse(id('005', 1)),
    properties: { ...draft.properties, ...run, override: null },
  };
}

/** Areas computed again after one change, with what was remembered, against computing all of it. */
export const incremental: Benchmark = {
  id: 'incremental',
  *run() {
    const numbers = Array.from({ length: runs }, (_, n) => n * 10);
    const cases = [
      ['a severity edited, one walk', walksOf(1, 600, 200), withSeverity],
      ['a mark added, one of ten walks', walksOf(10, 600, 200), withMark],
    ] as const;
    for (const [name, input, edit] of cases) {
      const { wholeMs, againMs } = compare(
        input,
        numbers.map((number) => edit(input, number)),
      );
      yield benchmarkLine({
        bench: 'incremental',
        case: name,
        medianMs: againMs,
        against: 'whole',
        againstMs: wholeMs,
        runs,
        note: '600 marks by 200 people, 999 redraws; the same bytes',
      });
    }
    for (const [walks, marks, people] of [
      [1, 60, 20],
      [1, 600, 200],
      [10, 600, 200],
      [10, 2000, 600],
    ] as const) {
      const input = walksOf(walks, marks, people);
      const area = keptArea(input);
      const start = performance.now();
      const told = areaWhatIf(area, input, undefined, createMemory());
      const whatIfMs = performance.now() - start;
      const trials = 1 + (told?.fewer.tried ?? 0) + (told?.more.tried ?? 0);
      const before = performance.now();
      for (let trial = 0; trial < trials; trial++) computeAreaRun(input, parameters);
      yield benchmarkLine({
        bench: 'incremental',
        case: `what-if, ${marks} marks on ${walks === 1 ? 'one walk' : `${walks} walks`}`,
        medianMs: whatIfMs,
        against: 'whole',
        againstMs: performance.now() - before,
        runs: 1,
        note: `${trials} verdicts, against as many whole computations`,
      });
    }
  },
};
