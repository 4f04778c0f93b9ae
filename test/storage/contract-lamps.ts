import { describe, expect, test } from 'vitest';
import type { ChangeOf } from '../../domain/changes.ts';
import { roundPosition } from '../../domain/geo.ts';
import { lampSetIdSchema } from '../../domain/ids.ts';
import { fromZOrder, placeLevel } from '../../domain/incident/map-place.ts';
import type { Lamp } from '../../domain/lamp/lamp.ts';
import type { Author } from '../../domain/roles.ts';
import type { Store } from '../../server/storage/store.ts';
import { changeNumber, leader, noon, system } from '../support/change-makers.ts';
import type { Bench } from './contract.ts';

const setNumber = (number: number) =>
  lampSetIdSchema.parse(`0193588c-2e00-8a6b-8000-00000000a${String(number).padStart(3, '0')}`);

function imported(set: number, change: number, lamps: number): ChangeOf<'lamps-imported'> {
  return {
    ...{ kind: 'lamps-imported', id: changeNumber(7800 + change), at: noon, lampSetId: setNumber(set) },
    organisationId: null,
    version: {
      ...{ source: 'register', name: 'lampor.csv', sha256: 'a'.repeat(64), lamps, broken: 0, withState: 0 },
      ...{ refused: 0, importedAt: noon, notes: [] },
    },
  };
}

const lamp = (number: number, more: Partial<Lamp> = {}): Lamp => ({
  position: roundPosition([16.4 + number / 10_000, 57.26]),
  ...{ working: true, type: 'LED', heightMetres: 5, inspectedOn: '2026-04-12', reference: `L${number}` },
  ...more,
});
const lamps = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => lamp(from + index));

const bring = (
  store: Store,
  rows: readonly Lamp[],
  { set = 1, change = 1, author = system as Author } = {},
) => store.replaceLamps({ change: imported(set, change, rows.length), author, receivedAt: noon }, rows);

const world = [-180, -90, 180, 90] as const;

export function lampsContract(bench: Bench): void {
  describe('street lamps', () => {
    test('of an import are all lamps of their set, and those before are gone with it', async () => {
      const store = await bench.open();
      expect(
        await bring(store, [...lamps(0, 4500), lamp(9000, { working: false, type: null })]),
      ).toMatchObject({ verdict: 'applied' });
      expect(await store.lampCounts([setNumber(1)])).toEqual({
        ...{ lamps: 4501, working: 4500, broken: 1, box: [16.4, 57.26, 17.3, 57.26] },
        types: [
          { name: 'LED', amount: 4500 },
          { name: null, amount: 1 },
        ],
      });
      expect(await bring(store, [lamp(7, { working: null })], { change: 2 })).toMatchObject({
        verdict: 'applied',
      });
      expect(await store.lampCounts([setNumber(1)])).toMatchObject({ lamps: 1, working: 0, broken: 0 });
      const [kept, ...others] = await store.recordsOfKind('lamp-set');
      expect(kept?.feature.properties.versions.map(({ lamps: count }) => count)).toEqual([1, 4501]);
      expect(others).toEqual([]);
      for (let more = true, rounds = 0; more && rounds < 20; rounds += 1)
        more = await store.dropLamps(setNumber(1), 1000, false);
      expect(await store.dropLamps(setNumber(1), 1000, false)).toBe(false);
      expect(await store.lampCounts([setNumber(1)])).toMatchObject({ lamps: 1 });
    });

    test('of a change that is refused leave those before as they were', async () => {
      const store = await bench.open();
      await bring(store, lamps(0, 3));
      expect(await bring(store, lamps(10, 12), { change: 2, author: leader })).toMatchObject({
        verdict: 'refused',
        problem: { code: 'not-allowed' },
      });
      expect(await store.lampCounts([setNumber(1)])).toMatchObject({ lamps: 3 });
    });

    test('of two imports at the same time are those of one whole import', async () => {
      const store = await bench.open();
      const verdicts = await Promise.all([
        bring(store, lamps(0, 3000)),
        bring(store, lamps(5000, 5010), { change: 2 }),
      ]);
      const { lamps: count } = await store.lampCounts([setNumber(1)]);
      const versions = (await store.recordsOfKind('lamp-set'))[0]?.feature.properties.versions;
      expect(versions?.[0]?.lamps).toBe(count);
      expect(verdicts.filter((verdict) => verdict !== null)).toHaveLength(versions?.length ?? 0);
    });

    test('are found by box and set, with whether they work', async () => {
      const store = await bench.open();
      await bring(store, [lamp(0), lamp(1, { working: false }), lamp(2, { working: null }), lamp(500)]);
      await bring(store, [lamp(1)], { set: 2, change: 2 });
      const points = await store.lampPoints([setNumber(1)], [16.39, 57.2, 16.41, 57.3]);
      expect([...points.longitude].sort()).toEqual([16.4, 16.4001, 16.4002]);
      expect([...points.working].sort()).toEqual([-1, 0, 1]);
      expect((await store.lampPoints([setNumber(1), setNumber(2)], world)).latitude).toHaveLength(5);
      expect((await store.lampPoints([], world)).latitude).toHaveLength(0);
      expect(await store.brokenLamps([setNumber(1), setNumber(2)], 10)).toEqual([
        lamp(1, { working: false }),
      ]);
      expect(await store.brokenLamps([setNumber(1)], 0)).toEqual([]);
    });

    test('stand in tiles one by one close up, and are counted in squares from afar', async () => {
      const store = await bench.open();
      await bring(store, [lamp(0), lamp(1, { working: false }), lamp(0, { working: null, reference: 'B' })]);
      const far = await store.lampTile({ z: 4, x: 8, y: 4 }, [setNumber(1)]);
      expect(far.spots).toMatchObject([{ amount: 3, working: 1, broken: 1 }]);
      const side = 2 ** 16;
      const column = Math.floor(((16.4 + 180) / 360) * side);
      const near = await Promise.all(
        Array.from({ length: side / 64 }, (_, row) =>
          store.lampTile({ z: 16, x: column, y: row + 19_900 }, [setNumber(1)]),
        ),
      );
      const spots = near.flatMap((tile) => tile.spots.map((spot) => ({ ...spot, level: tile.level })));
      expect(spots.map(({ amount, level }) => [amount, level])).toEqual([
        [2, placeLevel],
        [1, placeLevel],
      ]);
      expect(fromZOrder(spots[0]?.square ?? 0).x).toBeLessThan(fromZOrder(spots[1]?.square ?? 0).x);
      expect((await store.lampTile({ z: 4, x: 8, y: 4 }, [])).spots).toEqual([]);
    });

    test('of a withdrawn set are deleted, also the newest', async () => {
      const store = await bench.open();
      await bring(store, lamps(0, 30));
      for (let more = true, rounds = 0; more && rounds < 20; rounds += 1)
        more = await store.dropLamps(setNumber(1), 10, true);
      expect(await store.lampCounts([setNumber(1)])).toMatchObject({ lamps: 0, box: null });
    });
  });
}
