import type { ReactNode } from 'react';
import { outlineCorners, type Polygon, type Position, polygonOf } from '../../../domain/geo.ts';
import { TypedPositions } from './typed-positions.tsx';

/** An outline typed as coordinates, one corner a line. */
export function TypedOutline({
  outline,
  onUse,
  ...words
}: {
  summary: string;
  label: string;
  outline: Polygon | undefined;
  near: Position;
  onUse: (outline: Polygon) => void;
}): ReactNode {
  return (
    <TypedPositions
      {...words}
      fewest={3}
      positions={outline === undefined ? [] : outlineCorners(outline)}
      onUse={(positions) => onUse(polygonOf(positions))}
    />
  );
}
