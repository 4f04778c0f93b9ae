import { joinTexts, splitTexts } from '../../domain/listed-texts.ts';
import type { IncidentQuery, IncidentsView } from './incident-queries.ts';
import { type AddressForm, dayIn } from './use-address-state.ts';

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

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

export const incidentFilterInAddress: AddressForm<IncidentFilter> = {
  read(search) {
    const textsOf = (name: string) => (search.has(name) ? splitTexts(search.get(name) ?? '') : []);
    const hourOf = (name: string) => hours.find((hour) => hour === search.get(name)) ?? '';
    return {
      dataset: search.get('dataset') ?? '',
      types: textsOf('type').filter((type) => type !== ''),
      from: dayIn(search, 'from'),
      to: dayIn(search, 'to'),
      weekdays: textsOf('weekday').filter((weekday) => /^[1-7]$/.test(weekday)),
      fromHour: hourOf('fromHour'),
      toHour: hourOf('toHour'),
    };
  },
  write: ({ types, weekdays, ...texts }) => ({
    ...texts,
    type: joinTexts(types),
    weekday: weekdays.join(','),
  }),
};

/**
 * The filter without data sets and types that are not there (any more): whoever withdrew a data set, or has an old
 * address, would otherwise see nothing and no reason for it.
 * @param all without any filter; undefined while it is not known
 */
export function filterThatFits(filter: IncidentFilter, all: IncidentsView | undefined): IncidentFilter {
  if (all === undefined) return filter;
  const { dataset, types } = filter;
  const fits = types.filter((type) => all.types.some(({ name }) => name === type));
  const isThere = dataset === '' || all.datasets.some(({ id }) => id === dataset);
  if (isThere && fits.length === types.length) return filter;
  return { ...filter, dataset: isThere ? dataset : '', types: fits };
}

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
