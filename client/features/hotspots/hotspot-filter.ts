import type { WalkView } from '../../state/record-views.ts';
import { type AddressForm, dayIn } from '../../state/use-address-state.ts';
import type { AreaView } from '../../state/wire.ts';

/** What the person has narrowed the picture to. Dates as in 2026-11-23, in the zone of the device; empty for all. */
export interface HotspotFilter {
  walkId: string;
  category: string;
  from: string;
  to: string;
}

export const noFilter: HotspotFilter = { walkId: '', category: '', from: '', to: '' };

export const hotspotFilterInAddress: AddressForm<HotspotFilter> = {
  read: (search) => ({
    walkId: search.get('walk') ?? '',
    category: search.get('category') ?? '',
    from: dayIn(search, 'from'),
    to: dayIn(search, 'to'),
  }),
  write: ({ walkId, ...texts }) => ({ ...texts, walk: walkId }),
};

export function activeFilters(filter: HotspotFilter): number {
  return Object.values(filter).filter((value) => value !== '').length;
}

/** The first moment of the day and the first after the last day, as UTC times for the server. */
export function periodOf({ from, to }: Pick<HotspotFilter, 'from' | 'to'>): {
  from: string | undefined;
  to: string | undefined;
} {
  const start = from === '' ? undefined : new Date(`${from}T00:00`);
  const end = to === '' ? undefined : new Date(`${to}T00:00`);
  end?.setDate(end.getDate() + 1);
  const text = (date: Date | undefined) =>
    date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
  return { from: text(start), to: text(end) };
}

/**
 * Areas of at least one walk that was held in the period. An area is made of whole walks: it cannot be cut by hour,
 * and a walk without a date belongs to every period.
 */
export function areasInPeriod(
  areas: readonly AreaView[],
  walks: readonly WalkView[],
  filter: Pick<HotspotFilter, 'from' | 'to'>,
): readonly AreaView[] {
  const { from, to } = periodOf(filter);
  if (from === undefined && to === undefined) return areas;
  const startOf = new Map(walks.map(({ id, properties }) => [id, properties.plannedStartAt]));
  const held = (walkId: string): boolean => {
    const start = startOf.get(walkId) ?? null;
    if (start === null) return true;
    return (from === undefined || start >= from) && (to === undefined || start < to);
  };
  return areas.filter(({ properties }) => properties.walkIds.some(held));
}
