import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChangeId } from '../../domain/ids.ts';
import { type FieldHead, type FieldVersion, hasConflict, headsOf, mergeField } from '../../domain/merge.ts';
import { changeNumber, noon } from '../support/change-makers.ts';

const head = (number: number, value: unknown = number): FieldHead => ({
  value,
  changeId: changeNumber(number),
  at: noon,
  by: 'system:test',
});
const created: FieldVersion = { heads: [head(0)], superseded: [] };
interface Edit {
  head: FieldHead;
  basedOn: readonly ChangeId[];
}
const apply = (edits: readonly Edit[], start = created) =>
  edits.reduce((version, edit) => mergeField(version, edit.head, edit.basedOn), start);

/** Edits that each know the creation or some edits made before them, as phones make them. */
const edits: fc.Arbitrary<Edit[]> = fc
  .array(fc.array(fc.nat(6), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((seen) =>
    seen.map((before, index) => ({
      head: head(index + 1),
      basedOn: [...new Set(before.map((number) => changeNumber(Math.min(number, index))))],
    })),
  );

describe('one field edited by several', () => {
  test('in any order, some of it twice, ends the same', () => {
    const orders = edits.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
    );
    fc.assert(
      fc.property(orders, ([all, shuffled, again]) => {
        expect(apply([...again, ...shuffled, ...again])).toEqual(apply(all));
      }),
    );
  });

  test('shows exactly what nobody has replaced', () => {
    fc.assert(
      fc.property(edits, (all) => {
        const replaced = new Set(all.flatMap(({ basedOn }) => basedOn));
        const standing = [0, ...all.map((_, index) => index + 1)]
          .map(changeNumber)
          .filter((id) => !replaced.has(id));
        expect(apply(all).heads.map(({ changeId }) => changeId)).toEqual(standing);
      }),
    );
  });

  test('always keeps a value, even when forged edits replace themselves or each other', () => {
    const forged = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 })),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(forged, (all) => {
        const made = all.map(([number, seen]) => ({ head: head(number), basedOn: seen.map(changeNumber) }));
        expect(apply(made).heads.length).toBeGreaterThan(0);
      }),
    );
  });

  test('conflicts only while standing values differ', () => {
    const parallel = apply([
      { head: head(1, 'a'), basedOn: [changeNumber(0)] },
      { head: head(2, 'b'), basedOn: [changeNumber(0)] },
    ]);
    expect(hasConflict(parallel)).toBe(true);
    expect(
      hasConflict(apply([{ head: head(3, 'a'), basedOn: [changeNumber(1), changeNumber(2)] }], parallel)),
    ).toBe(false);
    const agreeing = apply([
      { head: head(1, 'a'), basedOn: [changeNumber(0)] },
      { head: head(2, 'a'), basedOn: [changeNumber(0)] },
    ]);
    expect(hasConflict(agreeing)).toBe(false);
  });

  test('is based on its heads, or on the creation where nobody edited it', () => {
    expect(headsOf({}, 'text', changeNumber(0))).toEqual([changeNumber(0)]);
    const text = apply([{ head: head(1), basedOn: [changeNumber(0)] }]);
    expect(headsOf({ text }, 'text', changeNumber(0))).toEqual([changeNumber(1)]);
  });
});
