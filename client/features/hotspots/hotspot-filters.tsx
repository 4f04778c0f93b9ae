import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { WalkView } from '../../state/record-views.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FilterFold, PeriodFields } from '../../ui/staff/filter-fold.tsx';
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
  const known = useCatalogue();
  const language = currentLanguage();
  const active = activeFilters(filter);
  return (
    <FilterFold
      title={t('filter.title')}
      active={active > 0 ? t('filter.active', { count: active }) : undefined}
    >
      <div className="filter-fold-fields">
        <Field label={t('filter.walk')}>
          {(attributes) => (
            <select
              {...attributes}
              className="field-control"
              value={filter.walkId}
              onChange={(event) => onChange({ ...filter, walkId: event.target.value })}
            >
              <option value="">{t('filter.allWalks')}</option>
              {walks.map(({ id, properties }) => (
                <option key={id} value={id}>
                  {properties.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('filter.category')}>
          {(attributes) => (
            <select
              {...attributes}
              className="field-control"
              value={filter.category}
              onChange={(event) => onChange({ ...filter, category: event.target.value })}
            >
              <option value="">{t('filter.allCategories')}</option>
              {known?.catalogue.categories
                .filter(({ branch }) => branch !== 'positive')
                .map(({ id, label }) => (
                  <option key={id} value={id}>
                    {pickText(label, language)}
                  </option>
                ))}
            </select>
          )}
        </Field>
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
