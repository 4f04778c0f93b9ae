import { describe, expect, test } from 'vitest';
import type { RecordKind } from '../../domain/record.ts';
import { recordKinds } from '../../domain/record.ts';
import type { RecordsPage, RecordsQuery, Store } from '../../server/storage/store.ts';
import { areaOf, areasComputed } from '../support/area-makers.ts';
import { areaSetComputed, areaSetNumber } from '../support/area-set-makers.ts';
import {
  authored,
  checkpointAdded,
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  joinCodeIssued,
  joined,
  organisationAdded,
  participant,
  participantNumber,
  rated,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { actionAdded, actionMoved } from '../support/process-makers.ts';
import { type Bench, prepare } from './contract.ts';

const ofWalk = (more: Partial<RecordsQuery> = {}): RecordsQuery => ({
  walkId: walkNumber(1),
  since: 0,
  limit: 100,
  kinds: recordKinds,
  ...more,
});
const labels = ({ records }: RecordsPage) => records.map(({ kind, sequence }) => `${kind}@${sequence}`);

async function allPages(store: Store, query: RecordsQuery): Promise<RecordsPage[]> {
  const pages: RecordsPage[] = [];
  let since = query.since;
  do {
    const page = await store.recordsSince({ ...query, since });
    pages.push(page);
    expect(page.next).toBeGreaterThanOrEqual(since);
    since = page.next;
  } while (pages.at(-1)?.more && pages.length < 100);
  return pages;
}

export function recordsContract(bench: Bench): void {
  describe('computations of areas', () => {
    test('are found again by walk or by set, newest first, and nothing else is', async () => {
      const store = await bench.open();
      await prepare(
        store,
        [
          walkCreated(),
          joined(1),
          findingAdded(1),
          areasComputed([areaOf(1, [1])]),
          areasComputed([areaOf(1, [1]), areaOf(2, [1])]),
          areaSetComputed(1, 1, [areaOf(3, [1])]),
          areaSetComputed(2, 1, []),
          areaSetComputed(1, 2, [], [3]),
        ].map((change) => authored(change)),
      );
      const ofWalk = await store.areaRuns({ walkId: walkNumber(1) }, 10);
      expect(ofWalk.map(({ sequence, areaCount }) => [sequence, areaCount])).toEqual([
        [5, 2],
        [4, 1],
      ]);
      const ofSet = await store.areaRuns({ setId: areaSetNumber(1) }, 10);
      expect(ofSet.map(({ sequence, areaCount }) => [sequence, areaCount])).toEqual([
        [8, 0],
        [6, 1],
      ]);
      expect(await store.areaRuns({ setId: areaSetNumber(1) }, 1)).toEqual(ofSet.slice(0, 1));
      expect(await store.areaRuns({ walkId: walkNumber(2) }, 10)).toEqual([]);
    });
  });

  describe('records of a walk', () => {
    test('come in the order of the change that last touched them, other walks left out', async () => {
      const store = await bench.open();
      const finding = findingAdded(1);
      const changes = [walkCreated(), walkCreated(2), joined(1), finding, findingAdded(2), joined(2, 2)];
      await prepare(
        store,
        changes.map((change) => authored(change)),
      );
      const first = findingEdited(1, { text: { value: 'dark', basedOn: [finding.id] } });
      await prepare(store, [authored(first)]);
      const page = await store.recordsSince(ofWalk());
      expect(labels(page)).toEqual(['walk@1', 'participant@3', 'finding@5', 'finding@7']);
      expect([page.next, page.more]).toEqual([7, false]);
      expect(await store.recordsSince(ofWalk({ since: 7 }))).toEqual({ records: [], next: 7, more: false });
      expect(labels(await store.recordsSince(ofWalk({ since: 5 })))).toEqual(['finding@7']);
    });

    test('tombstones come too, so that others take the record away', async () => {
      const store = await bench.open();
      const changes = [walkCreated(), joined(1), findingAdded(1), findingWithdrawn(1)];
      await prepare(
        store,
        changes.map((change) => authored(change)),
      );
      const { records } = await store.recordsSince(ofWalk({ since: 3 }));
      expect(records.map(({ id, withdrawn }) => [id, withdrawn !== null])).toEqual([
        [findingNumber(1), true],
      ]);
    });

    test('pages of any size give every record once, also where one change wrote many', async () => {
      const store = await bench.open();
      await prepare(
        store,
        [walkCreated(), joined(1), findingAdded(1)].map((change) => authored(change)),
      );
      const areas = Array.from({ length: 7 }, (_, index) => areaOf(index + 1, [1]));
      await prepare(store, [
        authored(areasComputed(areas)),
        authored(findingAdded(2)),
        authored(findingAdded(3)),
      ]);
      const expected = labels(await store.recordsSince(ofWalk({ limit: 1000 })));
      expect(expected).toHaveLength(12);
      for (const limit of [1, 2, 3, 5, 6, 7, 8, 11, 12]) {
        const pages = await allPages(store, ofWalk({ limit }));
        expect(pages.flatMap(labels)).toEqual(expected);
        expect(pages.slice(0, -1).every(({ more }) => more)).toBe(true);
      }
    });

    test('kinds and ownership are filtered by the store', async () => {
      const store = await bench.open();
      const changes = [
        ...[walkCreated(), checkpointAdded(1), joined(1), joined(2), findingAdded(1, 1), findingAdded(2, 2)],
        ...[rated(1, 1, 1), rated(2, 2, 1)],
      ];
      await prepare(
        store,
        changes.map((change) => authored(change)),
      );
      const kinds: RecordKind[] = ['walk', 'checkpoint', 'participant', 'finding', 'rating'];
      const ownKinds = {
        kinds: ['participant', 'finding', 'rating'] as const,
        participantId: participantNumber(2),
      };
      expect(labels(await store.recordsSince(ofWalk({ kinds, ownKinds })))).toEqual([
        'walk@1',
        'checkpoint@2',
        'finding@6',
        'participant@8',
        'rating@8',
      ]);
      expect(labels(await store.recordsSince(ofWalk({ kinds: ['rating'] })))).toEqual([
        'rating@7',
        'rating@8',
      ]);
      expect(labels(await store.recordsSince(ofWalk({ kinds: [] })))).toEqual([]);
    });
  });

  describe('rules that look at a whole walk', () => {
    test('see earlier changes of the same commit, other walks and withdrawn records left out', async () => {
      const store = await bench.open();
      const ground = [
        walkCreated(),
        walkCreated(2),
        joined(1),
        joined(2, 2),
        findingAdded(2),
        findingAdded(1),
      ];
      const elsewhere = findingAdded(3, 2, { walkId: walkNumber(2) });
      const changes = [...ground, elsewhere, findingAdded(4), findingWithdrawn(4), actionAdded(1, [1, 2])];
      await prepare(
        store,
        [...changes, actionMoved(1, 'planned')].map((change) => authored(change)),
      );
      const findings = await store.recordsOfKind('finding');
      expect(findings.map(({ id, feature }) => [id, feature.properties.status])).toEqual([
        [findingNumber(1), 'planned'],
        [findingNumber(2), 'planned'],
        [findingNumber(3), 'received'],
      ]);
    });
  });

  describe('records by kind and by secret', () => {
    test('all of a kind, of one walk where given, in order of id', async () => {
      const store = await bench.open();
      const elsewhere = { walkId: walkNumber(2) };
      const changes = [
        ...[organisationAdded(), walkCreated(2), walkCreated(1), joined(1), joined(2, 2)],
        ...[
          findingAdded(2),
          findingAdded(1),
          findingAdded(3, 2, elsewhere),
          findingAdded(4),
          findingWithdrawn(4),
        ],
      ];
      await prepare(
        store,
        changes.map((change) => authored(change)),
      );
      const ids = async (kind: RecordKind, walk?: number) =>
        (await store.recordsOfKind(kind, walk === undefined ? undefined : walkNumber(walk))).map(
          ({ id }) => id,
        );
      expect(await ids('walk')).toEqual([walkNumber(1), walkNumber(2)]);
      expect(await ids('finding')).toEqual([1, 2, 3].map(findingNumber));
      expect(await ids('finding', 2)).toEqual([findingNumber(3)]);
      expect(await ids('organisation')).toHaveLength(1);
      expect(await ids('area')).toEqual([]);
    });

    test('a walk by its code as people write it, until the next code', async () => {
      const store = await bench.open();
      await prepare(store, [authored(walkCreated()), authored(joinCodeIssued(1, 'ABC234'))]);
      for (const written of ['ABC234', 'abc234', ' abc-234 ', 'AB C2 34'])
        expect((await store.walkByJoinCode(written))?.id, written).toBe(walkNumber(1));
      for (const wrong of ['ABC235', '', 'ABC234X', "' or 1=1"])
        expect(await store.walkByJoinCode(wrong), wrong).toBeUndefined();
      await prepare(store, [authored(joinCodeIssued(1, 'XYZ567'))]);
      expect(await store.walkByJoinCode('ABC234')).toBeUndefined();
      expect((await store.walkByJoinCode('XYZ567'))?.id).toBe(walkNumber(1));
    });

    test('a participant by the hash of the token', async () => {
      const store = await bench.open();
      await prepare(
        store,
        [walkCreated(), joined(1, 1, 'a'.repeat(64)), joined(2)].map((change) => authored(change)),
      );
      expect((await store.participantByTokenHash('a'.repeat(64)))?.id).toBe(participantNumber(1));
      expect(await store.participantByTokenHash('b'.repeat(64))).toBeUndefined();
      expect(await store.participantByTokenHash('')).toBeUndefined();
    });

    test('a participant writes under their own name only', async () => {
      const store = await bench.open();
      await prepare(
        store,
        [walkCreated(), joined(1), joined(2)].map((change) => authored(change)),
      );
      const [verdict] = await store.commit([authored(findingAdded(1, 2), participant(1))]);
      expect(verdict).toMatchObject({ verdict: 'refused', problem: { code: 'not-allowed' } });
    });
  });
}
