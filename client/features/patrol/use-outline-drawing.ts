import { useEffect, useRef } from 'react';
import type { Polygon } from '../../../domain/geo.ts';
import type { Drawing, MapControls } from '../../map/map-data.ts';

/** Where drawing begins; a new object begins it anew. */
export interface DrawFrom {
  outline: Polygon | undefined;
}

/** The outline can be drawn and reshaped on the map while there is something to draw from. */
export function useOutlineDrawing(
  controls: MapControls | undefined,
  from: DrawFrom | undefined,
  onChange: (outline: Polygon | undefined) => void,
): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (controls === undefined || from === undefined) return;
    let drawing: Drawing | undefined;
    let over = false;
    const begin = async (): Promise<void> => {
      drawing = await controls.draw({
        kind: 'area',
        start: from.outline,
        onChange: (polygon) => latest.current(polygon),
      });
      if (over) drawing.stop();
    };
    begin().catch((fault: unknown) => console.error('the drawing tool could not start', fault));
    return () => {
      over = true;
      drawing?.stop();
    };
  }, [controls, from]);
}
