import type { BoundingBox } from '../../../domain/geo.ts';
import { cursorAfter, numberOfCursor } from '../findings-cursor.ts';
import type { FindingsPage, FindingsQuery } from '../store.ts';
import type { SqliteDatabase } from './open-database.ts';

type Parameters = Record<string, string | number>;

/**
 * The box as conditions: candidates from the R*Tree, whose coordinates are rounded outwards, then the exact
 * position. A box across the antimeridian is two boxes.
 */
function boxConditions([west, south, east, north]: BoundingBox, parameters: Parameters): string[] {
  Object.assign(parameters, { west, south, east, north });
  const inside = (first: string, last: string) =>
    `select number from record_boxes where west <= ${last} and east >= ${first} and south <= @north and north >= @south`;
  const latitude = 'r.latitude between @south and @north';
  if (west <= east)
    return [`r.number in (${inside('@west', '@east')})`, 'r.longitude between @west and @east', latitude];
  return [
    `r.number in (${inside('@west', '180')} union all ${inside('-180', '@east')})`,
    '(r.longitude >= @west or r.longitude <= @east)',
    latitude,
  ];
}

function conditionsOf(query: FindingsQuery, parameters: Parameters): string[] {
  const conditions = ["r.kind = 'finding'", 'r.withdrawn = 0'];
  const anyOf = (column: string, name: string, values: readonly string[] | undefined) => {
    if (values === undefined) return;
    parameters[name] = JSON.stringify(values);
    conditions.push(`r.${column} in (select value from json_each(@${name}))`);
  };
  if (query.box !== undefined) conditions.push(...boxConditions(query.box, parameters));
  anyOf('walk_id', 'walkIds', query.walkIds);
  anyOf('category', 'categories', query.categories);
  anyOf('status', 'statuses', query.statuses);
  anyOf('polarity', 'polarities', query.polarities);
  if (query.recordedFrom !== undefined) {
    parameters.recordedFrom = Date.parse(query.recordedFrom);
    conditions.push('r.recorded_at >= @recordedFrom');
  }
  if (query.recordedBefore !== undefined) {
    parameters.recordedBefore = Date.parse(query.recordedBefore);
    conditions.push('r.recorded_at < @recordedBefore');
  }
  return conditions;
}

/** Findings by filters, in order of first arrival. Statements are kept by their text: there are few shapes. */
export function createFindingsQuery(database: SqliteDatabase): (query: FindingsQuery) => FindingsPage {
  const prepare = (sql: string) => database.prepare<[Parameters], [number, string]>(sql).raw();
  const statements = new Map<string, ReturnType<typeof prepare>>();

  function rowsOf(sql: string, parameters: Parameters): [number, string][] {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement.all(parameters);
  }

  return (query) => {
    const parameters: Parameters = {};
    const where = conditionsOf(query, parameters).join(' and ');
    const after = query.cursor === undefined ? 0 : numberOfCursor(query.cursor);
    const rows = rowsOf(
      `select r.number, r.feature from records r where ${where} and r.number > @after order by r.number limit @limit`,
      { ...parameters, after, limit: query.limit + 1 },
    );
    const more = rows.length > query.limit;
    if (more) rows.pop();
    const last = rows.at(-1)?.[0] ?? after;
    // Counting costs as much as reading, so the first page that is also the last counts itself.
    const counted = !more && query.cursor === undefined;
    const matched = counted
      ? rows.length
      : rowsOf(`select count(*), '' from records r where ${where}`, parameters)[0]?.[0];
    return {
      features: rows.map(([, feature]) => feature),
      next: more ? cursorAfter(last) : null,
      matched: matched ?? 0,
    };
  };
}
