import type { BoundingBox } from '../../../domain/geo.ts';
import type { IncidentPoints } from '../../../domain/incident/incident-points.ts';
import { placeLevel, placesInTile, type TileAddress } from '../../../domain/incident/map-place.ts';
import { type CountRow, countsOf, type HourRow, type TypeRow } from '../incident-counts.ts';
import { levelOf, squareLevel, squaresOf } from '../incident-squares.ts';
import type { IncidentCounts, IncidentFilters, IncidentSpot, IncidentTile } from '../incident-store.ts';
import type { SqliteDatabase } from './open-database.ts';

type PointRow = [longitude: number, latitude: number, occurredAt: number | null];

/** Everything as one object of named values; the texts of the statements are few, so each is prepared once. */
interface Values {
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

function valuesOf(filters: IncidentFilters): Values {
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
function conditionOf({ types, from, before, weekdays, hourFrom, firstPlace, within }: Values): string {
  return [
    types === null
      ? ''
      : `and i.type in (select number from incident_types
           where import = i.import and name in (select value from json_each(@types)))`,
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

const ofDatasets = `import in (select number from incident_imports
  where state = 'current' and dataset in (select value from json_each(@datasets)))`;

/** The type that all rows of a group have; a row without one has none in common with the others. */
const commonType = 'case when count(t.name) = count(*) and min(t.name) = max(t.name) then min(t.name) end';

/** Whether a tile is read from counts that are kept, or from the few rows of a small place: at once, that is. */
export function isSmallTile(tile: TileAddress, filters: IncidentFilters): boolean {
  return levelOf(tile).points || isCounted(tile, conditionOf(valuesOf(filters)));
}

const isCounted = (tile: TileAddress, condition: string): boolean =>
  condition.trim() === '' && levelOf(tile).level <= squareLevel;

/** What is read of recorded incidents, by the thread that asks. */
export interface IncidentReads {
  incidentCounts(filters: IncidentFilters): IncidentCounts;
  incidentTile(tile: TileAddress, filters: IncidentFilters): IncidentTile;
  incidentPoints(filters: IncidentFilters, box: BoundingBox | undefined): IncidentPoints;
}

/** Reads of recorded incidents. Filters that nobody uses cost nothing. */
export function createIncidentQueries(database: SqliteDatabase): IncidentReads {
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
    incidentCounts(filters) {
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
    incidentTile(tile, filters) {
      const values = valuesOf(filters);
      const condition = conditionOf(values);
      const { points, level } = levelOf(tile);
      const { first, last } = placesInTile(tile);
      const scale = (from: number) => 2 * (from - level);
      const rows = isCounted(tile, condition)
        ? statement<IncidentSpot>(
            `select square >> ${scale(squareLevel)} as square, sum(amount) as amount, null as type
             from incident_squares where ${ofDatasets} and square between @first and @last group by 1`,
          ).all({ ...values, ...squaresOf(tile) })
        : statement<IncidentSpot>(
            `select i.place >> ${scale(placeLevel)} as square, count(*) as amount, ${points ? commonType : 'null'} as type
             from incidents i ${points ? 'left join incident_types t on t.number = i.type' : ''}
             where i.${ofDatasets} and i.place between @first and @last ${condition} group by 1 order by 1`,
          ).all({ ...values, first, last });
      return { level, spots: rows };
    },
    incidentPoints(filters, box) {
      const [west, south, east, north] = box ?? [-180, -90, 180, 90];
      const inBox =
        box === undefined
          ? ''
          : 'and i.longitude between @west and @east and i.latitude between @south and @north';
      const values = valuesOf(filters);
      const found = database
        .prepare<[Values & Record<string, string | number | null>], PointRow>(
          `select i.longitude, i.latitude, i.occurred_at from incidents i
           where i.${ofDatasets} ${inBox} ${conditionOf(values)} order by i.import, i.place, i.key`,
        )
        .raw()
        .iterate({ ...values, west, south, east, north });
      return pointsOf(found);
    },
  };
}

/** Columns of numbers that grow by themselves: a row of each incident at once would be a hundred times as much. */
function pointsOf(rows: Iterable<PointRow>): IncidentPoints {
  let columns = [new Float64Array(1024), new Float64Array(1024), new Float64Array(1024)];
  let count = 0;
  for (const row of rows) {
    if (count === columns[0]?.length)
      columns = columns.map((column) => {
        const longer = new Float64Array(2 * column.length);
        longer.set(column);
        return longer;
      });
    columns.forEach((column, index) => {
      column[count] = row[index] ?? Number.NaN;
    });
    count += 1;
  }
  const [longitude, latitude, occurredAt] = columns.map((column) => column.slice(0, count));
  if (longitude === undefined || latitude === undefined || occurredAt === undefined)
    throw new Error('three columns were begun');
  return { longitude, latitude, occurredAt };
}
