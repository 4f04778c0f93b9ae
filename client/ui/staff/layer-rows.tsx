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
  // A cell is judged with its neighbours, so that one where nobody marked may stand out.
  const besides = ({ look, properties: { nMarked, z } }: LayerRow): readonly string[] =>
    nMarked === 0 && typeof z === 'number' && z > 0 && look !== 'quiet' ? [t('layers.beside')] : [];
  return (
    <FigureTable
      columns={[{ title: t('layers.place') }, { title: t('layers.who') }]}
      rows={rows.map((row) => ({
        ...row,
        figures: [
          [words.short(row.properties), ...besides(row), ...walks(row.properties.nWalks)].join(' · '),
        ],
      }))}
      selectedId={selectedId}
      onSelect={(id) => {
        const row = rows.find((one) => one.id === id);
        if (row !== undefined) onSelect(row);
      }}
    />
  );
}
