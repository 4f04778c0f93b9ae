import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actionStatuses, actionTypes } from '../../../domain/action.ts';
import type { WalkView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { OnlyBox, SearchBox, WalkChoice } from '../../ui/staff/filter-fields.tsx';
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
  const { t } = useTranslation('actions');
  return (
    <>
      <div className="actions-filters">
        <SearchBox label={t('filter.search')} value={filters.text} onChange={(text) => onChange({ text })} />
        <WalkChoice walks={walks} value={filters.walkId} onChange={(walkId) => onChange({ walkId })} />
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
          <OnlyBox
            label={t('filter.answers')}
            checked={filters.onlyAnswers}
            onChange={(onlyAnswers) => onChange({ onlyAnswers })}
          />
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
