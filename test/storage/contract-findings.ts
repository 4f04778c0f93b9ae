import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingSchema } from '../../domain/finding.ts';
import type { BoundingBox } from '../../domain/geo.ts';
import type { FindingsPage, FindingsQuery, Store } from '../../server/storage/store.ts';
import {
  authored,
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  joined,
  participantNumber,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { type Bench, prepare } from './contract.ts';

const idsOf = ({ features }: FindingsPage) =>
  features.map((text) => findingSchema.parse(JSON.parse(text)).id);

async function found(store: Store, query: Partial<FindingsQuery>): Promise<number[]> {
  const page = await store.findings({ limit: 1000, ...query });
  expect(page.matched).toBe(page.features.length);
  return idsOf(page).map((id) => Number.parseInt(id.slice(-12), 16));
}

export function findingsContract(bench: Bench): void {
  describe('findings', () => {
    async function withWalks(): Promise<Store> {
      const store = await bench.open();
      const changes = [walkCreated(1), walkCreated(2), joined(1, 1), joined(2, 2)];
      await prepare(
        store,
        changes.map((change) => authored(change)),
      );
      return store;
    }

    test('are found by walk, category, polarity, status and time', async () => {
      const store = await withWalks();
      const good = { category: 'good_place', polarity: 'positive', severity: null } as const;
      const elsewhere = { walkId: walkNumber(2), participantId: participantNumber(2) };
      const changes = [
        findingAdded(1, 1, { recordedAt: '2026-11-20T10:00:00Z' }),
        findingAdded(2, 1, { ...good, recordedAt: '2026-11-20T10:00:00.500Z' }),
        findingAdded(3, 1, { category: 'litter', recordedAt: '2026-11-20T11:00:00.000Z' }),
        findingAdded(4, 2, elsewhere),
      ];
      await prepare(
        store,
        changes.map((change) => authored(change)),
      );
      expect(await found(store, {})).toEqual([1, 2, 3, 4]);
      expect(await found(store, { walkIds: [walkNumber(1)] })).toEqual([1, 2, 3]);
      expect(await found(store, { walkIds: [] })).toEqual([]);
      expect(await found(store, { categories: ['litter', 'good_place'] })).toEqual([2, 3]);
      expect(await found(store, { polarities: ['positive'] })).toEqual([2]);
      expect(await found(store, { statuses: ['received'] })).toEqual([1, 2, 3, 4]);
      expect(await found(store, { statuses: ['done'] })).toEqual([]);
      expect(await found(store, { recordedFrom: '2026-11-20T10:00:00.001Z' })).toEqual([2, 3, 4]);
      expect(
        await found(store, { recordedFrom: '2026-11-20T10:00:00Z', recordedBefore: '2026-11-20T11:00:00Z' }),
      ).toEqual([1, 2]);
      expect(
        await found(store, { categories: ['lighting'], walkIds: [walkNumber(2)], box: [17, 57, 18, 58] }),
      ).toEqual([4]);
    });

    test('follow an edit of their place and category, and leave when withdrawn', async () => {
      const store = await withWalks();
      const finding = findingAdded(1, 1, { coordinates: [17.1, 57.1] });
      await prepare(store, [authored(finding), authored(findingAdded(2, 1, { coordinates: [17.1, 57.1] }))]);
      const here: BoundingBox = [17, 57, 17.2, 57.2];
      const there: BoundingBox = [18, 58, 18.2, 58.2];
      expect(await found(store, { box: here })).toEqual([1, 2]);
      const basedOn = [finding.id];
      const moved = findingEdited(1, {
        geometry: { value: { type: 'Point', coordinates: [18.1, 58.1] }, basedOn },
        category: { value: 'litter', basedOn },
      });
      await prepare(store, [authored(moved)]);
      expect(await found(store, { box: here })).toEqual([2]);
      expect(await found(store, { box: there, categories: ['litter'] })).toEqual([1]);
      await prepare(store, [authored(findingWithdrawn(1))]);
      expect(await found(store, { box: there })).toEqual([]);
      expect(await found(store, {})).toEqual([2]);
      const late = findingEdited(1, { text: { value: 'late', basedOn: [finding.id] } });
      await prepare(store, [authored(late)]);
      expect(await found(store, { box: there })).toEqual([]);
    });

    test('in a box are exactly those whose position is in it, edges included, also over the antimeridian', async () => {
      const store = await withWalks();
      const degrees = fc.constantFrom(
        -180,
        -179.9999999,
        -17.6000001,
        0,
        17.6,
        17.6000001,
        17.6000002,
        179.9999999,
        180,
      );
      const latitudes = fc.constantFrom(-90, -57.25, 0, 57.25, 57.2500001, 90);
      const places: [number, number][] = [];
      for (const [longitude] of fc.sample(fc.tuple(degrees), { numRuns: 40, seed: 7 }))
        for (const [latitude] of fc.sample(fc.tuple(latitudes), { numRuns: 3, seed: places.length }))
          places.push([longitude, latitude]);
      await prepare(
        store,
        places.map((coordinates, index) => authored(findingAdded(index + 1, 1, { coordinates }))),
      );
      await fc.assert(
        fc.asyncProperty(degrees, latitudes, degrees, latitudes, async (west, south, east, north) => {
          const inLongitude = (value: number) =>
            west <= east ? value >= west && value <= east : value >= west || value <= east;
          const expected = places.flatMap(([longitude, latitude], index) =>
            inLongitude(longitude) && latitude >= south && latitude <= north ? [index + 1] : [],
          );
          expect(await found(store, { box: [west, south, east, north] })).toEqual(expected);
        }),
      );
    });

    test('come in pages in the order of first arrival, each once, with the number of all', async () => {
      const store = await withWalks();
      const numbers = [5, 3, 9, 1, 7, 2, 8];
      await prepare(
        store,
        numbers.map((number) => authored(findingAdded(number))),
      );
      for (const limit of [1, 2, 3, 7, 8]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.findings({ limit, box: [17, 57, 18, 58], ...(cursor && { cursor }) });
          expect(page.matched).toBe(numbers.length);
          expect(page.features.length).toBeLessThanOrEqual(limit);
          seen.push(...idsOf(page));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined && seen.length < 100);
        expect(seen).toEqual(numbers.map(findingNumber));
      }
    });

    test('a cursor that is not ours is refused in words', async () => {
      const store = await bench.open();
      await expect(store.findings({ limit: 1, cursor: "1' or 1=1" })).rejects.toMatchObject({
        problem: { code: 'invalid-query' },
      });
    });
  });
}
