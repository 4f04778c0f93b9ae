import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { RiskView } from '../../state/incident-queries.ts';
import { FigureTable } from '../../ui/staff/figure-table.tsx';
import { MapCard } from '../../ui/staff/map-card.tsx';
import { riskLooks } from './risk-look.ts';

type RiskCell = RiskView['cells'][number];

/** The squares of a police layer, the riskiest first, with how many incidents lie in each. */
export function RiskRows({
  cells,
  wordsOf,
  selectedId,
  onSelect,
}: {
  cells: readonly RiskCell[];
  wordsOf: (cell: RiskCell) => string;
  selectedId: string | undefined;
  onSelect: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  return (
    <FigureTable
      columns={[{ title: t('layers.place') }, { title: t('forecast.n'), isNumber: true }]}
      rows={cells.map((cell) => ({
        id: cell.id,
        look: riskLooks[cell.level],
        words: wordsOf(cell),
        figures: [formatNumber(cell.n, language)],
      }))}
      selectedId={selectedId}
      onSelect={onSelect}
    />
  );
}

/** One square: how many of all the incidents lie in it, and of which time. */
export function RiskCard({
  cell,
  words,
  total,
  period,
  onClose,
}: {
  cell: RiskCell;
  words: string;
  total: number;
  period: { from: string; last: string };
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  return (
    <MapCard of={cell.id} title={words} look={riskLooks[cell.level]} onClose={onClose}>
      <p>
        {t('forecast.here', {
          count: cell.n,
          number: formatNumber(cell.n, language),
          total: formatNumber(total, language),
        })}
      </p>
      <p className="desk-quiet">{t('forecast.herePeriod', period)}</p>
    </MapCard>
  );
}
