import type { BoundingBox } from '../../../domain/geo.ts';
import { cursorAfter, numberOfCursor } from '../findings-cursor.ts';
import type { FindingsQuery, Store } from '../store.ts';
import type { PostgisDatabase, Session } from './open-database.ts';
import { type Places, placesOf } from './places-of.ts';

/**
 * The box as conditions: candidates from the index of places, whose boxes are rounded outwards, then the exact
 * position. A box across the antimeridian is two boxes.
 */
function boxConditions([west, south, east, north]: BoundingBox, place: Places): string[] {
  const [left, bottom, right, top] = [place(west), place(south), place(east), place(north)];
  const inside = (first: string, last: string) =>
    `r.place && st_makeenvelope(${first}, ${bottom}, ${last}, ${top}, 4326)`;
  const latitude = `r.latitude between ${bottom} and ${top}`;
  if (west <= east) return [inside(left, right), `r.longitude between ${left} and ${right}`, latitude];
  return [
    `(${inside(left, '180')} or ${inside('-180', right)})`,
    `(r.longitude >= ${left} or r.longitude <= ${right})`,
    latitude,
  ];
}

function conditionsOf(query: FindingsQuery, place: Places): string {
  const conditions = ["r.kind = 'finding'", 'r.withdrawn = 0'];
  const anyOf = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined) conditions.push(`r.${column} = any(${place(values)}::text[])`);
  };
  if (query.box !== undefined)
    conditions.push(...boxConditions(query.box, (value) => `${place(value)}::float8`));
  anyOf('walk_id', query.walkIds);
  anyOf('category', query.categories);
  anyOf('status', query.statuses);
  anyOf('polarity', query.polarities);
  if (query.recordedFrom !== undefined)
    conditions.push(`r.recorded_at >= ${place(Date.parse(query.recordedFrom))}`);
  if (query.recordedBefore !== undefined)
    conditions.push(`r.recorded_at < ${place(Date.parse(query.recordedBefore))}`);
  return conditions.join(' and ');
}

async function countOf(session: Session, query: FindingsQuery): Promise<number> {
  const { values, place } = placesOf();
  const [row] = await session.rows<{ matched: number }>(
    `select count(*) as matched from records r where ${conditionsOf(query, place)}`,
    values,
  );
  return row?.matched ?? 0;
}

/** Findings by filters, in order of first arrival. */
export function createFindingsQuery(database: PostgisDatabase): Pick<Store, 'findings'> {
  return {
    findings: async (query) => {
      const after = query.cursor === undefined ? 0 : numberOfCursor(query.cursor);
      const { values, place } = placesOf();
      const where = conditionsOf(query, place);
      const rows = await database.rows<{ number: number; feature: string }>(
        `select r.number, r.feature from records r where ${where} and r.number > ${place(after)}
         order by r.number limit ${place(query.limit + 1)}`,
        values,
      );
      const more = rows.length > query.limit;
      if (more) rows.pop();
      // Counting costs as much as reading, so the first page that is also the last counts itself.
      const counted = !more && query.cursor === undefined;
      return {
        features: rows.map(({ feature }) => feature),
        next: more ? cursorAfter(rows.at(-1)?.number ?? after) : null,
        matched: counted ? rows.length : await countOf(database, query),
      };
    },
  };
}
