import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { FeltView } from '../../state/incident-queries.ts';
import { FigureTable } from '../../ui/staff/figure-table.tsx';
import { MapCard } from '../../ui/staff/map-card.tsx';
import { useCellWords } from '../../ui/staff/use-cell-words.ts';

type FeltCell = FeltView['cells'][number];

/** The cells with anything, both numbers beside each other and which has the greater part of its own total. */
export function FeltRows({
  cells,
  selectedId,
  onSelect,
}: {
  cells: readonly FeltCell[];
  selectedId: string | undefined;
  onSelect: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const words = useCellWords();
  const rows = cells
    .filter(({ nMarked, nReported }) => nMarked !== 0 || nReported !== 0)
    .sort((a, b) => (b.nMarked ?? 0) - (a.nMarked ?? 0) || b.nReported - a.nReported);
  return (
    <FigureTable
      columns={[
        { title: t('felt.more.label') },
        { title: t('felt.column.felt') },
        { title: t('felt.column.reported'), isNumber: true },
      ]}
      rows={rows.map((cell) => ({
        id: cell.id,
        words: t(`felt.more.${cell.more}`),
        figures: [words.short(cell), formatNumber(cell.nReported, language)],
      }))}
      selectedId={selectedId}
      onSelect={onSelect}
    />
  );
}

/** One cell: what was felt and what was reported, in two sentences that are never put together. */
export function FeltCard({ cell, onClose }: { cell: FeltCell; onClose: () => void }): ReactNode {
  const { t } = useTranslation('evidence');
  const words = useCellWords();
  return (
    <MapCard of={cell.id} title={t(`felt.more.${cell.more}`)} onClose={onClose}>
      {words.long(cell).map((line, index) => (
        <p key={line} className={index === 0 ? undefined : 'desk-quiet'}>
          {line}
        </p>
      ))}
      <p>{t('felt.reportedHere', { count: cell.nReported })}</p>
    </MapCard>
  );
}
