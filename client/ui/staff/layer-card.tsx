import type { ReactNode } from 'react';
import type { LayerRow } from './layer-look.ts';
import { MapCard } from './map-card.tsx';
import { useCellWords } from './use-cell-words.ts';

/** The card of one cell or outline of a layer: its figures in plain words. */
export function LayerCard({ row, onClose }: { row: LayerRow; onClose: () => void }): ReactNode {
  const words = useCellWords();
  return (
    <MapCard of={row.id} title={row.words} look={row.look} onClose={onClose}>
      {words.long(row.properties).map((line, index) => (
        <p key={line} className={index === 0 ? undefined : 'desk-quiet'}>
          {line}
        </p>
      ))}
    </MapCard>
  );
}
