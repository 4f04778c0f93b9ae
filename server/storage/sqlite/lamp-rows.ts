import { setImmediate } from 'node:timers/promises';
import type { LampSetId } from '../../../domain/ids.ts';
import { placeLevel, placeNumber, placesInTile } from '../../../domain/incident/map-place.ts';
import type { Lamp } from '../../../domain/lamp/lamp.ts';
import type { CommitQueue } from '../commit-queue.ts';
import { levelOf } from '../incident-squares.ts';
import {
  type LampCountRow,
  type LampPointRow,
  type LampRow,
  lampCountsOf,
  lampOfRow,
  lampPointsOf,
} from '../lamp-row.ts';
import type { LampSpot, LampStore } from '../lamp-store.ts';
import type { Alongside } from './commit-transactions.ts';
import type { SqliteDatabase } from './open-database.ts';

/** So many rows are written or read in about 15 ms. */
const [rowsWritten, rowsRead] = [2000, 10_000];

const ofSets =
  "l.version in (select number from lamp_versions where state = 'current' and lamp_set in (select value from json_each(@sets)))";

type PointRow = LampPointRow & { version: number; place: number; ordinal: number };

/** Reads of street lamps. */
export function createLampQueries(
  database: SqliteDatabase,
): Pick<LampStore, 'lampCounts' | 'lampPoints' | 'brokenLamps' | 'lampTile'> {
  const count = database.prepare<[{ sets: string }], LampCountRow>(
    `select count(*) as lamps, count(*) filter (where working = 1) as working, count(*) filter (where working = 0) as broken,
       min(longitude) as west, min(latitude) as south, max(longitude) as east, max(latitude) as north
     from lamps l where ${ofSets}`,
  );
  const types = database.prepare<[{ sets: string }], { name: string | null; amount: number }>(
    `select type as name, count(*) as amount from lamps l where ${ofSets} group by type order by 2 desc, 1`,
  );
  const broken = database.prepare<[{ sets: string; limit: number }], LampRow>(
    `select longitude, latitude, working, type, height_metres as heightMetres, inspected_on as inspectedOn, reference
     from lamps l where ${ofSets} and working = 0 order by place, ordinal, version limit @limit`,
  );
  const points = database.prepare<[Record<string, string | number>], PointRow>(
    `select version, place, ordinal, longitude, latitude, working from lamps l
     where ${ofSets} and (version, place, ordinal) > (@version, @place, @ordinal)
       and longitude between @west and @east and latitude between @south and @north
     order by version, place, ordinal limit ${rowsRead}`,
  );
  const tile = database.prepare<[{ sets: string; first: number; last: number; shift: number }], LampSpot>(
    `select place >> @shift as square, count(*) as amount, count(*) filter (where working = 1) as working,
       count(*) filter (where working = 0) as broken
     from lamps l where ${ofSets} and place between @first and @last group by 1`,
  );
  const setsOf = (ids: readonly LampSetId[]) => JSON.stringify(ids);

  return {
    async lampCounts(ids) {
      const sets = setsOf(ids);
      return lampCountsOf(count.get({ sets }), types.all({ sets }));
    },
    async lampPoints(ids, [west, south, east, north]) {
      const parts: PointRow[][] = [];
      let after = { version: -1, place: -1, ordinal: -1 };
      for (let more = true; more; ) {
        const part = points.all({ sets: setsOf(ids), ...after, west, south, east, north });
        parts.push(part);
        more = part.length === rowsRead;
        const last = part.at(-1);
        if (last !== undefined) after = { version: last.version, place: last.place, ordinal: last.ordinal };
        if (more) await setImmediate();
      }
      return lampPointsOf(parts.flat());
    },
    async brokenLamps(ids, limit) {
      return broken.all({ sets: setsOf(ids), limit }).map(lampOfRow);
    },
    async lampTile(address, ids) {
      const { level } = levelOf(address);
      const shift = 2 * (placeLevel - level);
      return { level, spots: tile.all({ sets: setsOf(ids), ...placesInTile(address), shift }) };
    },
  };
}

