import type { KeptRecord } from '../domain/record.ts';
import type { Reader } from '../domain/roles.ts';
import { type VisibleRecord, visibleRecord } from '../domain/visible.ts';
import type { Store } from './storage/store.ts';

export interface AreaFilters {
  walkIds?: readonly string[] | undefined;
  /** Areas where somebody marked one of these. */
  categories?: readonly string[] | undefined;
  /** The areas of this set; left out: those of each walk by itself. */
  setId?: string | undefined;
}

/** Areas as the reader's role may see them, the highest score first, then by id. */
export async function visibleAreas(
  store: Store,
  reader: Reader,
  filters: AreaFilters,
): Promise<NonNullable<VisibleRecord['feature']>[]> {
  const areas = await store.recordsOfKind('area');
  return areas
    .filter((area) => fits(area, filters))
    .sort(
      (a, b) =>
        b.feature.properties.score - a.feature.properties.score || (a.feature.id < b.feature.id ? -1 : 1),
    )
    .flatMap((area) => visibleRecord(area, reader)?.feature ?? []);
}

function fits(
  { feature: { properties } }: KeptRecord<'area'>,
  { walkIds, categories, setId }: AreaFilters,
): boolean {
  const inWalk = walkIds === undefined || properties.walkIds.some((id) => walkIds.includes(id));
  const hasCategory =
    categories === undefined || properties.categories.some(({ category }) => categories.includes(category));
  return inWalk && hasCategory && properties.setId === setId;
}
