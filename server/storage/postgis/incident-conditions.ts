import type { IncidentFilters } from '../incident-store.ts';
import type { Places } from './places-of.ts';

/** The data sets asked for, as a condition on the column `import`. */
export const ofDatasets = ({ datasetIds }: IncidentFilters, place: Places): string =>
  `import in (select number from incident_imports where state = 'current' and dataset = any(${place(datasetIds)}::text[]))`;

/** Conditions on the row `i`, each with "and" before it; only those that were asked for. */
export function incidentConditions(filters: IncidentFilters, place: Places): string {
  const { types, occurredFrom, occurredBefore, weekdays, hours, places, within } = filters;
  const conditions: string[] = [];
  if (types !== undefined)
    conditions.push(`i.type in (select number from incident_types
      where import = i.import and name = any(${place(types)}::text[]))`);
  if (occurredFrom !== undefined) conditions.push(`i.occurred_at >= ${place(Date.parse(occurredFrom))}`);
  if (occurredBefore !== undefined) conditions.push(`i.occurred_at < ${place(Date.parse(occurredBefore))}`);
  if (weekdays !== undefined) conditions.push(`i.weekday = any(${place(weekdays)}::int[])`);
  if (hours !== undefined) {
    const [from, before] = [`i.hour >= ${place(hours.from)}`, `i.hour < ${place(hours.to)}`];
    conditions.push(hours.from < hours.to ? `${from} and ${before}` : `(${from} or ${before})`);
  }
  const first = places?.first ?? within?.at(0)?.first;
  const last = places?.last ?? within?.at(-1)?.last;
  if (first !== undefined && last !== undefined)
    conditions.push(`i.place between ${place(first)}::bigint and ${place(last)}::bigint`);
  if (within !== undefined)
    conditions.push(`exists (select 1
      from unnest(${place(within.map((run) => run.first))}::bigint[], ${place(within.map((run) => run.last))}::bigint[])
        as run (first, last) where i.place between run.first and run.last)`);
  return conditions.map((condition) => `and ${condition}`).join(' ');
}
