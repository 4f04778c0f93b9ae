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
import type { LampCounts, LampSpot, LampStore } from '../lamp-store.ts';
import type { Alongside } from './commit-transactions.ts';
import type { PostgisDatabase, Session } from './open-database.ts';
import { unnested } from './unnested.ts';

/** So many rows go into one statement. */
const rowsAtATime = 5000;

const ofSets =
  "l.version in (select number from lamp_versions where state = 'current' and lamp_set = any($1::text[]))";

const lampColumns = {
  version: 'bigint',
  place: 'bigint',
  ordinal: 'integer',
  longitude: 'double precision',
  latitude: 'double precision',
  working: 'smallint',
  type: 'text',
  height_metres: 'double precision',
  inspected_on: 'text',
  reference: 'text',
} as const;

/** Reads of street lamps. */
export function createLampQueries(
  database: PostgisDatabase,
): Pick<LampStore, 'lampCounts' | 'lampPoints' | 'brokenLamps' | 'lampTile'> {
  return {
    lampCounts: (ids) =>
      database.view(async (session) => {
        const [row] = await session.rows<LampCountRow>(
          `select count(*) as lamps, count(*) filter (where working = 1) as working,
             count(*) filter (where working = 0) as broken, min(longitude) as west, min(latitude) as south,
             max(longitude) as east, max(latitude) as north
           from lamps l where ${ofSets}`,
          [ids],
        );
        const types = await session.rows<LampCounts['types'][number]>(
          `select type as name, count(*) as amount from lamps l where ${ofSets}
           group by type order by 2 desc, 1 nulls first`,
          [ids],
        );
        return lampCountsOf(row, types);
      }),
    async lampPoints(ids, box) {
      const rows = await database.rows<LampPointRow>(
        `select longitude, latitude, working from lamps l
         where ${ofSets} and longitude between $2 and $4 and latitude between $3 and $5
         order by version, place, ordinal`,
        [ids, ...box],
      );
      return lampPointsOf(rows);
    },
    async brokenLamps(ids, limit) {
      const rows = await database.rows<LampRow>(
        `select longitude, latitude, working, type, height_metres as "heightMetres",
           inspected_on as "inspectedOn", reference
         from lamps l where ${ofSets} and working = 0 order by place, ordinal, version limit $2`,
        [ids, limit],
      );
      return rows.map(lampOfRow);
    },
    async lampTile(tile, ids) {
      const { level } = levelOf(tile);
      const { first, last } = placesInTile(tile);
      const spots = await database.rows<LampSpot>(
        `select place >> ${2 * (placeLevel - level)} as square, count(*) as amount,
           count(*) filter (where working = 1) as working, count(*) filter (where working = 0) as broken
         from lamps l where ${ofSets} and place between $2 and $3 group by 1 order by 1`,
        [ids, first, last],
      );
      return { level, spots };
    },
  };
}

/** No text of PostgreSQL may hold this character. */
const keptText = (text: string | null) => text?.replaceAll('\0', ' ') ?? null;

async function addLamps(session: Session, version: number, lamps: readonly Lamp[]): Promise<void> {
  const rows = lamps.map((lamp, ordinal) => ({
    ...{ version, place: placeNumber(lamp.position), ordinal },
    longitude: lamp.position[0],
    latitude: lamp.position[1],
    working: lamp.working === null ? null : Number(lamp.working),
    type: keptText(lamp.type),
    height_metres: lamp.heightMetres,
    inspected_on: lamp.inspectedOn,
    reference: keptText(lamp.reference),
  }));
  for (let start = 0; start < rows.length; start += rowsAtATime) {
    const { source, names, values } = unnested(lampColumns, rows.slice(start, start + rowsAtATime));
    await session.write(`insert into lamps (${names}) select ${names} from ${source}`, values);
  }
}

/** Writes of street lamps. */
export function createLampWriter(
  database: PostgisDatabase,
  queue: CommitQueue<Alongside>,
): Pick<LampStore, 'replaceLamps' | 'dropLamps'> {
  const setState = (session: Session, version: number, state: 'current' | 'old') =>
    session.write('update lamp_versions set state = $2 where number = $1', [version, state]);

  return {
    async replaceLamps(change, lamps) {
      const { lampSetId } = change.change;
      const [staged] = await database.rows<{ number: number }>(
        "insert into lamp_versions (lamp_set, state) values ($1, 'staged') returning number",
        [lampSetId],
      );
      if (staged === undefined) throw new Error(`no version for the lamps ${lampSetId}`);
      const version = staged.number;
      let verdict: Awaited<ReturnType<LampStore['replaceLamps']>> = null;
      try {
        await addLamps(database, version, lamps);
        const alongside = async (session: Session) => {
          const [own] = await session.rows<{ state: string }>(
            'select state from lamp_versions where number = $1 for update',
            [version],
          );
          if (own?.state !== 'staged') return false;
          // What was staged before and never committed is of an import that was killed, or that is now too late.
          await session.write(
            "update lamp_versions set state = 'old' where lamp_set = $1 and (state = 'current' or number < $2)",
            [lampSetId, version],
          );
          await setState(session, version, 'current');
          return true;
        };
        [verdict = null] = await queue.commit([change], { allOrNothing: true, alongside });
        return verdict;
      } finally {
        if (verdict === null || verdict.verdict === 'refused') await setState(database, version, 'old');
      }
    },
    dropLamps: (lampSetId, rows, isWithdrawn) =>
      database.transact('writing', async (session) => {
        if (isWithdrawn)
          await session.write("update lamp_versions set state = 'old' where lamp_set = $1", [lampSetId]);
        const [old] = await session.rows<{ number: number }>(
          "select number from lamp_versions where lamp_set = $1 and state = 'old' order by number limit 1",
          [lampSetId],
        );
        if (old === undefined) return false;
        const [last] = await session.rows<{ place: number | null }>(
          'select max(place) as place from (select place from lamps where version = $1 order by place limit $2) first',
          [old.number, rows],
        );
        if (last === undefined || last.place === null)
          await session.write('delete from lamp_versions where number = $1', [old.number]);
        else
          await session.write('delete from lamps where version = $1 and place <= $2', [
            old.number,
            last.place,
          ]);
        return true;
      }),
  };
}
