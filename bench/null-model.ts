import { readFileSync } from 'node:fs';
import { clustersDbscan, featureCollection, point } from '@turf/turf';
import { z } from 'zod';
import type { AreaMark, Passer } from '../domain/analysis/area-input.ts';
import { buildNullModel } from '../domain/analysis/null-model.ts';
import { metresPerDegree } from '../domain/analysis/plane.ts';
import { findingIdSchema, participantIdSchema, walkIdSchema } from '../domain/ids.ts';
import { randomFrom } from '../domain/random.ts';
import { type Benchmark, benchmarkLine, measure } from './benchmark.ts';
import { runPython } from './peers.ts';

const marksPerWalk = 60;
const people = 20;
const routeMetres = 2500;
const radiusMetres = 40;
const redraws = 999;
const peopleAsked = [3, 4, 5, 6];
const latitude = 57.265;
const perDegreeEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
const runs = 21;

function id(number: number): string {
  return `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A position so many metres along a straight route to the east. */
function along(metres: number): [number, number] {
  return [16.447 + metres / perDegreeEast, latitude];
}

function straightWalk(): { marks: AreaMark[]; passers: Passer[] } {
  const random = randomFrom(1);
  const walkId = walkIdSchema.parse(id(1));
  const voices = Array.from({ length: people }, (_, n) => participantIdSchema.parse(id(100 + n)));
  const marks = Array.from(
    { length: marksPerWalk },
    (_, n): AreaMark => ({
      id: findingIdSchema.parse(id(1000 + n)),
      position: along(random.between(0, routeMetres)),
      voice: voices[n % people] ?? participantIdSchema.parse(id(100)),
      walkId,
      severity: 3,
      recordedAt: '2026-11-20T18:00:00Z',
      category: 'lighting',
      isLightOrSight: true,
      inDark: true,
      resolved: false,
    }),
  );
  const route = { type: 'LineString' as const, coordinates: [along(0), along(routeMetres)] };
  return { marks, passers: voices.map((voice) => ({ voice, walkId, route, positions: [] })) };
}

const referenceSchema = z.object({ milliseconds: z.number(), means: z.array(z.number()) });

/** The null model of a walk, for every number of people at once, against clustering each redraw with Turf. */
export const nullModel: Benchmark = {
  id: 'null-model',
  *run(paths) {
    const { marks, passers } = straightWalk();
    const ours = measure(
      () => {
        const model = buildNullModel(marks, passers, { radiusMetres, redraws, seed: 1 });
        if ('untested' in model) throw new Error(model.untested);
        return model;
      },
      { runs, warmUps: 60 },
    );
    const size = `${redraws} redraws of ${marksPerWalk} marks by ${people} people`;
    const line = (against: string, againstMs: number | null, note: string) =>
      benchmarkLine({
        bench: 'null-model',
        case: against,
        medianMs: ours.medianMs,
        against,
        againstMs,
        runs,
        note: `${size}; ${note}`,
      });
    yield line('turf', turfMilliseconds(), 'turf clusters each once, without people');

    const program = paths.find((path) => path.endsWith('.py'));
    if (program === undefined) {
      yield line('python', null, 'give the path of the Python reference to compare with it');
      return;
    }
    const reference = referenceSchema.safeParse(runReference(program));
    if (!reference.success) {
      yield line('python', null, 'Python is not installed');
      return;
    }
    const { milliseconds, means } = reference.data;
    for (const [index, mean] of means.entries()) {
      const our = ours.result.expectedAreas(peopleAsked[index] ?? 0);
      if (Math.abs(our - mean) > 0.05 + 0.2 * Math.sqrt(mean))
        throw new Error(`${peopleAsked[index]} people: ${our} areas by chance, the reference says ${mean}`);
    }
    yield line(
      'python',
      milliseconds,
      `for ${peopleAsked.join(', ')} people, the same counts; ours for all numbers`,
    );
  },
};

function turfMilliseconds(): number {
  const random = randomFrom(2);
  const drawings = Array.from({ length: redraws }, () =>
    featureCollection(
      Array.from({ length: marksPerWalk }, () => point(along(random.between(0, routeMetres)))),
    ),
  );
  return measure(
    () => {
      for (const drawing of drawings) clustersDbscan(drawing, radiusMetres / 1000, { minPoints: 5 });
    },
    { runs: 3, warmUps: 1 },
  ).medianMs;
}

/** Runs the reference's own function, without the cases that it prints. */
function runReference(path: string): unknown {
  const [functions = ''] = readFileSync(path, 'utf8').split(/^for /m);
  const call = `run(${marksPerWalk},${people},${routeMetres},${radiusMetres},d,R=${redraws})`;
  return runPython(`${functions}
import json, time
started = time.perf_counter()
means = [${call}[0] for d in ${JSON.stringify(peopleAsked)}]
print(json.dumps({"milliseconds": (time.perf_counter() - started) * 1000, "means": means}))
`);
}
