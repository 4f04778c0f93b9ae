import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ChangeOf } from '../../domain/changes.ts';
import { datasetIdSchema } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { fromZOrder, placeLevel } from '../../domain/incident/map-place.ts';
import type { Author } from '../../domain/roles.ts';
import type { IncidentFilters } from '../../server/storage/incident-store.ts';
import type { Store } from '../../server/storage/store.ts';
import { changeNumber, leader, noon, system } from '../support/change-makers.ts';
import type { Bench } from './contract.ts';

export const datasetNumber = (number: number) =>
  datasetIdSchema.parse(`0193588c-2e00-8a6b-8000-${String(number).padStart(12, '0')}`);

function added(dataset: number, change: number): ChangeOf<'incident-dataset-added'> {
  return {
    kind: 'incident-dataset-added',
    id: changeNumber(7000 + change),
    at: noon,
    datasetId: datasetNumber(dataset),
    name: `Set ${dataset}`,
    file: {
      name: 'file.csv',
      sha256: 'a'.repeat(64),
      rows: 3,
      refused: 0,
      importedAt: noon,
      notes: ['separated by comma'],
    },
  };
}

export function incident(number: number, more: Partial<Incident> = {}): Incident {
  return {
    key: Uint8Array.from({ length: 16 }, (_, index) => (number * 31 + index) % 256),
    position: [17.6 + number / 1000, 57.25],
    occurredAt: `2026-03-0${(number % 9) + 1}T22:30:00.000Z`,
    weekday: number % 7,
    hour: 23,
    type: 'theft',
    masked: false,
    ...more,
  };
}

/** One of thousands: none is the same as another. */
function spread(number: number): Incident {
  const key = new Uint8Array(16);
  new DataView(key.buffer).setUint32(0, number);
  return incident(number % 100, { key, position: [17.6 + number / 100_000, 57.25] });
}

export const addIncidents = (
  store: Store,
  incidents: readonly Incident[],
  { dataset = 1, change = 1, author = system as Author } = {},
) => store.addIncidents({ change: added(dataset, change), author, receivedAt: noon }, incidents);
const all: IncidentFilters = { datasetIds: [datasetNumber(1)] };

