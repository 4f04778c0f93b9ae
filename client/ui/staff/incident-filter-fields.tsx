import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { activeIncidentFilters, type IncidentFilter, noIncidentFilter } from '../../state/incident-filter.ts';
import type { IncidentsView } from '../../state/incident-queries.ts';
import { Button } from '../button.tsx';
import { Field, TextField } from '../field.tsx';
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
  const active = activeIncidentFilters(filter);
  const toggle = (list: readonly string[], value: string) =>
    list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
  const hourField = (name: 'fromHour' | 'toHour') => (
    <Field label={t(`filter.${name}`)}>
      {(attributes) => (
        <select
          {...attributes}
          className="field-control"
          value={filter[name]}
          onChange={(event) => onChange({ ...filter, [name]: event.target.value })}
        >
          <option value="">{t('filter.anyHour')}</option>
          {hours.map((hour) => (
            <option key={hour} value={hour}>
              {hour.padStart(2, '0')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <details className="incident-filter">
      <summary>
        <SlidersHorizontal size={20} aria-hidden="true" />
        <span>{t('filter.title')}</span>
        {active > 0 && <b>{t('filter.active', { count: active })}</b>}
      </summary>
      <div className="incident-filter-fields">
        <Field label={t('filter.dataset')}>
          {(attributes) => (
            <select
              {...attributes}
              className="field-control"
              value={filter.dataset}
              onChange={(event) => onChange({ ...filter, dataset: event.target.value })}
            >
              <option value="">{t('filter.allDatasets')}</option>
              {all?.datasets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
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
          <div className="incident-filter-pair">
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
        <div className="incident-filter-pair">
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
    </details>
  );
}
