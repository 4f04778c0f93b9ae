import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureTable } from './figure-table.tsx';
import type { LayerRow } from './layer-look.ts';
import { useCellWords } from './use-cell-words.ts';

/** The features of a layer as a table: the same as the map, with the number of people in each. */
export function LayerRows({
  rows,
  selectedId,
  onSelect,
}: {
  rows: readonly LayerRow[];
  selectedId: string | undefined;
  onSelect: (row: LayerRow) => void;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const words = useCellWords();
  const walks = (count: number | null | undefined): readonly string[] =>
    typeof count === 'number' ? [t('layers.walks', { count })] : [];
  return (
    <FigureTable
      columns={[{ title: t('layers.place') }, { title: t('layers.who') }]}
      rows={rows.map((row) => ({
        ...row,
        figures: [[words.short(row.properties), ...walks(row.properties.nWalks)].join(' · ')],
      }))}
      selectedId={selectedId}
      onSelect={(id) => {
        const row = rows.find((one) => one.id === id);
        if (row !== undefined) onSelect(row);
      }}
    />
  );
}
