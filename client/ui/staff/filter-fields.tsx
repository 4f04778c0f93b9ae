import { Search } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkView } from '../../state/record-views.ts';
import './filter-fields.css';

/** The box that narrows a list by words. */
export function SearchBox({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="filter-search">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <Search size={18} aria-hidden="true" />
      <input
        id={id}
        className="field-control"
        type="search"
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** One walk, or all of them (an empty text). */
export function WalkChoice({
  walks,
  value,
  onChange,
}: {
  walks: readonly WalkView[];
  value: string;
  onChange: (walkId: string) => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <select
      className="field-control filter-walk"
      aria-label={t('filter.walk')}
      value={value}
      data-active={value !== ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('filter.allWalks')}</option>
      {walks.map(({ id, properties }) => (
        <option key={id} value={id}>
          {properties.name}
        </option>
      ))}
    </select>
  );
}

/** "Only these": a box to tick among the filters. */
export function OnlyBox({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (only: boolean) => void;
}): ReactNode {
  return (
    <label className="filter-only" data-active={checked}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
