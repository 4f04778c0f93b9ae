import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { WalkView } from '../../state/record-views.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { SelectField } from '../select-field.tsx';

interface WalkAndCategoryFilter {
  walkId: string;
  category: string;
}

/** What a map of areas is narrowed to: one walk, one kind of what felt unsafe; an empty text is all of them. */
export function WalkAndCategory({
  filter: { walkId, category },
  walks,
  onChange,
}: {
  filter: WalkAndCategoryFilter;
  walks: readonly WalkView[];
  onChange: (filter: WalkAndCategoryFilter) => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const known = useCatalogue();
  const language = currentLanguage();
  const categories = known?.catalogue.categories.filter(({ branch }) => branch !== 'positive') ?? [];
  return (
    <>
      <SelectField
        label={t('filter.walk')}
        value={walkId}
        choices={[
          { value: '', label: t('filter.allWalks') },
          ...walks.map(({ id, properties }) => ({ value: id, label: properties.name })),
        ]}
        onChange={(next) => onChange({ walkId: next, category })}
      />
      <SelectField
        label={t('filter.category')}
        value={category}
        choices={[
          { value: '', label: t('filter.allCategories') },
          ...categories.map(({ id, label }) => ({ value: String(id), label: pickText(label, language) })),
        ]}
        onChange={(next) => onChange({ walkId, category: next })}
      />
    </>
  );
}