export function incidentsContract(bench: Bench): void {
  describe('recorded incidents', () => {
    test('come in with one change, and the same rows again bring nothing', async () => {
      const store = await bench.open();
      const rows = [incident(1), incident(2), incident(3)];
      expect(await addIncidents(store, rows)).toMatchObject({
        verdict: { verdict: 'applied' },
        accepted: 3,
        duplicates: 0,
      });
      expect(await addIncidents(store, rows, { change: 2 })).toEqual({
        verdict: null,
        accepted: 0,
        duplicates: 3,
      });
      expect(await addIncidents(store, [...rows, incident(4)], { change: 3 })).toMatchObject({
        accepted: 1,
        duplicates: 3,
      });
      expect((await store.incidentCounts(all)).matched).toBe(4);
      expect((await store.changesSince(0, 10)).map(({ content }) => JSON.parse(content).id)).toEqual([
        changeNumber(7001),
        changeNumber(7003),
      ]);
      const [kept, ...others] = await store.recordsOfKind('dataset');
      expect(kept?.feature.properties.files).toHaveLength(2);
      expect(others).toEqual([]);
    });

    test('of a change that is refused are not kept', async () => {
      const store = await bench.open();
      const refused = await addIncidents(store, [incident(1)], { author: leader });
      expect(refused).toMatchObject({
        verdict: { verdict: 'refused', problem: { code: 'not-allowed' } },
        accepted: 0,
      });
      expect((await store.incidentCounts(all)).matched).toBe(0);
      expect(await store.recordsOfKind('dataset')).toEqual([]);
    });

    test('are read as places and times, in parts, and deleted with their data set', async () => {
      const store = await bench.open();
      const rows = Array.from({ length: 40 }, (_, number) =>
        incident(number, { position: [17.6 + number / 100, 57.25], occurredAt: number === 7 ? null : noon }),
      );
      await addIncidents(store, rows);
      await addIncidents(store, [incident(1), incident(2)], { dataset: 2, change: 2 });
      expect(await store.withdrawnDatasets()).toEqual([]);
      const points = await store.incidentPoints(all);
      expect([...points.longitude].sort()).toEqual(rows.map(({ position }) => position[0]).sort());
      expect(points.occurredAt.filter(Number.isNaN)).toHaveLength(1);
      const boxed = await store.incidentPoints(all, { box: [17.595, 57, 17.695, 58] });
      expect(boxed.longitude).toHaveLength(10);
      expect((await store.incidentPoints({ ...all, types: ['arson'] })).longitude).toHaveLength(0);
      await expect(store.incidentPoints(all, { signal: AbortSignal.abort() })).rejects.toThrow();
      const withdrawal: ChangeOf<'incident-dataset-withdrawn'> = {
        kind: 'incident-dataset-withdrawn',
        ...{ id: changeNumber(7100), at: noon, datasetId: datasetNumber(1), reason: 'A trial' },
      };
      await store.commit([{ change: withdrawal, author: system, receivedAt: noon }]);
      expect((await store.recordsOfKind('dataset')).map(({ id }) => id)).toEqual([datasetNumber(2)]);
      expect(await store.withdrawnDatasets()).toMatchObject([
        { id: datasetNumber(1), withdrawn: { at: noon, reason: 'A trial' } },
      ]);
      const late = await addIncidents(store, [incident(99)], { change: 3 });
      expect(late).toMatchObject({ verdict: { verdict: 'refused' }, accepted: 0 });
      let rounds = 0;
      while (await store.dropIncidents(datasetNumber(1), 15)) rounds += 1;
      // Three for the rows, one for the empty import, one for the row that was refused.
      expect(rounds).toBe(5);
      expect((await store.incidentCounts(all)).matched).toBe(0);
      expect((await store.incidentCounts({ datasetIds: [datasetNumber(2)] })).matched).toBe(2);
      expect((await store.incidentTile({ z: 0, x: 0, y: 0 }, all)).spots).toEqual([]);
      expect(await store.dropIncidents(datasetNumber(1), 15)).toBe(false);
    });

    test('are seen by nobody before all of them are there, and others are answered meanwhile', async () => {
      const store = await bench.open();
      await addIncidents(store, [incident(1)]);
      const rows = Array.from({ length: 4500 }, (_, number) => spread(number));
      let isAdding = true;
      const adding = addIncidents(store, rows, { change: 2 }).finally(() => {
        isAdding = false;
      });
      const seen = new Set<number>();
      let asked = 0;
      while (isAdding) {
        const { spots } = await store.incidentTile({ z: 0, x: 0, y: 0 }, all);
        seen.add(spots.reduce((sum, { amount }) => sum + amount, 0));
        seen.add((await store.incidentCounts(all)).matched);
        asked += 1;
        await setImmediate();
      }
      expect(asked).toBeGreaterThan(2);
      expect(await adding).toMatchObject({ accepted: 4500, duplicates: 0 });
      expect([...seen].filter((amount) => amount !== 1 && amount !== 4501)).toEqual([]);
      expect((await store.incidentPoints(all)).longitude).toHaveLength(4501);
    });

    test('of two imports at the same time are kept once each', async () => {
      const store = await bench.open();
      const rows = (from: number) => Array.from({ length: 2500 }, (_, number) => spread(from + number));
      const [one, other] = await Promise.all([
        addIncidents(store, rows(0)),
        addIncidents(store, rows(1000), { change: 2 }),
      ]);
      expect(one.accepted + other.accepted).toBe(3500);
      expect(one.duplicates + other.duplicates).toBe(1500);
      expect((await store.incidentCounts(all)).matched).toBe(3500);
      expect((await store.incidentTile({ z: 0, x: 0, y: 0 }, all)).spots).toMatchObject([{ amount: 3500 }]);
    });

    test('of several files at one place have the type that all of them have', async () => {
      const store = await bench.open();
      const at = (number: number) => incident(number, { position: [0.001, 0.001] });
      await addIncidents(store, [at(1)]);
      await addIncidents(store, [at(2)], { change: 2 });
      await addIncidents(store, [at(3)], { dataset: 2, change: 3 });
      const here = { z: 14, x: 2 ** 13, y: 2 ** 13 - 1 };
      const datasetIds = [datasetNumber(1), datasetNumber(2)];
      expect((await store.incidentTile(here, { datasetIds })).spots).toMatchObject([
        { amount: 3, type: 'theft' },
      ]);
      await addIncidents(store, [{ ...at(4), type: 'assault' }], { change: 4 });
      expect((await store.incidentTile(here, { datasetIds })).spots).toMatchObject([
        { amount: 4, type: null },
      ]);
      expect((await store.incidentCounts({ datasetIds, types: ['theft'] })).matched).toBe(3);
    });

    test('that were refused are deleted, and what is kept stays', async () => {
      const store = await bench.open();
      await addIncidents(store, [incident(1)]);
      await addIncidents(store, [incident(2), incident(3)], { author: leader, change: 2 });
      let rounds = 0;
      while (await store.dropUnfinishedIncidents(1)) rounds += 1;
      expect(rounds).toBe(2);
      expect((await store.incidentCounts(all)).matched).toBe(1);
    });

    test('are no findings and no records', async () => {
      const store = await bench.open();
      await addIncidents(store, [incident(1), incident(2)]);
      expect((await store.findings({ limit: 10 })).matched).toBe(0);
      expect(await store.recordsOfKind('finding')).toEqual([]);
    });

    test('are counted by each filter, and by weekday and hour', async () => {
      const store = await bench.open();
      await addIncidents(store, [
        incident(1, { weekday: 0, hour: 3, type: 'theft' }),
        incident(2, { weekday: 0, hour: 23, type: 'assault', masked: true }),
        incident(3, { weekday: 6, hour: null, type: null }),
        incident(4, { weekday: null, hour: null, occurredAt: null }),
      ]);
      await addIncidents(store, [incident(5)], { dataset: 2, change: 2 });
      const counts = await store.incidentCounts(all);
      expect(counts).toMatchObject({ matched: 4, withWeekday: 3, withHour: 2, masked: 1 });
      expect([counts.firstAt, counts.lastAt]).toEqual([
        '2026-03-02T22:30:00.000Z',
        '2026-03-04T22:30:00.000Z',
      ]);
      expect(counts.types).toEqual([
        { name: 'theft', amount: 2 },
        { name: null, amount: 1 },
        { name: 'assault', amount: 1 },
      ]);
      expect(counts.weekdayHours[0]?.flatMap((amount, hour) => (amount > 0 ? [hour] : []))).toEqual([3, 23]);
      const matched = async (more: Partial<IncidentFilters>) =>
        (await store.incidentCounts({ ...all, ...more })).matched;
      expect(await matched({ types: ['theft', 'arson'] })).toBe(2);
      expect(await matched({ weekdays: [6] })).toBe(1);
      expect(await matched({ hours: { from: 22, to: 4 } })).toBe(2);
      expect(await matched({ hours: { from: 3, to: 4 } })).toBe(1);
      expect(await matched({ occurredFrom: '2026-03-03T00:00:00.000Z' })).toBe(2);
      expect(await matched({ occurredBefore: '2026-03-03T00:00:00.000Z' })).toBe(1);
      expect(await matched({ datasetIds: [datasetNumber(1), datasetNumber(2)] })).toBe(5);
      expect(await matched({ datasetIds: [] })).toBe(0);
    });

    test('are in the tile where they lie: by place close up, by square from afar, the same with and without a filter', async () => {
      const store = await bench.open();
      const here: Incident['position'] = [17.61, 57.25];
      await addIncidents(store, [
        incident(1, { position: here }),
        incident(2, { position: here }),
        incident(3, { position: here, type: 'assault' }),
        incident(4, { position: [17.6105, 57.25] }),
        incident(5, { position: [-17.6, 57.25] }),
      ]);
      const across = (17.61 + 180) / 360;
      const sine = Math.sin((57.25 * Math.PI) / 180);
      const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      for (const z of [0, 6, 10, 12, 13, 14, 16]) {
        const tile = { z, x: Math.floor(across * 2 ** z), y: Math.floor(down * 2 ** z) };
        const found = await store.incidentTile(tile, all);
        const sum = (spots: readonly { amount: number }[]) =>
          spots.reduce((total, { amount }) => total + amount, 0);
        expect(sum(found.spots), `zoom ${z}`).toBe(z === 0 ? 5 : 4);
        const filtered = await store.incidentTile(tile, { ...all, hours: { from: 23, to: 24 } });
        expect(filtered, `zoom ${z}`).toEqual(found);
        expect((await store.incidentTile(tile, { ...all, types: ['assault'] })).spots).toMatchObject([
          { amount: 1 },
        ]);
        for (const { square } of found.spots) {
          const at = fromZOrder(square);
          expect(Math.floor(at.x / 2 ** (found.level - z)), `zoom ${z}`).toBeGreaterThanOrEqual(0);
          if (z > 0) expect(Math.floor(at.x / 2 ** (found.level - z))).toBe(tile.x);
        }
      }
      const close = await store.incidentTile(
        { z: 14, x: Math.floor(across * 2 ** 14), y: Math.floor(down * 2 ** 14) },
        all,
      );
      expect(close.level).toBe(placeLevel);
      expect(close.spots.map(({ amount, type }) => [amount, type])).toEqual([
        [3, null],
        [1, 'theft'],
      ]);
      expect((await store.incidentTile({ z: 14, x: 0, y: 0 }, all)).spots).toEqual([]);
    });
  });
}
