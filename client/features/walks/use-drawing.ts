import { useEffect, useRef } from 'react';
import type { Drawing, MapControls } from '../../map/map-data.ts';
import type { WalkDraft } from './walk-draft.ts';
import type { MapTask } from './walk-form.tsx';

/** Draws the area or the route with the map's own tool while that is the task. */
export function useDrawing(
  controls: MapControls | undefined,
  task: MapTask | undefined,
  draft: WalkDraft,
  set: (change: Partial<WalkDraft>) => void,
): void {
  const latest = useRef({ draft, set });
  latest.current = { draft, set };
  const kind = task?.kind;
  useEffect(() => {
    if (controls === undefined || (kind !== 'area' && kind !== 'route')) return;
    let drawing: Drawing | undefined;
    let over = false;
    const begin = async (): Promise<void> => {
      const { area, route } = latest.current.draft;
      drawing = await controls.draw(
        kind === 'area'
          ? { kind, start: area, onChange: (polygon) => latest.current.set({ area: polygon }) }
          : {
              kind,
              start: route,
              onChange: (line) => latest.current.set({ route: line, routeFollowsStops: false }),
            },
      );
      if (over) drawing.stop();
    };
    begin().catch((fault: unknown) => console.error('the drawing tool could not start', fault));
    return () => {
      over = true;
      drawing?.stop();
    };
  }, [controls, kind]);
}
