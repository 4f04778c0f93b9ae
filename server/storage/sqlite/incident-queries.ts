import { placeLevel, placesInTile } from '../../../domain/incident/map-place.ts';
import { type CountRow, countsOf, type HourRow, type TypeRow } from '../incident-counts.ts';
import { levelOf, squareLevel, squaresOf } from '../incident-squares.ts';
import type { IncidentCounts, IncidentFilters, IncidentSpot, IncidentStore } from '../incident-store.ts';
import type { SqliteDatabase } from './open-database.ts';

/** Everything as one object of named values; the texts of the statements are few, so each is prepared once. */
export interface Values {
  datasets: string;
  types: string | null;
  from: number | null;
  before: number | null;
  weekdays: string | null;
  hourFrom: number | null;
  hourTo: number | null;
  firstPlace: number | null;
  lastPlace: number | null;
  within: string | null;
}

export function valuesOf(filters: IncidentFilters): Values {
  const { datasetIds, types, occurredFrom, occurredBefore, weekdays, hours, places, within } = filters;
  return {
    datasets: JSON.stringify(datasetIds),
    types: types === undefined ? null : JSON.stringify(types),
    from: occurredFrom === undefined ? null : Date.parse(occurredFrom),
    before: occurredBefore === undefined ? null : Date.parse(occurredBefore),
    weekdays: weekdays === undefined ? null : JSON.stringify(weekdays),
    hourFrom: hours?.from ?? null,
    hourTo: hours?.to ?? null,
    firstPlace: places?.first ?? within?.at(0)?.first ?? null,
    lastPlace: places?.last ?? within?.at(-1)?.last ?? null,
    within: within === undefined ? null : JSON.stringify(within),
  };
}

/** Only the conditions that were asked for, so that SQLite reads no column for nothing. */
export function conditionOf({ types, from, before, weekdays, hourFrom, firstPlace, within }: Values): string {
  return [
    types === null
      ? ''
      : `and i.type in (select number from incident_types
           where dataset = i.dataset and name in (select value from json_each(@types)))`,
    from === null ? '' : 'and i.occurred_at >= @from',
    before === null ? '' : 'and i.occurred_at < @before',
    weekdays === null ? '' : 'and i.weekday in (select value from json_each(@weekdays))',
    hourFrom === null
      ? ''
      : 'and case when @hourFrom < @hourTo then i.hour >= @hourFrom and i.hour < @hourTo else i.hour >= @hourFrom or i.hour < @hourTo end',
    firstPlace === null ? '' : 'and i.place between @firstPlace and @lastPlace',
    within === null
      ? ''
      : `and exists (select 1 from json_each(@within) run
           where i.place between run.value ->> 'first' and run.value ->> 'last')`,
  ].join(' ');
}

const ofDatasets =
  'dataset in (select number from incident_datasets where id in (select value from json_each(@datasets)))';

/** The type that all rows of a group have; a row without one has none in common with the others. */
const commonType = 'case when count(i.type) = count(*) and min(i.type) = max(i.type) then min(i.type) end';

/** Reads of recorded incidents. Filters that nobody uses cost nothing. */
export function createIncidentQueries(
  database: SqliteDatabase,
): Pick<IncidentStore, 'incidentCounts' | 'incidentTile'> {
  const prepared = new Map<string, unknown>();
  function statement<Row>(sql: string) {
    const make = () => database.prepare<[Values & { first?: number; last?: number }], Row>(sql);
    const known = prepared.get(sql) as ReturnType<typeof make> | undefined;
    if (known !== undefined) return known;
    const made = make();
    prepared.set(sql, made);
    return made;
  }

  return {
    async incidentCounts(filters): Promise<IncidentCounts> {
      const values = valuesOf(filters);
      const where = `from incidents i where i.${ofDatasets} ${conditionOf(values)}`;
      const counts = statement<CountRow>(
        `select count(*) as matched, count(i.weekday) as withWeekday, count(i.hour) as withHour,
           coalesce(sum(i.masked), 0) as masked, min(i.longitude) as west, min(i.latitude) as south, max(i.longitude) as east, max(i.latitude) as north,
           avg(i.longitude) as middleX, avg(i.latitude) as middleY,
           avg(i.longitude * i.longitude) as squaresX, avg(i.latitude * i.latitude) as squaresY,
           min(i.occurred_at) as firstAt, max(i.occurred_at) as lastAt ${where}`,
      ).get(values);
      if (counts === undefined) throw new Error('the count of incidents gave no row');
      const types = statement<TypeRow>(
        `select t.name, sum(c.amount) as amount from (select i.type, count(*) as amount ${where} group by i.type) c
         left join incident_types t on t.number = c.type group by t.name order by 2 desc, 1`,
      ).all(values);
      const cells = statement<HourRow>(
        `select i.weekday, i.hour, count(*) as amount ${where} and i.hour is not null group by 1, 2`,
      ).all(values);
      return countsOf(counts, types, cells);
    },
    async incidentTile(tile, filters) {
      const values = valuesOf(filters);
      const condition = conditionOf(values).trim();
      const { points, level } = levelOf(tile);
      const { first, last } = placesInTile(tile);
      const counted = condition === '' && level <= squareLevel;
      const scale = (from: number) => 2 * (from - level);
      const rows = counted
        ? statement<IncidentSpot>(
            `select square >> ${scale(squareLevel)} as square, sum(amount) as amount, null as type
             from incident_squares where ${ofDatasets} and square between @first and @last group by 1`,
          ).all({ ...values, ...squaresOf(tile) })
        : statement<IncidentSpot>(
            `select g.square, g.amount, t.name as type from (
               select i.place >> ${scale(placeLevel)} as square, count(*) as amount, ${points ? commonType : 'null'} as type
               from incidents i where i.${ofDatasets} and i.place between @first and @last ${condition} group by 1
             ) g left join incident_types t on t.number = g.type order by g.square`,
          ).all({ ...values, first, last });
      return { level, spots: rows };
    },
  };
}
