import { describe, expect, test } from 'vitest';
import type { PhoneContact } from '../../domain/arrival.ts';
import {
  authored,
  checkpointAdded,
  findingAdded,
  findingWithdrawn,
  joined,
  participant,
  participantNumber,
  photoAttached,
  photoReceived,
  photoWithdrawn,
  rated,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { receiptSet } from '../support/walk-makers.ts';
import { type Bench, prepare, words } from './contract.ts';

const contact = (number: number, at: string, more: Partial<PhoneContact> = {}): PhoneContact => ({
  participantId: participantNumber(number),
  at: `2026-11-20T18:${at}.000Z`,
  undelivered: 0,
  undeliveredPhotos: 0,
  ...more,
});

export function phonesContract(bench: Bench): void {
  describe('a participant by the hash of the receipt', () => {
    const people = [walkCreated(), joined(1), joined(2)].map((change) => authored(change));

    test('from the moment it is set', async () => {
      const store = await bench.open();
      await prepare(store, people);
      expect(await store.participantByReceiptHash('a'.repeat(64))).toBeUndefined();
      await prepare(store, [authored(receiptSet(1, 'a'.repeat(64)), participant(1))]);
      expect((await store.participantByReceiptHash('a'.repeat(64)))?.id).toBe(participantNumber(1));
      for (const wrong of ['b'.repeat(64), '', 'A'.repeat(64)])
        expect(await store.participantByReceiptHash(wrong)).toBeUndefined();
    });

    test('belongs to one person only', async () => {
      const store = await bench.open();
      await prepare(store, people);
      const both = [1, 2].map((number) => authored(receiptSet(number, 'c'.repeat(64)), participant(number)));
      expect(words(await store.commit(both))).toEqual(['applied', 'duplicate-id']);
      const other = joined(3);
      other.participant.properties.receiptHash = 'c'.repeat(64);
      expect(words(await store.commit([authored(other)]))).toEqual(['duplicate-id']);
      expect((await store.participantByReceiptHash('c'.repeat(64)))?.id).toBe(participantNumber(1));
    });
  });

  describe('how much of each person’s is here', () => {
    test('counts marks, ratings and photos awaited, without what was withdrawn, by walk', async () => {
      const store = await bench.open();
      await prepare(
        store,
        [
          ...[
            walkCreated(),
            walkCreated(2),
            checkpointAdded(1),
            joined(1),
            joined(2),
            joined(3, 2),
            joined(4),
          ],
          ...[findingAdded(1), findingAdded(2), findingAdded(3), findingWithdrawn(3), findingAdded(4, 2)],
          findingAdded(5, 3, { walkId: walkNumber(2) }),
          ...[photoAttached(1), photoAttached(2), photoAttached(3), photoReceived(2), photoWithdrawn(3)],
          rated(1, 2, 1),
        ].map((change) =>
          authored(change, change.kind === 'photo-received' ? { kind: 'system', name: 'test' } : undefined),
        ),
      );
      expect(await store.contributions(walkNumber(1))).toEqual([
        { participantId: participantNumber(1), findings: 2, ratings: 0, awaitedPhotos: 1 },
        { participantId: participantNumber(2), findings: 1, ratings: 1, awaitedPhotos: 0 },
      ]);
      expect(await store.contributions(walkNumber(9))).toEqual([]);
    });
  });

  describe('what phones say of themselves', () => {
    test('the last of each phone is kept, of this walk only, and nothing of it is in the log', async () => {
      const store = await bench.open();
      await prepare(store, [authored(walkCreated())]);
      const before = await store.changesSince(0, 100);
      await store.noteContact(
        walkNumber(1),
        contact(2, '01:00', { undelivered: null, undeliveredPhotos: null }),
      );
      await store.noteContact(walkNumber(1), contact(1, '01:00', { undelivered: 4, undeliveredPhotos: 2 }));
      await store.noteContact(walkNumber(1), contact(1, '02:00', { undelivered: 3 }));
      await store.noteContact(walkNumber(2), contact(3, '02:00'));
      expect(await store.contacts(walkNumber(1))).toEqual([
        contact(1, '02:00', { undelivered: 3 }),
        contact(2, '01:00', { undelivered: null, undeliveredPhotos: null }),
      ]);
      expect(await store.contacts(walkNumber(2))).toEqual([contact(3, '02:00')]);
      expect(await store.changesSince(0, 100)).toEqual(before);
    });

    test('an older word that comes later does not replace a newer one', async () => {
      const store = await bench.open();
      await store.noteContact(walkNumber(1), contact(1, '02:00', { undelivered: 3 }));
      await store.noteContact(walkNumber(1), contact(1, '01:00'));
      expect(await store.contacts(walkNumber(1))).toEqual([contact(1, '02:00', { undelivered: 3 })]);
    });

    test('while marks are being committed, both are kept', async () => {
      const store = await bench.open();
      await prepare(store, [authored(walkCreated()), authored(joined(1))]);
      const work = Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0
          ? store.noteContact(walkNumber(1), contact(1, `03:${String(index).padStart(2, '0')}`))
          : store.commit([authored(findingAdded(index))]),
      );
      await Promise.all(work);
      expect(await store.contacts(walkNumber(1))).toEqual([contact(1, '03:38')]);
      expect(await store.recordsOfKind('finding', walkNumber(1))).toHaveLength(20);
    });
  });
}
