import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { WalkView } from '../../state/record-views.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Field, TextField } from '../../ui/field.tsx';
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
    <details className="hotspots-filters">
      <summary>
        <SlidersHorizontal size={20} aria-hidden="true" />
        <span>{t('filter.title')}</span>
        {active > 0 && <b>{t('filter.active', { count: active })}</b>}
      </summary>
      <div className="hotspots-filter-fields">
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
        <div className="hotspots-period">
          <TextField
            label={t('filter.from')}
            type="date"
            value={filter.from}
            max={filter.to}
            onChange={(event) => onChange({ ...filter, from: event.target.value })}
          />
          <TextField
            label={t('filter.to')}
            type="date"
            value={filter.to}
            min={filter.from}
            onChange={(event) => onChange({ ...filter, to: event.target.value })}
          />
        </div>
        <p className="desk-quiet">{t('hotspots:periodHelp')}</p>
        {active > 0 && (
          <Button look="quiet" onClick={() => onChange(noFilter)}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </details>
  );
}
