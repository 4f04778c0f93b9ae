import { useTranslation } from 'react-i18next';
import type { MarkedPlace, TopPlaceShown } from '../../../domain/closing/closing-view.ts';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useCatalogue } from '../../state/staff-queries.ts';

/** What places are called on the wall and in the form: stops by number and name, areas by number. */
export function usePlaceWords() {
  const { t } = useTranslation('closing');
  const known = useCatalogue();
  const categoryOf = (id: string): string => {
    const label = known?.catalogue.find(id)?.label;
    return label === undefined ? id : pickText(label, currentLanguage());
  };
  const areaName = (number: number, name: string | null): string =>
    name === null ? t('area', { number }) : t('areaAt', { number, name });
  return {
    categoryOf,
    areaName,
    categoriesOf: (ids: readonly string[]): string => ids.slice(0, 3).map(categoryOf).join(', '),
    nameOf: ({ kind, number, name }: Pick<MarkedPlace, 'kind' | 'number' | 'name'>): string =>
      kind === 'stop' ? t('stop', { number, name: name ?? '' }) : areaName(number, name),
    topPlaceName({ kind, number, name, category }: TopPlaceShown): string {
      if (kind === 'finding') {
        if (category === null) return t('gone');
        return name === null ? categoryOf(category) : t('markAt', { category: categoryOf(category), name });
      }
      if (number === null) return t('gone');
      return kind === 'checkpoint' ? t('stop', { number, name: name ?? '' }) : areaName(number, name);
    },
  };
}
