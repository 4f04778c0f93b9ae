import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { activeIncidentFilters, type IncidentFilter, noIncidentFilter } from '../../state/incident-filter.ts';
import type { IncidentsView } from '../../state/incident-queries.ts';
import { Button } from '../button.tsx';
import { SelectField } from '../select-field.tsx';
import { FilterFold, PeriodFields } from './filter-fold.tsx';
import { useWeekdays } from './use-weekdays.ts';
import './incident-filter-fields.css';

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** Data set, types, period, weekdays and hours of recorded incidents. Closed at first: the whole is the start. */
export function IncidentFilterFields({
  filter,
  onChange,
  all,
  withPeriod = true,
}: {
  filter: IncidentFilter;
  onChange: (filter: IncidentFilter) => void;
  /** Without any filter, for what there is to choose from. */
  all: IncidentsView | undefined;
  /** False where the screen asks for periods of its own. */
  withPeriod?: boolean;
}): ReactNode {
  const { t } = useTranslation('incidents');
  const language = currentLanguage();
  const weekdays = useWeekdays();
  const active = activeIncidentFilters(withPeriod ? filter : { ...filter, from: '', to: '' });
  const toggle = (list: readonly string[], value: string) =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
  const hourField = (name: 'fromHour' | 'toHour') => (
    <SelectField
      label={t(`filter.${name}`)}
      value={filter[name]}
      choices={[
        { value: '', label: t('filter.anyHour') },
        ...hours.map((value) => ({ value, label: value.padStart(2, '0') })),
      ]}
      onChange={(hour) => onChange({ ...filter, [name]: hour })}
    />
  );
  return (
    <FilterFold
      title={t('filter.title')}
      active={active > 0 ? t('filter.active', { count: active }) : undefined}
    >
      <div className="filter-fold-fields incident-filter">
        <SelectField
          label={t('filter.dataset')}
          value={filter.dataset}
          choices={[
            { value: '', label: t('filter.allDatasets') },
            ...(all?.datasets ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(dataset) => onChange({ ...filter, dataset })}
        />
        <fieldset className="incident-filter-types">
          <legend>{t('filter.types')}</legend>
          <div>
            {all?.types.map(({ name, amount }) =>
              name === null ? null : (
                <label key={name}>
                  <input
                    type="checkbox"
                    checked={filter.types.includes(name)}
                    onChange={() => onChange({ ...filter, types: toggle(filter.types, name) })}
                  />
                  <span>{name}</span>
                  <span>{formatNumber(amount, language)}</span>
                </label>
              ),
            )}
          </div>
        </fieldset>
        {withPeriod && (
          <PeriodFields
            labels={{ from: t('filter.from'), to: t('filter.to') }}
            period={filter}
            onChange={(period) => onChange({ ...filter, ...period })}
          />
        )}
        <fieldset className="incident-filter-days">
          <legend>{t('filter.weekdays')}</legend>
          <div>
            {weekdays.map((weekday, index) => (
              <label key={weekday} title={weekday}>
                <input
                  type="checkbox"
                  className="visually-hidden"
                  aria-label={weekday}
                  checked={filter.weekdays.includes(String(index + 1))}
                  onChange={() =>
                    onChange({ ...filter, weekdays: toggle(filter.weekdays, String(index + 1)) })
                  }
                />
                <span aria-hidden="true">{weekday.slice(0, 3)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="filter-fold-pair">
          {hourField('fromHour')}
          {hourField('toHour')}
        </div>
        <p className="desk-quiet">{t('filter.hoursHelp')}</p>
        {active > 0 && (
          <Button look="quiet" onClick={() => onChange(noIncidentFilter)}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </FilterFold>
  );
}
