import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../../../domain/catalogue.ts';
import type { Finding } from '../../../domain/finding.ts';
import { pickText } from '../../../domain/localized.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { OwnFinding } from '../../offline/optimistic-view.ts';
import { DeliveryBadge } from './delivery-badge.tsx';
import { FindingBadge } from './finding-badge.tsx';
import './finding-line.css';

/** What a mark is about, in words: the category, and below it how it feels or what is good. */
export function useFindingWords(): (
  finding: Finding,
  catalogue: Catalogue,
) => { name: string; feeling: string } {
  const { t } = useTranslation(['marking', 'common']);
  return (finding, catalogue) => {
    const { category: categoryId, subcategory: subcategoryId, severity, polarity } = finding.properties;
    const language = currentLanguage();
    const category = catalogue.find(categoryId);
    const subcategory = category?.subcategories.find(({ id }) => id === subcategoryId);
    const name = category === undefined ? t('unknownCategory') : pickText(category.label, language);
    const feelings = { unsafe: '', neutral: t('polarity.neutral'), positive: t('polarity.positive') };
    return {
      name:
        subcategory === undefined ? name : `${name}: ${pickText(subcategory.label, language).toLowerCase()}`,
      feeling: severity === null ? feelings[polarity] : t(`common:severity.${severity}`),
    };
  };
}

/** One mark as a line of a list. */
export function FindingLine({
  own,
  catalogue,
  children,
}: {
  own: OwnFinding;
  catalogue: Catalogue;
  children?: ReactNode;
}): ReactNode {
  const words = useFindingWords()(own.finding, catalogue);
  const { properties } = own.finding;
  return (
    <span className="finding-line">
      <FindingBadge category={catalogue.find(properties.category)} finding={properties} />
      <span className="finding-line-words">
        <b>{words.name}</b>
        <span>
          {words.feeling} · {formatTime(properties.recordedAt, currentLanguage(), new Date())}
        </span>
        {properties.text !== null && <q dir="auto">{properties.text}</q>}
        {children}
        <DeliveryBadge state={own.delivery} />
      </span>
    </span>
  );
}
