import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change, ChangeOf } from '../../domain/changes.ts';
import {
  authored,
  changeNumber,
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  joined,
  leader,
  walkCreated,
} from '../support/change-makers.ts';
import { type Bench, prepare, words } from './contract.ts';

type Fields = ChangeOf<'finding-edited'>['fields'];
const createdBy = changeNumber(900_000);
const idOfEdit = (number: number) => changeNumber(900_001 + number);

const fieldsFrom = (basedOn: Fields['text'] extends { basedOn: infer Ids } | undefined ? Ids : never) =>
  fc.oneof(
    fc.constantFrom(null, 'dark', 'wet').map((value): Fields => ({ text: { value, basedOn } })),
    fc.constantFrom('lighting', 'litter').map((value): Fields => ({ category: { value, basedOn } })),
    fc.constantFrom('dark', 'glass', null).map((value): Fields => ({ subcategory: { value, basedOn } })),
    fc
      .constantFrom(1, 2, 3, 4)
      .map((value): Fields => ({ severity: { value: value as 1 | 2 | 3 | 4, basedOn } })),
    fc.constantFrom('neutral', 'positive').map(
      (value): Fields => ({
        polarity: { value: value as 'neutral' | 'positive', basedOn },
        severity: { value: null, basedOn },
      }),
    ),
    fc.constantFrom(17.1, 17.2).map(
      (longitude): Fields => ({
        geometry: { value: { type: 'Point', coordinates: [longitude, 57] }, basedOn },
        text: { value: `at ${longitude}`, basedOn },
      }),
    ),
  );

/** Edits of people who had seen the finding itself or some of the edits before theirs, and maybe a withdrawal. */
const histories = fc
  .array(fc.tuple(fc.array(fc.nat(3), { maxLength: 2 }), fc.nat()), { minLength: 2, maxLength: 5 })
  .chain((shapes) =>
    fc.tuple(
      ...shapes.map(([seen], number) => {
        const heads = seen.filter((edit) => edit < number).map(idOfEdit);
        return fieldsFrom(heads.length === 0 ? [createdBy] : heads).map(
          (fields): Change => ({
            ...findingEdited(1, fields),
            id: idOfEdit(number),
          }),
        );
      }),
      fc.constantFrom<Change[]>([], [{ ...findingWithdrawn(1, 'gone'), id: changeNumber(900_100) }]),
    ),
  )
  .map((parts) => parts.flat() as Change[])
  .chain((edits) => fc.tuple(fc.constant(edits), fc.shuffledSubarray(edits, { minLength: edits.length })));

export function mergeContract(bench: Bench): void {
  describe('merging', () => {
    test('edits of different fields all stay', async () => {
      const store = await bench.open();
      const finding = findingAdded(1);
      await prepare(
        store,
        [walkCreated(), joined(1), finding].map((change) => authored(change)),
      );
      const basedOn = [finding.id];
      const verdicts = await store.commit([
        authored(findingEdited(1, { text: { value: 'no lamp', basedOn } })),
        authored(findingEdited(1, { severity: { value: 4, basedOn } }), leader),
      ]);
      expect(words(verdicts)).toEqual(['applied', 'applied']);
      const { feature } = (await store.recordsOfKind('finding'))[0] ?? {};
      expect(feature?.properties).toMatchObject({ text: 'no lamp', severity: 4 });
    });

    test('the same field edited in parallel keeps both versions until somebody chooses', async () => {
      const store = await bench.open();
      const finding = findingAdded(1);
      await prepare(
        store,
        [walkCreated(), joined(1), finding].map((change) => authored(change)),
      );
      const one = findingEdited(1, { text: { value: 'one', basedOn: [finding.id] } });
      const two = findingEdited(1, { text: { value: 'two', basedOn: [finding.id] } });
      expect(words(await store.commit([authored(two), authored(one)]))).toEqual(['applied', 'conflict']);
      const torn = await store.record(findingNumber(1));
      expect(torn?.versions.text?.heads.map(({ value }) => value)).toEqual(['one', 'two']);
      expect(torn?.feature.properties).toMatchObject({ text: 'two' });
      const chosen = findingEdited(1, { text: { value: 'one', basedOn: [one.id, two.id] } });
      expect(words(await store.commit([authored(chosen)]))).toEqual(['applied']);
      const mended = await store.record(findingNumber(1));
      expect(mended?.versions.text?.heads.map(({ value }) => value)).toEqual(['one']);
    });

    test('edits in any order, some delivered twice, end in the same record', async () => {
      await fc.assert(
        fc.asyncProperty(histories, async ([edits, shuffled]) => {
          const outcomes = [];
          for (const order of [edits, [...shuffled, ...edits]]) {
            const store = await bench.open();
            const finding = { ...findingAdded(1, 1, { subcategory: 'dark' }), id: createdBy };
            await prepare(
              store,
              [walkCreated(), joined(1), finding].map((change) => authored(change)),
            );
            await prepare(
              store,
              order.map((change) => authored(change)),
            );
            const { sequence: _, ...record } = (await store.record(findingNumber(1))) ?? { sequence: 0 };
            outcomes.push(record);
            await store.close();
          }
          expect(outcomes[1]).toEqual(outcomes[0]);
        }),
        // Each run opens two stores; with files that is two databases to make.
        { numRuns: bench.engine.keeps ? 12 : 60 },
      );
    }, 30_000);
  });
}
