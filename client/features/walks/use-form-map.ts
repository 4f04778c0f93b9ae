import { useMemo } from 'react';
import type { MapData } from '../../map/map-data.ts';
import type { FindingView } from '../../state/wire.ts';
import { findingMark } from '../../ui/staff/finding-marks.ts';
import { routeOf, type WalkDraft } from './walk-draft.ts';
import type { MapTask } from './walk-form.tsx';

/** The form as marks on the map; what is being drawn is the tool's own. With what people marked before. */
export function useFormMap(
  { stops, area, ...draft }: WalkDraft,
  task: MapTask | undefined,
  surveyMarks: readonly FindingView[],
): MapData {
  const { route, routeFollowsStops } = draft;
  const marks = useMemo(
    () =>
      stops.flatMap(({ id, name, position }, index) =>
        position === undefined ? [] : [{ id, position, name, number: index + 1 }],
      ),
    [stops],
  );
  const routes = useMemo(() => {
    const geometry = routeOf({ route, routeFollowsStops, stops });
    return geometry === undefined || task?.kind === 'route'
      ? []
      : [{ id: 'route', geometry, kind: 'walk' as const }];
  }, [route, routeFollowsStops, stops, task]);
  const walkArea = task?.kind === 'area' ? undefined : area;
  const findings = useMemo(() => surveyMarks.map(findingMark), [surveyMarks]);
  return useMemo(() => ({ stops: marks, routes, walkArea, findings }), [marks, routes, walkArea, findings]);
}
