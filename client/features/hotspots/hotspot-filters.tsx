import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { FilterFold, PeriodFields } from '../../ui/staff/filter-fold.tsx';
import { WalkAndCategory } from '../../ui/staff/walk-and-category.tsx';
import { activeFilters, type HotspotFilter, noFilter } from './hotspot-filter.ts';

/** Walk, category and period. Closed at first: the whole picture is the starting point. */
export function HotspotFilters({
  filter,
  onChange,
  walks,
}: {
  filter: HotspotFilter;
  onChange: (filter: HotspotFilter) => void;
  walks: readonly WalkView[];
}): ReactNode {
  const { t } = useTranslation(['desk', 'hotspots']);
  const active = activeFilters(filter);
  return (
    <FilterFold
      title={t('filter.title')}
      active={active > 0 ? t('filter.active', { count: active }) : undefined}
    >
      <div className="filter-fold-fields">
        <WalkAndCategory
          filter={filter}
          walks={walks}
          onChange={(chosen) => onChange({ ...filter, ...chosen })}
        />
        <PeriodFields
          labels={{ from: t('filter.from'), to: t('filter.to') }}
          period={filter}
          onChange={(period) => onChange({ ...filter, ...period })}
        />
        <p className="desk-quiet">{t('hotspots:periodHelp')}</p>
        {active > 0 && (
          <Button look="quiet" onClick={() => onChange(noFilter)}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </FilterFold>
  );
}
