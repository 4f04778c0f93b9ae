import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnalysisInput, AreaMark, Passer } from '../../domain/analysis/area-input.ts';
import { computeAreaRun } from '../../domain/analysis/areas.ts';
import type { Figures, Remember } from '../../domain/analysis/block-memo.ts';
import { type Random, randomFrom } from '../../domain/random.ts';
import { mark, movedBy, voiceNumber, walkNumber } from '../support/analysis-input.ts';

const town: [number, number] = [16.447, 57.265];
const asOf = '2026-11-20T18:00:00Z';
const settings = { asOf, redraws: 99 };

/** Three walks too far apart to meet, six people each. */
function walks(random: Random): AnalysisInput {
  const marks: AreaMark[] = [];
  const passers: Passer[] = [];
  for (const walk of [1, 2, 3]) {
    const start = movedBy(town, 0, walk * 3000);
    const route = { type: 'LineString' as const, coordinates: [start, movedBy(start, 600, 100)] };
    for (let person = 0; person < 6; person++) {
      const voice = walk * 100 + person;
      passers.push({ voice: voiceNumber(voice), walkId: walkNumber(walk), route, positions: [] });
      for (let n = 0; n < 3; n++) marks.push(markOn(random, walk, voice * 10 + n, voice));
    }
  }
  return { marks, passers, places: [] };
}

function markOn(random: Random, walk: number, id: number, voice: number): AreaMark {
  const along = random.chance(0.4) ? 300 : random.between(0, 600);
  const position = movedBy(town, along, walk * 3000 + along / 6 + random.between(-15, 15));
  return mark(id, voice, position, { walkId: walkNumber(walk), severity: random.pick([1, 2, 3, 4]) });
}

/** What somebody may do to one mark or person of a set of walks. */
const edits: Readonly<Record<string, (input: AnalysisInput, random: Random) => AnalysisInput>> = {
  add(input, random) {
    const { voice, walkId } = random.pick(input.marks);
    const walk = [1, 2, 3].find((number) => walkNumber(number) === walkId) ?? 1;
    const made = markOn(random, walk, 100_000 + random.integer(0, 1e9), 0);
    return { ...input, marks: [...input.marks, { ...made, voice }] };
  },
  withdraw: (input, random) => ({ ...input, marks: random.shuffled(input.marks).slice(1) }),
  edit: (input, random) => changed(input, random, { severity: 4, category: 'sightline', inDark: true }),
  resolve: (input, random) => changed(input, random, { resolved: true }),
  move(input, random) {
    const { position } = random.pick(input.marks);
    return changed(input, random, { position: movedBy(position, 7, 3) });
  },
  'leave early'(input, random) {
    const { voice } = random.pick(input.passers);
    const shortened = (passer: Passer): Passer => ({
      ...passer,
      route: {
        type: 'LineString',
        coordinates: [passer.route?.coordinates[0] ?? town, movedBy(town, 300, 50)],
      },
    });
    return {
      ...input,
      passers: input.passers.map((passer) => (passer.voice === voice ? shortened(passer) : passer)),
    };
  },
  'drop a walk': ({ marks, passers, places }, random) => {
    const { walkId } = random.pick(passers);
    const others = passers.filter((passer) => passer.walkId !== walkId);
    if (others.length === 0) return { marks, passers, places };
    return { marks: marks.filter((one) => one.walkId !== walkId), passers: others, places };
  },
};

function changed(input: AnalysisInput, random: Random, more: Partial<AreaMark>): AnalysisInput {
  const { id } = random.pick(input.marks);
  return { ...input, marks: input.marks.map((one) => (one.id === id ? { ...one, ...more } : one)) };
}

/** A memory that tells what it had to compute, and that forgets some of it by chance. */
function createMemory(forgets: Random | null) {
  const kept = new Map<string, Figures>();
  const computed: string[] = [];
  const remember: Remember = (key, _walkIds, compute) => {
    const known = kept.get(key);
    if (known !== undefined && forgets?.chance(0.2) !== true) return known;
    computed.push(key.split('\n')[1] ?? '');
    const figures = compute();
    kept.set(key, figures);
    return figures;
  };
  /** What is computed in this one, the redraws alone. */
  const redrawn = (input: AnalysisInput, more = {}) => {
    computed.length = 0;
    computeAreaRun(input, { ...settings, ...more }, undefined, remember);
    return computed.filter((what) => what === 'most' || what.startsWith('areas'));
  };
  return { remember, redrawn };
}

describe('what a computation remembers', () => {
  test('never changes a result, whatever is added, withdrawn, edited, resolved or forgotten', () => {
    const steps = fc.array(fc.constantFrom(...Object.keys(edits)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 9999 }), fc.boolean(), (names, seed, isForgetful) => {
        const random = randomFrom(seed);
        const { remember } = createMemory(isForgetful ? randomFrom(seed) : null);
        let input = walks(random);
        for (const name of ['add', ...names]) {
          input = edits[name]?.(input, random) ?? input;
          const fresh = computeAreaRun(input, settings);
          expect(JSON.stringify(computeAreaRun(input, settings, undefined, remember))).toBe(
            JSON.stringify(fresh),
          );
        }
      }),
      { numRuns: 10 },
    );
  });

  test('an edit that moves nothing draws nothing again', () => {
    const random = randomFrom(1);
    const input = walks(random);
    const { redrawn } = createMemory(null);
    expect(redrawn(input)).not.toEqual([]);
    expect(redrawn(input)).toEqual([]);
    expect(redrawn(edits.edit?.(input, random) ?? input)).toEqual([]);
    expect(redrawn(edits.resolve?.(input, random) ?? input)).toEqual([]);
    expect(redrawn({ ...input, marks: input.marks.toReversed() })).toEqual([]);
  });

  test('a new mark draws its own walk again and no other', () => {
    const random = randomFrom(2);
    const input = walks(random);
    const { redrawn } = createMemory(null);
    expect(redrawn(input).filter((what) => what === 'most')).toHaveLength(3);
    const added = edits.add?.(input, random) ?? input;
    expect(redrawn(added).filter((what) => what === 'most')).toHaveLength(1);
    expect(redrawn(edits['drop a walk']?.(added, random) ?? input).filter((what) => what === 'most')).toEqual(
      [],
    );
  });

  test('another radius, seed or number of redraws draws all again', () => {
    const input = walks(randomFrom(3));
    const { redrawn } = createMemory(null);
    redrawn(input);
    for (const more of [{ radiusMetres: 30 }, { seed: 2 }, { redraws: 100 }])
      expect(redrawn(input, more).filter((what) => what === 'most')).toHaveLength(3);
  });
});
