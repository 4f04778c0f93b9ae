import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../domain/catalogue.ts';
import { findingTextMaximum } from '../../../domain/finding.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { TextArea } from '../field.tsx';
import { Notice } from '../notice.tsx';
import { takesWords } from './class-mode.ts';
import './details-fields.css';
import { TextHints } from './text-hints.tsx';

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

/**
 * Words about the place, with a hint where they may tell who somebody is. A class writes none about how people
 * behave, and is told so in the field's place.
 */
export function FindingText({
  walk,
  category,
  value,
  onChange,
}: {
  walk: ReadyWalk;
  category: Category | undefined;
  value: string;
  onChange: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation('marking');
  const left = findingTextMaximum - value.length;
  if (category !== undefined && !takesWords(walk.view.walk?.properties.mode, category))
    return (
      <Notice>
        <p>{t('text.classMode')}</p>
      </Notice>
    );
  return (
    <div className="finding-text">
      <TextArea
        label={t('text.label')}
        hint={t('text.hint')}
        value={value}
        maxLength={findingTextMaximum}
        onChange={(event) => onChange(event.target.value)}
        counter={
          left <= counterFrom ? <span role="status">{t('text.left', { count: left })}</span> : undefined
        }
      />
      <TextHints lists={walk.textLint} text={value} />
    </div>
  );
}
