import { describe, expect, test } from 'vitest';
import type { AnalysisInput, AreaMark } from '../../domain/analysis/area-input.ts';
import { areaVerdict } from '../../domain/analysis/area-verdict.ts';
import { areaWhatIf } from '../../domain/analysis/area-what-if.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
import { type Figures, type Remember, rememberNothing } from '../../domain/analysis/block-memo.ts';
import { explainArea } from '../../domain/analysis/explain-area.ts';
import { areaParametersSchema, type PriorityArea } from '../../domain/area.ts';
import { areaExplanationSchema, explanationForPolice } from '../../domain/area-explanation.ts';
import { randomFrom } from '../../domain/random.ts';
import { inputOf, mark, movedBy, passersOf, voiceNumber, walkNumber } from '../support/analysis-input.ts';
import { areaOf } from '../support/area-makers.ts';

const start: [number, number] = [16.447, 57.265];
const asOf = '2026-11-20T18:00:00Z';
const line = { type: 'LineString' as const, coordinates: [start, movedBy(start, 2000, 0)] };
const at = (east: number) => movedBy(start, east, 0);

/** Twelve people on one route; so many of them mark one place, and some mark elsewhere along the way. */
function walk(marking: number, more: Partial<AreaMark> = {}): AnalysisInput {
  const here = Array.from({ length: marking }, (_, person) => mark(person + 1, person, at(1000), more));
  const elsewhere = [10, 11].map((person, index) => mark(100 + index, person, at(100 + 400 * index)));
  const marks = [...here, ...elsewhere];
  const known = new Map(passersOf(marks, line).map((passer) => [passer.voice, passer]));
  const passers = Array.from({ length: 12 }, (_, person) => {
    const voice = voiceNumber(person);
    return known.get(voice) ?? { voice, walkId: walkNumber(1), route: line, positions: [] };
  });
  return inputOf(marks, { passers });
}

const settings = { asOf, redraws: 199 };
function areaIn(input: AnalysisInput): PriorityArea {
  const [draft] = computeAreas(input, settings);
  if (draft === undefined) throw new Error('no area');
  const kept = areaOf(1, []);
  return { ...kept, ...draft, id: kept.id, properties: { ...kept.properties, ...draft.properties } };
}
function explain(input: AnalysisInput, area = areaIn(input)) {
  return explainArea(area, { input, dataChanged: false, unanswered: 2, walks: 1 });
}

