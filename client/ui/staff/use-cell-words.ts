import { useTranslation } from 'react-i18next';
import { wilsonInterval } from '../../../domain/statistics/wilson-interval.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { LayerRow } from './layer-look.ts';
import { shareRange } from './share-range.ts';

/** What a cell or an outline may say of people: counts, or that they are too few to be told. */
type CellFigures = Omit<LayerRow['properties'], 'level' | 'cell'>;

const percentOf = (share: number): number => Math.round(100 * share);

/** "6 of 12 who passed, likely 25–75 %": in short for a list, in sentences for a card. */
export function useCellWords(): {
  short: (figures: CellFigures) => string;
  long: (figures: CellFigures) => readonly string[];
} {
  const { t } = useTranslation(['evidence', 'desk', 'explain']);
  const language = currentLanguage();
  const short = ({ nMarked, nPassed, fewerThan, marked }: CellFigures): string => {
    if (typeof fewerThan === 'number') return t('layers.fewer', { count: fewerThan });
    if (typeof nMarked !== 'number' || typeof nPassed !== 'number') return '';
    if (nPassed === 0) return t('cell.nobody');
    const said = t('desk:area.people', { marked: nMarked, passed: nPassed });
    if (marked === null || nMarked > nPassed) return said;
    const range = shareRange(marked ?? wilsonInterval(nMarked, nPassed), language);
    return `${said}, ${t('explain:likely', { range })}`;
  };
  const long = ({ nMarked, nPassed, fewerThan, marked, nWalks, z }: CellFigures): readonly string[] => {
    const lines: string[] = [];
    if (typeof fewerThan === 'number') lines.push(t('cell.fewer', { count: fewerThan }));
    else if (nPassed === 0) lines.push(t('cell.notWalked'));
    else if (typeof nMarked === 'number' && typeof nPassed === 'number')
      lines.push(
        nMarked === 0
          ? t('cell.noneMarked', { count: nPassed })
          : t('cell.marked', { marked: nMarked, passed: nPassed }),
      );
    if (marked !== null && marked !== undefined)
      lines.push(t('explain:likelyLong', { low: percentOf(marked.low), high: percentOf(marked.high) }));
    if (typeof nWalks === 'number') lines.push(t('cell.walks', { count: nWalks }));
    if (typeof z === 'number') lines.push(t('cell.score', { score: formatNumber(z, language, 2) }));
    return lines;
  };
  return { short, long };
}
