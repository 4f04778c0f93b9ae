import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../domain/catalogue.ts';
import { findingTextMaximum } from '../../../domain/finding.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { TextArea } from '../field.tsx';
import './details-fields.css';

/** From here on the number of characters that are left is shown. */
const counterFrom = 100;

/** What kind exactly, as buttons that can be pressed and released. Nothing is shown for a category without kinds. */
export function SubcategoryChips({
  category,
  value,
  onChange,
}: {
  category: Category;
  value: string | null;
  onChange: (subcategory: string | null) => void;
}): ReactNode {
  const { t } = useTranslation('marking');
  if (category.subcategories.length === 0) return null;
  return (
    <fieldset className="chips">
      <legend>
        {category.branch === 'positive' ? t('subcategory.labelGood') : t('subcategory.label')}{' '}
        <small>{t('subcategory.optional')}</small>
      </legend>
      {category.subcategories.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === value}
          onClick={() => onChange(id === value ? null : id)}
        >
          {pickText(label, currentLanguage())}
        </button>
      ))}
    </fieldset>
  );
}

export function FindingText({
  value,
  onChange,
}: {
  value: string;
  onChange: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation('marking');
  const left = findingTextMaximum - value.length;
  return (
    <TextArea
      label={t('text.label')}
      hint={t('text.hint')}
      value={value}
      maxLength={findingTextMaximum}
      onChange={(event) => onChange(event.target.value)}
      counter={left <= counterFrom ? <span role="status">{t('text.left', { count: left })}</span> : undefined}
    />
  );
}
