import { joinTexts } from '../../domain/listed-texts.ts';
import type { IncidentQuery } from './incident-queries.ts';

/** What the person has narrowed recorded incidents to. Empty for all; dates as in 2026-11-23, whole days. */
export interface IncidentFilter {
  dataset: string;
  types: readonly string[];
  from: string;
  to: string;
  /** 1 is Monday. */
  weekdays: readonly string[];
  /** Hours as in 22; both or none. */
  fromHour: string;
  toHour: string;
}

export const noIncidentFilter: IncidentFilter = {
  dataset: '',
  types: [],
  from: '',
  to: '',
  weekdays: [],
  fromHour: '',
  toHour: '',
};

export function activeIncidentFilters(filter: IncidentFilter): number {
  const { dataset, types, from, to, weekdays, fromHour, toHour } = filter;
  const set = [dataset !== '', types.length > 0, from !== '' || to !== '', weekdays.length > 0];
  return [...set, fromHour !== '' && toHour !== '' && fromHour !== toHour].filter(Boolean).length;
}

/** The first moment of a day of this device's zone, some days later; undefined where there is no such day. */
function startOfDay(day: string, daysLater: number): string | undefined {
  if (day === '') return undefined;
  const date = new Date(`${day}T00:00`);
  if (Number.isNaN(date.getTime())) return undefined;
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}

/** The same as the server's query. */
export function incidentQueryOf(filter: IncidentFilter): IncidentQuery {
  const { dataset, types, from, to, weekdays, fromHour, toHour } = filter;
  const hours = fromHour !== '' && toHour !== '' && fromHour !== toHour ? `${fromHour}-${toHour}` : undefined;
  return {
    dataset: dataset || undefined,
    type: joinTexts(types) || undefined,
    from: startOfDay(from, 0),
    to: startOfDay(to, 1),
    weekday: [...weekdays].sort().join(',') || undefined,
    hours,
  };
}
