import { describe, expect, test } from 'vitest';
import {
  authored,
  findingAdded,
  findingNumber,
  findingWithdrawn,
  joinCodeIssued,
  joined,
  leader,
  participant,
  system,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { type Bench, prepare, words } from './contract.ts';

export function commitContract(bench: Bench): void {
  describe('commit', () => {
    test('judges each change by itself, in order', async () => {
      const store = await bench.open();
      const verdicts = await store.commit([
        authored(findingAdded(1)),
        authored(walkCreated()),
        authored(joined(1)),
        authored(findingAdded(2, 1, { category: 'dragons' })),
        authored(findingAdded(3), participant(1)),
      ]);
      expect(words(verdicts)).toEqual([
        'unknown-record',
        'applied',
        'applied',
        'unknown-category',
        'applied',
      ]);
      expect(verdicts.flatMap((one) => (one.verdict === 'refused' ? [] : [one.sequence]))).toEqual([1, 2, 3]);
      expect(await store.record(findingNumber(2))).toBeUndefined();
      expect((await store.record(findingNumber(3)))?.sequence).toBe(3);
    });

    test('a role that may not is refused and leaves nothing behind', async () => {
      const store = await bench.open();
      expect(words(await store.commit([authored(walkCreated(), participant(1))]))).toEqual(['not-allowed']);
      expect(await store.record(walkNumber(1))).toBeUndefined();
      expect(await store.changesSince(0, 10)).toEqual([]);
    });

    test('the same change again is a duplicate with its first sequence, also within one batch', async () => {
      const store = await bench.open();
      const walk = walkCreated();
      const again = { ...walk, walk: { ...walk.walk, properties: { ...walk.walk.properties } } };
      await prepare(store, [authored(walk), authored(walkCreated(2))]);
      const verdicts = await store.commit([authored(again), authored(walk)]);
      expect(verdicts).toEqual([
        { id: walk.id, verdict: 'duplicate', sequence: 1 },
        { id: walk.id, verdict: 'duplicate', sequence: 1 },
      ]);
      expect(await store.changesSince(0, 10)).toHaveLength(2);
      expect(await store.lastSequence()).toBe((await store.changesSince(0, 10)).at(-1)?.sequence);
    });

    test('the same change from a later delivery is still a duplicate', async () => {
      const store = await bench.open();
      const walk = walkCreated();
      await prepare(store, [authored(walk)]);
      expect(words(await store.commit([authored(walk, leader, '2026-12-01T00:00:00.000Z')]))).toEqual([
        'duplicate',
      ]);
    });

    test('a known change id with other content is refused; the same content is a duplicate, whoever brings it', async () => {
      const store = await bench.open();
      const walk = walkCreated();
      await prepare(store, [authored(walk)]);
      const other = walkCreated(1, { name: 'Another name' });
      const verdicts = await store.commit([authored({ ...other, id: walk.id }), authored(walk, system)]);
      expect(words(verdicts)).toEqual(['duplicate-id', 'duplicate']);
      expect((await store.recordsOfKind('walk'))[0]?.feature.properties.name).toBe('Walk 1');
    });

    test('allOrNothing keeps nothing when one is refused, and everything otherwise', async () => {
      const store = await bench.open();
      const changes = [authored(walkCreated()), authored(joined(1)), authored(findingAdded(1))];
      const refused = [...changes, authored(findingAdded(2, 9))];
      expect(words(await store.commit(refused, { allOrNothing: true }))).toEqual([
        'applied',
        'applied',
        'applied',
        'unknown-record',
      ]);
      expect(await store.changesSince(0, 10)).toEqual([]);
      expect(await store.record(walkNumber(1))).toBeUndefined();
      expect(words(await store.commit(changes, { allOrNothing: true }))).toEqual([
        'applied',
        'applied',
        'applied',
      ]);
      expect(await store.changesSince(0, 10)).toHaveLength(3);
    });

    test('a fault in the middle rolls back its commit and no other', async () => {
      const fault = new Error('the catalogue is on fire');
      const find = (id: string) => {
        if (id === 'litter') throw fault;
        return testCatalogue.find(id);
      };
      const store = await bench.open({ catalogue: { ...testCatalogue, find } });
      await prepare(store, [authored(walkCreated()), authored(joined(1))]);
      const [before, faulty, after] = await Promise.allSettled([
        store.commit([authored(findingAdded(1))]),
        store.commit([authored(findingAdded(2)), authored(findingAdded(3, 1, { category: 'litter' }))]),
        store.commit([authored(findingAdded(4))]),
      ]);
      expect(faulty).toEqual({ status: 'rejected', reason: fault });
      expect([before?.status, after?.status]).toEqual(['fulfilled', 'fulfilled']);
      const findings = await store.recordsOfKind('finding');
      expect(findings.map(({ id }) => id)).toEqual([findingNumber(1), findingNumber(4)]);
      expect(await store.changesSince(0, 10)).toHaveLength(4);
    });

    test('commits at the same time each see what was committed before', async () => {
      const store = await bench.open();
      await prepare(store, [authored(walkCreated()), authored(joined(1))]);
      const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
      const verdicts = await Promise.all(
        numbers.map((number) => store.commit([authored(findingAdded(1 + (number % 30)), participant(1))])),
      );
      const counts = words(verdicts.flat()).sort();
      expect(counts).toEqual([...Array(30).fill('applied'), ...Array(30).fill('duplicate-id')]);
    });

    test('the log keeps who, when and what, in the order of acceptance', async () => {
      const store = await bench.open();
      const walk = walkCreated();
      await prepare(store, [authored(walk, leader), authored(joined(1))]);
      const [first, second] = await store.changesSince(0, 10);
      expect(first).toMatchObject({
        sequence: 1,
        author: 'staff:leader-1',
        receivedAt: '2026-11-20T12:00:00.000Z',
      });
      expect(JSON.parse(first?.content ?? '')).toEqual(walk);
      expect(await store.changesSince(1, 10)).toEqual([second]);
      expect(await store.changesSince(0, 1)).toEqual([first]);
    });

    test('a join code or a token belongs to one', async () => {
      const store = await bench.open();
      const token = 'a'.repeat(64);
      await prepare(
        store,
        [walkCreated(1), walkCreated(2), joined(1, 1, token)].map((change) => authored(change)),
      );
      await prepare(store, [authored(joinCodeIssued(1, 'ABC234'))]);
      const verdicts = await store.commit([
        authored(joinCodeIssued(2, 'ABC234')),
        authored(joined(2, 2, token)),
      ]);
      expect(words(verdicts)).toEqual(['duplicate-id', 'duplicate-id']);
      expect(words(await store.commit([authored(joinCodeIssued(1, 'XYZ567'))]))).toEqual(['applied']);
      expect(words(await store.commit([authored(joinCodeIssued(2, 'ABC234'))]))).toEqual(['applied']);
    });

    test('a withdrawn finding stays as a tombstone and cannot be made again', async () => {
      const store = await bench.open();
      await prepare(
        store,
        [walkCreated(), joined(1), findingAdded(1)].map((change) => authored(change)),
      );
      const withdrawals = await store.commit([
        authored(findingWithdrawn(1, 'mistake'), participant(1)),
        authored(findingWithdrawn(1, 'zeal'), participant(1)),
        authored(findingAdded(1), participant(1)),
      ]);
      expect(words(withdrawals)).toEqual(['applied', 'applied', 'duplicate-id']);
      expect((await store.record(findingNumber(1)))?.withdrawn?.reason).toBe('mistake');
      expect(await store.recordsOfKind('finding')).toEqual([]);
    });

    test('what was committed is there after closing and opening', async ({ skip }) => {
      if (!bench.engine.keeps) skip();
      const address = bench.engine.newAddress();
      const store = await bench.open({}, address);
      const walk = walkCreated();
      await prepare(store, [authored(walk), authored(joined(1)), authored(findingAdded(1))]);
      const finding = await store.record(findingNumber(1));
      await store.close();
      const reopened = await bench.open({}, address);
      expect(await reopened.record(findingNumber(1))).toEqual(finding);
      expect(words(await reopened.commit([authored(walk)]))).toEqual(['duplicate']);
      expect(await reopened.checkHealth()).toEqual({ changes: 3, waitingJobs: 0, failedJobs: 0 });
    });
  });
}