describe('the explanation of an area', () => {
  const input = walk(5);
  const told = explain(input);

  test('counts people, never marks, and says what chance puts at its place', () => {
    expect(areaExplanationSchema.parse(told)).toEqual(told);
    expect(told.people).toEqual({ marked: 5, passed: 12, silent: 7 });
    expect(told.severities).toEqual([
      { severity: 4, people: 0 },
      { severity: 3, people: 5 },
      { severity: 2, people: 0 },
      { severity: 1, people: 0 },
    ]);
    expect(told.atStrongest?.found).toBe(5);
    // Seven marks along 2000 m: within 40 m of a place chance puts 7 * 80 / 2000.
    expect(told.atStrongest?.expected).toBeCloseTo(0.3, 1);
    expect(told.basis).toEqual({ marks: 7, people: 12, walks: 1 });
  });

  test('what would turn the verdict is what computing it all again without these people gives', () => {
    const area = areaIn(input);
    const { fewer, more } = areaWhatIf(area, input) ?? {};
    expect(fewer?.band).not.toBeNull();
    const people = fewer?.band?.people ?? 0;
    const without = (gone: number): AnalysisInput => ({
      ...input,
      marks: input.marks.filter(
        ({ voice }) => !Array.from({ length: gone }, (_, n) => voiceNumber(n)).includes(voice),
      ),
    });
    const bandAfter = (gone: number) => computeAreas(without(gone), settings)[0]?.properties.band ?? null;
    expect(bandAfter(people)).toBe(fewer?.band?.band);
    expect(bandAfter(people)).not.toBe(area.properties.band);
    expect(bandAfter(people - 1)).toBe(area.properties.band);
    if (more?.band) expect(more.band.people).toBeGreaterThan(0);
    expect(more?.tried).toBeGreaterThan(0);
  });

  test('each verdict is that of a whole computation, whether redraws are remembered or not', () => {
    const shelf = new Map<string, Figures>();
    const remember: Remember = (key, _walkIds, compute) => {
      const figures = shelf.get(key) ?? compute();
      shelf.set(key, figures);
      return figures;
    };
    const random = randomFrom(5);
    for (let trial = 0; trial < 12; trial++) {
      const crowd = walk(random.integer(2, 8));
      const more = Array.from({ length: 25 }, (_, n) =>
        mark(500 + n, random.integer(0, 11), at(random.pick([300, 320, 1000, random.between(0, 2000)])), {
          severity: random.pick([1, 2, 3, 4]),
          resolved: random.chance(0.2),
        }),
      );
      const given = { ...crowd, marks: [...crowd.marks, ...more] };
      const parameters = areaParametersSchema.parse({ ...settings, minVoices: random.pick([null, 3, 4]) });
      const areas = computeAreas(given, parameters);
      const members = new Set<string>(
        random
          .shuffled(given.marks)
          .slice(0, 12)
          .map(({ id }) => id),
      );
      const sharedWith = ({ properties }: (typeof areas)[number]) =>
        properties.findingIds.filter((id) => members.has(id)).length;
      const [nearest] = areas.toSorted((a, b) => sharedWith(b) - sharedWith(a));
      const chance = nearest?.properties.chance;
      const isThere = nearest !== undefined && sharedWith(nearest) > 0;
      const whole = {
        band: isThere ? nearest.properties.band : null,
        mayBeChance: isThere && chance?.tested === true ? chance.mayBeChance : null,
      };
      expect(areaVerdict(given, parameters, members, undefined, rememberNothing)).toEqual(whole);
      expect(areaVerdict(given, parameters, members, undefined, remember)).toEqual(whole);
    }
    const area = areaIn(input);
    expect(areaWhatIf(area, input, undefined, remember)).toEqual(areaWhatIf(area, input));
    const once = shelf.size;
    expect(areaWhatIf(area, input, undefined, remember)).toEqual(areaWhatIf(area, input));
    expect(shelf.size).toBe(once);
  });

  test('it is there for many marks too, tells how far it is, and says nothing where the marks are gone', () => {
    const many = Array.from({ length: 500 }, (_, n) => mark(1000 + n, n % 12, at(4 * n)));
    const crowd = walk(5);
    const marks = [...crowd.marks, ...many];
    const given = inputOf(marks, { passers: crowd.passers });
    const told: number[] = [];
    const area = areaIn(crowd);
    expect(areaWhatIf(area, given, (share) => told.push(share))?.fewer.tried).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
    expect(areaWhatIf(area, inputOf(many))).toBeNull();
  });

  test('more voices never lower a band, fewer never raise it', () => {
    const rank = { low: 0, medium: 1, high: 2 };
    for (const marking of [3, 4, 6, 8]) {
      const given = walk(marking);
      const { band } = areaIn(given).properties;
      const whatIf = areaWhatIf(areaIn(given), given);
      if (whatIf?.more.band?.band) expect(rank[whatIf.more.band.band]).toBeGreaterThan(rank[band]);
      if (whatIf?.fewer.band?.band) expect(rank[whatIf.fewer.band.band]).toBeLessThan(rank[band]);
    }
  });

  test('says what is missing, and where nobody walked', () => {
    expect(told.lacks).toEqual(expect.arrayContaining(['one-walk', 'no-dark-walk', 'unanswered']));
    expect(told.lacks).not.toContain('fewer-than-12');
    expect(told.ground.cells).toBeGreaterThan(50);
    expect(told.ground.notWalked).toBeGreaterThan(0);
    expect(told.ground.notWalked).toBeLessThan(told.ground.cells);
    expect(explain(walk(5, { inDark: true })).lacks).not.toContain('no-dark-walk');
    expect(told.anotherWalk.score).toBeGreaterThan(areaIn(input).properties.score);
  });

  test('gives the same in any order', () => {
    const turned = { ...input, marks: input.marks.toReversed(), passers: input.passers.toReversed() };
    expect(explain(turned, areaIn(input))).toEqual(told);
    expect(areaWhatIf(areaIn(input), turned)).toEqual(areaWhatIf(areaIn(input), input));
  });

  test('tells the police no number below three', () => {
    const some = {
      ...told,
      inDark: 2,
      severities: [
        { severity: 4, people: 1 },
        { severity: 3, people: 0 },
        { severity: 2, people: 3 },
      ],
    };
    const { inDark, severities } = explanationForPolice(some);
    expect(inDark).toBeNull();
    expect(severities.map(({ people }) => people)).toEqual([null, 0, 3]);
  });

  test('on a walk without route nothing is said of chance, and the rest is there', () => {
    const bare = { ...input, passers: input.passers.map((passer) => ({ ...passer, route: null })) };
    const { atStrongest, untested, lacks } = explain(bare);
    expect(atStrongest).toBeNull();
    expect(untested).toBe('no-route');
    expect(lacks).toContain('not-tested');
    expect(areaWhatIf(areaIn(bare), bare)?.fewer.chance).toBeNull();
  });
});
