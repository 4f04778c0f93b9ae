import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue, Category } from '../../../domain/catalogue.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { CategoryIcon } from '../../ui/category-icon.tsx';

/** The three things that a walk is for stand first, larger than the rest. */
const leadCount = 3;

export function CategoryStep({
  catalogue,
  chosen,
  onChoose,
}: {
  catalogue: Catalogue;
  chosen: string | null;
  onChoose: (category: Category) => void;
}): ReactNode {
  const { t } = useTranslation('capture');
  const groups = [
    { title: undefined, categories: catalogue.categories.slice(0, leadCount) },
    { title: t('category.more'), categories: catalogue.categories.slice(leadCount) },
  ];
  return groups.map(({ title, categories }) => (
    <section key={title ?? ''} className="mark-tiles">
      {title !== undefined && <h2>{title}</h2>}
      <ul>
        {categories.map((category) => (
          <li key={category.id}>
            <button
              type="button"
              className="mark-tile"
              data-branch={category.branch}
              aria-pressed={category.id === chosen}
              onClick={() => onChoose(category)}
            >
              <CategoryIcon icon={category.icon} size={28} />
              <span>{pickText(category.label, currentLanguage())}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}
