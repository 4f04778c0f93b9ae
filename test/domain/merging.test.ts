import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeChanges, mergeFault } from '../../client/features/findings/merge-changes.ts';
import { distanceMetres } from '../../domain/geo.ts';
import { foldMerged, likelyDuplicates } from '../../domain/merging.ts';
import { findingView } from '../support/view-makers.ts';

const metres = 1 / 60_000;
const at = (east: number): [number, number] => [17.6 + east * metres, 57.25];

describe('marks that may say the same', () => {
  test('one category within fifteen metres on one walk, the earliest first', () => {
    const early = findingView('a', { recordedAt: '2026-11-23T17:00:00.000Z' }, at(0));
    const late = findingView('b', {}, at(10));
    const others = [
      findingView('c', {}, at(40)),
      findingView('d', { category: 'litter' }, at(5)),
      findingView('e', { walkId: 'other' }, at(5)),
      findingView('f', { duplicateOf: 'a' }, at(5)),
    ];
    expect(likelyDuplicates([late, ...others, early])).toEqual([[early, late]]);
  });

  test('each mark is in one group at most, and near the first of it', () => {
    const place = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (places) => {
        const marks = places.map((east, index) => findingView(`${index}`, {}, at(east)));
        const groups = likelyDuplicates(marks);
        const ids = groups.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const [first, ...rest] of groups)
          for (const one of rest)
            expect(
              distanceMetres(first?.geometry.coordinates ?? [0, 0], one.geometry.coordinates),
            ).toBeLessThanOrEqual(15);
      }),
    );
  });
});

describe('merged marks', () => {
  test('are folded into the mark that stands for them, unless that one is not there', () => {
    const [stays, merged, lost] = [
      findingView('a'),
      findingView('b', { duplicateOf: 'a' }),
      findingView('c', { duplicateOf: 'gone' }),
    ];
    const { standing, mergedInto } = foldMerged([stays, merged, lost]);
    expect(standing).toEqual([stays, lost]);
    expect(mergedInto.get('a')).toEqual([merged]);
  });

  test('only marks of one walk can be merged, and at least two', () => {
    expect(mergeFault([findingView('a')])).toBe('one');
    expect(mergeFault([findingView('a'), findingView('b', { walkId: 'other' })])).toBe('walks');
    expect(mergeFault([findingView('a'), findingView('b')])).toBeUndefined();
  });

  test('what was merged into a mark goes along first, so that the server takes all of it', () => {
    const id = (number: number) => `01900000-0000-7001-8000-${`${number}`.padStart(12, '0')}`;
    const walkId = '01900000-0000-7003-8000-000000000001';
    const mark = (number: number) => findingView(id(number), { walkId });
    let bytes = 0;
    const source = {
      now: () => new Date('2026-11-23T18:00:00Z'),
      randomBytes: () => new Uint8Array(16).fill(++bytes),
    };
    const mergedInto = new Map([[id(2), [mark(3)]]]);
    const changes = mergeChanges([mark(1), mark(2)], id(1), { mergedInto, reason: null }, source);
    expect(changes).toMatchObject([
      { kind: 'finding-merged', findingId: id(3), into: id(1) },
      { kind: 'finding-merged', findingId: id(2), into: id(1) },
    ]);
  });
});
