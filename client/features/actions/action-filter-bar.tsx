import { Search, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { actionStatuses, actionTypes } from '../../../domain/action.ts';
import type { WalkView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceMenu } from '../../ui/staff/menu.tsx';
import { type ActionFilters, isNarrowed, noFilters } from './action-filter.ts';

/** The filters in one row that wraps. Overdue actions stay in the list unless somebody asks otherwise. */
export function ActionFilterBar({
  filters,
  onChange,
  walks,
  overdueOutside,
  withAnswers,
}: {
  filters: ActionFilters;
  onChange: (change: Partial<ActionFilters>) => void;
  walks: readonly WalkView[];
  overdueOutside: number;
  /** Whether this role sees answers at all. */
  withAnswers: boolean;
}): ReactNode {
  const { t } = useTranslation(['actions', 'desk']);
  const searchId = useId();
  return (
    <>
      <div className="actions-filters">
        <div className="actions-search">
          <label htmlFor={searchId} className="visually-hidden">
            {t('filter.search')}
          </label>
          <Search size={18} aria-hidden="true" />
          <input
            id={searchId}
            className="field-control"
            type="search"
            placeholder={t('filter.search')}
            value={filters.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        </div>
        <select
          className="field-control actions-walk"
          aria-label={t('desk:filter.walk')}
          value={filters.walkId}
          data-active={filters.walkId !== ''}
          onChange={(event) => onChange({ walkId: event.target.value })}
        >
          <option value="">{t('desk:filter.allWalks')}</option>
          {walks.map(({ id, properties }) => (
            <option key={id} value={id}>
              {properties.name}
            </option>
          ))}
        </select>
        <ChoiceMenu
          label={t('filter.status')}
          chosen={filters.statuses}
          onChange={(statuses) => onChange({ statuses })}
          options={actionStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <ChoiceMenu
          label={t('filter.type')}
          chosen={filters.types}
          onChange={(types) => onChange({ types })}
          options={actionTypes.map((value) => ({ value, label: t(`type.${value}`) }))}
        />
        {withAnswers && (
          <label className="actions-only" data-active={filters.onlyAnswers}>
            <input
              type="checkbox"
              checked={filters.onlyAnswers}
              onChange={(event) => onChange({ onlyAnswers: event.target.checked })}
            />
            <span>{t('filter.answers')}</span>
          </label>
        )}
        {isNarrowed(filters) && (
          <Button look="quiet" icon={X} onClick={() => onChange(noFilters)}>
            {t('filter.none')}
          </Button>
        )}
      </div>
      {overdueOutside > 0 && (
        <p className="actions-overdue-note" role="status">
          {t(filters.overdueToo ? 'filter.overdueHidden' : 'filter.overdueStay', { count: overdueOutside })}{' '}
          <Button look="quiet" onClick={() => onChange({ overdueToo: !filters.overdueToo })}>
            {t(filters.overdueToo ? 'filter.showOverdue' : 'filter.overdueToo')}
          </Button>
        </p>
      )}
    </>
  );
}
