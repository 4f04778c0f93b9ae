import { SlidersHorizontal, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { polaritySchema } from '../../../domain/catalogue.ts';
import { findingStatuses } from '../../../domain/finding.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { WalkView } from '../../state/record-views.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Button } from '../../ui/button.tsx';
import { CategoryIcon } from '../../ui/category-icon.tsx';
import { TextField } from '../../ui/field.tsx';
import { OnlyBox, SearchBox, WalkChoice } from '../../ui/staff/filter-fields.tsx';
import { ChoiceMenu, Menu } from '../../ui/staff/menu.tsx';
import { activeFilters, type FindingFilters, noFilters, type SeverityChoice } from './finding-filter.ts';

const severities: readonly SeverityChoice[] = ['4', '3', '2', '1', 'none'];

/** The filters in one row that wraps; each says by its look whether it narrows the list. */
export function FindingFilterBar({
  filters,
  onChange,
  walks,
  onlyShown,
  onOnlyShown,
}: {
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
  walks: readonly WalkView[];
  onlyShown: boolean;
  onOnlyShown: (only: boolean) => void;
}): ReactNode {
  const { t } = useTranslation(['findings', 'desk']);
  const known = useCatalogue();
  const language = currentLanguage();
  const [open, setOpen] = useState(false);
  const active = activeFilters(filters);
  const dated = filters.from !== '' || filters.to !== '';
  return (
    <div className="findings-filters" data-open={open}>
      <SearchBox label={t('filter.search')} value={filters.text} onChange={(text) => onChange({ text })} />
      <div className="findings-filters-toggle">
        <Button icon={SlidersHorizontal} aria-expanded={open} onClick={() => setOpen(!open)}>
          {active === 0 ? t('desk:filter.title') : t('desk:filter.active', { count: active })}
        </Button>
      </div>
      <WalkChoice walks={walks} value={filters.walkId} onChange={(walkId) => onChange({ walkId })} />
      <ChoiceMenu
        label={t('desk:filter.category')}
        chosen={filters.categories}
        onChange={(categories) => onChange({ categories })}
        options={(known?.catalogue.categories ?? []).map(({ id, label, icon }) => ({
          value: id,
          label: pickText(label, language),
          mark: <CategoryIcon icon={icon} size={18} />,
        }))}
      />
      <ChoiceMenu
        label={t('filter.severity')}
        chosen={filters.severities}
        onChange={(chosen) => onChange({ severities: chosen })}
        options={severities.map((value) => ({
          value,
          label: value === 'none' ? t('desk:severity.none') : `${value} ${t(`desk:severity.${value}`)}`,
        }))}
      />
      <ChoiceMenu
        label={t('filter.polarity')}
        chosen={filters.polarities}
        onChange={(polarities) => onChange({ polarities })}
        options={polaritySchema.options.map((value) => ({ value, label: t(`desk:polarity.${value}`) }))}
      />
      <ChoiceMenu
        label={t('filter.status')}
        chosen={filters.statuses}
        onChange={(statuses) => onChange({ statuses })}
        options={findingStatuses.map((value) => ({ value, label: t(`desk:status.${value}`) }))}
      />
      <Menu label={t('filter.period')} active={dated}>
        <div className="findings-period">
          <TextField
            label={t('desk:filter.from')}
            type="date"
            value={filters.from}
            max={filters.to}
            onChange={(event) => onChange({ from: event.target.value })}
          />
          <TextField
            label={t('desk:filter.to')}
            type="date"
            value={filters.to}
            min={filters.from}
            onChange={(event) => onChange({ to: event.target.value })}
          />
        </div>
      </Menu>
      <OnlyBox label={t('filter.onlyMap')} checked={onlyShown} onChange={onOnlyShown} />
      {active > 0 && (
        <Button
          look="quiet"
          icon={X}
          onClick={() => {
            onOnlyShown(false);
            onChange(noFilters);
          }}
        >
          {t('desk:filter.clear')}
        </Button>
      )}
    </div>
  );
}