/** Writes of street lamps. */
export function createLampWriter(
  database: SqliteDatabase,
  queue: CommitQueue<Alongside>,
): Pick<LampStore, 'replaceLamps' | 'dropLamps'> {
  const stage = database
    .prepare<[string], number>(
      "insert into lamp_versions (lamp_set, state) values (?, 'staged') returning number",
    )
    .pluck();
  const add = database.prepare<
    [number, number, number, number, number, number | null, ...(string | number | null)[]]
  >(
    `insert into lamps (version, place, ordinal, longitude, latitude, working, type, height_metres, inspected_on, reference)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const stateOf = database
    .prepare<[number], string>('select state from lamp_versions where number = ?')
    .pluck();
  // What was staged before and never committed is of an import that was killed, or that is now too late.
  const retire = database.prepare<[string, number]>(
    "update lamp_versions set state = 'old' where lamp_set = ? and (state = 'current' or number < ?)",
  );
  const publish = database.prepare<[number]>("update lamp_versions set state = 'current' where number = ?");
  const giveUp = database.prepare<[number]>("update lamp_versions set state = 'old' where number = ?");
  const giveUpAll = database.prepare<[string]>("update lamp_versions set state = 'old' where lamp_set = ?");
  const nextOld = database
    .prepare<[string], number>(
      "select number from lamp_versions where lamp_set = ? and state = 'old' order by number limit 1",
    )
    .pluck();
  const placeOf = database
    .prepare<[number, number], number | null>(
      'select max(place) from (select place from lamps where version = ? order by place limit ?)',
    )
    .pluck();
  const drop = database.prepare<[number, number]>('delete from lamps where version = ? and place <= ?');
  const dropVersion = database.prepare<[number]>('delete from lamp_versions where number = ?');
  type Placed = { lamp: Lamp; place: number; ordinal: number };
  const addAll = database.transaction((version: number, part: readonly Placed[]) => {
    for (const { lamp, place, ordinal } of part) {
      const { position, working, type, heightMetres, inspectedOn, reference } = lamp;
      const state = working === null ? null : Number(working);
      add.run(
        ...([version, place, ordinal, position[0], position[1], state] as const),
        ...[type, heightMetres, inspectedOn, reference],
      );
    }
  });

  return {
    async replaceLamps(change, lamps) {
      const { lampSetId } = change.change;
      const version = stage.get(lampSetId);
      if (version === undefined) throw new Error(`no version for the lamps ${lampSetId}`);
      const placed = lamps
        .map((lamp, ordinal) => ({ lamp, place: placeNumber(lamp.position), ordinal }))
        .sort((a, b) => a.place - b.place);
      let verdict: Awaited<ReturnType<LampStore['replaceLamps']>> = null;
      try {
        for (let start = 0; start < placed.length; start += rowsWritten) {
          addAll.immediate(version, placed.slice(start, start + rowsWritten));
          await setImmediate();
        }
        const alongside = () => {
          if (stateOf.get(version) !== 'staged') return false;
          retire.run(lampSetId, version);
          publish.run(version);
          return true;
        };
        [verdict = null] = await queue.commit([change], { allOrNothing: true, alongside });
        return verdict;
      } finally {
        if (verdict === null || verdict.verdict === 'refused') giveUp.run(version);
      }
    },
    async dropLamps(lampSetId, rows, isWithdrawn) {
      const dropSome = database.transaction(() => {
        if (isWithdrawn) giveUpAll.run(lampSetId);
        const version = nextOld.get(lampSetId);
        if (version === undefined) return false;
        const place = placeOf.get(version, rows) ?? null;
        if (place === null) dropVersion.run(version);
        else drop.run(version, place);
        return true;
      });
      return dropSome.immediate();
    },
  };
}
