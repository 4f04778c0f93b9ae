import { placeLevel, placesInTile } from '../../../domain/incident/map-place.ts';
import { type CountRow, countsOf, type HourRow, type TypeRow } from '../incident-counts.ts';
import { levelOf, squareLevel, squaresOf } from '../incident-squares.ts';
import type { IncidentFilters, IncidentSpot, IncidentStore } from '../incident-store.ts';
import { incidentConditions, ofDatasets } from './incident-conditions.ts';
import type { PostgisDatabase } from './open-database.ts';
import { placesOf } from './places-of.ts';

/** The type that all rows of a group have; a row without one has none in common with the others. */
const commonType = 'case when count(t.name) = count(*) and min(t.name) = max(t.name) then min(t.name) end';

/** "from … where …" for the rows that match. */
function matching(filters: IncidentFilters) {
  const { values, place } = placesOf();
  return {
    values,
    place,
    from: `from incidents i where i.${ofDatasets(filters, place)} ${incidentConditions(filters, place)}`,
  };
}

/** Reads of recorded incidents. Filters that nobody uses cost nothing. */
export function createIncidentQueries(
  database: PostgisDatabase,
): Pick<IncidentStore, 'incidentCounts' | 'incidentTile'> {
  return {
    incidentCounts: (filters) =>
      // In one view, so that the sums add up while somebody imports.
      database.view(async (session) => {
        const { from, values } = matching(filters);
        const [counts] = await session.rows<CountRow>(
          `select count(*) as matched, count(i.weekday) as "withWeekday", count(i.hour) as "withHour",
             coalesce(sum(i.masked), 0) as masked, min(i.longitude) as west, min(i.latitude) as south,
             max(i.longitude) as east, max(i.latitude) as north,
             avg(i.longitude) as "middleX", avg(i.latitude) as "middleY",
             avg(i.longitude * i.longitude) as "squaresX", avg(i.latitude * i.latitude) as "squaresY",
             min(i.occurred_at) as "firstAt", max(i.occurred_at) as "lastAt" ${from}`,
          values,
        );
        if (counts === undefined) throw new Error('the count of incidents gave no row');
        const types = await session.rows<TypeRow>(
          `select t.name, sum(c.amount)::bigint as amount
           from (select i.type, count(*) as amount ${from} group by i.type) c
           left join incident_types t on t.number = c.type group by t.name order by 2 desc, 1 nulls first`,
          values,
        );
        const hours = await session.rows<HourRow>(
          `select i.weekday, i.hour, count(*) as amount ${from} and i.hour is not null group by 1, 2`,
          values,
        );
        return countsOf(counts, types, hours);
      }),
    async incidentTile(tile, filters) {
      const { points, level } = levelOf(tile);
      const { values, place } = placesOf();
      const condition = incidentConditions(filters, place);
      const datasets = ofDatasets(filters, place);
      const { first, last } = placesInTile(tile);
      const counted = condition === '' && level <= squareLevel;
      const scale = (from: number) => 2 * (from - level);
      if (counted) {
        const squares = squaresOf(tile);
        const spots = await database.rows<IncidentSpot>(
          `select square >> ${scale(squareLevel)} as square, sum(amount)::bigint as amount, null as type
           from incident_squares
           where ${datasets} and square between ${place(squares.first)} and ${place(squares.last)}
           group by 1 order by 1`,
          values,
        );
        return { level, spots };
      }
      const spots = await database.rows<IncidentSpot>(
        `select i.place >> ${scale(placeLevel)} as square, count(*) as amount, ${points ? commonType : 'null'} as type
         from incidents i ${points ? 'left join incident_types t on t.number = i.type' : ''}
         where i.${datasets} and i.place between ${place(first)} and ${place(last)} ${condition}
         group by 1 order by 1`,
        values,
      );
      return { level, spots };
    },
  };
}
