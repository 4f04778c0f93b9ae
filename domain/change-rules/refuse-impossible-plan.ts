import type { Checkpoint } from '../checkpoint.ts';
import { problem } from '../problem.ts';
import { metresToLine } from '../route-distance.ts';
import { isEarlier } from '../time-order.ts';
import type { SafetyWalk } from '../walk.ts';
import { refuse } from './rule.ts';

/** A stop further from the route than this is on another way, or the route is. */
export const stopFromRouteMetresAtMost = 100;

type PlanDates = Pick<
  SafetyWalk['properties'],
  'plannedStartAt' | 'firstMeetingAt' | 'thirdMeetingAt' | 'survey'
>;
type DateField = keyof PlanDates;

/**
 * Refuses dates that contradict each other, where one of them is being said now; what stood there before is let be,
 * so that a walk from elsewhere can still be edited.
 * @param said the fields that this change says
 * @param pointerOf where a field stands in the change
 */
export function refuseImpossibleDates(
  { plannedStartAt, firstMeetingAt, thirdMeetingAt, survey }: PlanDates,
  said: readonly string[],
  pointerOf: (field: DateField) => string,
): void {
  const check = (fields: readonly DateField[], isWrong: boolean, detail: string, action: string) => {
    const field = fields.find((one) => said.includes(one));
    if (field === undefined || !isWrong) return;
    const errors = [{ pointer: pointerOf(field), detail }];
    refuse(problem('impossible-date', { detail, action, errors }));
  };
  check(
    ['firstMeetingAt', 'plannedStartAt'],
    firstMeetingAt !== null && plannedStartAt !== null && isEarlier(plannedStartAt, firstMeetingAt),
    'the first meeting is after the walk',
    'Choose a time for the first meeting before the walk, or move the walk.',
  );
  check(
    ['thirdMeetingAt', 'plannedStartAt'],
    thirdMeetingAt !== null && plannedStartAt !== null && isEarlier(thirdMeetingAt, plannedStartAt),
    'the third meeting is before the walk',
    'Choose a time for the third meeting after the walk, or move the walk.',
  );
  check(
    ['survey'],
    survey !== null && Date.parse(survey.closesAt) <= Date.parse(survey.opensAt),
    'the survey closes before it opens',
    'Choose a later time for the survey to close.',
  );
}

/** Refuses stops far from the route, for walks that follow a template and have a route. */
export function refuseOffRoute(
  { properties: { route, template } }: { properties: Pick<SafetyWalk['properties'], 'route' | 'template'> },
  stops: readonly Pick<Checkpoint, 'geometry' | 'properties'>[],
  pointer: string,
): void {
  if (route === null || template === null) return;
  const errors = stops.flatMap(({ geometry, properties }) => {
    const metres = Math.round(metresToLine(geometry.coordinates, route));
    return metres <= stopFromRouteMetresAtMost
      ? []
      : [{ pointer, detail: `the stop "${properties.name}" is ${metres} m from the route` }];
  });
  const [first] = errors;
  if (first === undefined) return;
  refuse(
    problem('stop-off-route', {
      detail: first.detail,
      action: `Move the stop or the route: at most ${stopFromRouteMetresAtMost} m may lie between them.`,
      errors: errors.slice(0, 20),
    }),
  );
}
