import { stopFromRouteMetresAtMost } from '../../../domain/change-rules/refuse-impossible-plan.ts';
import { metresToLine } from '../../../domain/route-distance.ts';
import { walkFieldSchemas } from '../../../domain/walk.ts';
import { timeOf } from './moment.ts';
import { routeOf, type WalkDraft } from './walk-draft.ts';

export type DraftFault =
  | 'name'
  | 'abbreviation'
  | 'first-after-walk'
  | 'third-before-walk'
  | 'survey-dates'
  | 'survey-order'
  | 'headcount'
  | 'feedback'
  | 'rewalk'
  | { stop: number; missing: 'name' | 'position' | 'minutes' | 'route' };

const isWhole = (text: string, most: number): boolean => /^\d{1,4}$/.test(text) && Number(text) <= most;

function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other;
}

function stopFaults(draft: WalkDraft): DraftFault[] {
  // Only of walks that follow a template is it asked that the route passes their stops.
  const off = draft.template === null ? new Map() : stopsOffRoute(draft);
  return draft.stops.flatMap((stop, index) => {
    const faults: DraftFault[] = [];
    if (stop.name.trim() === '') faults.push({ stop: index, missing: 'name' });
    if (stop.position === undefined) faults.push({ stop: index, missing: 'position' });
    if (!isWhole(stop.plannedMinutes, 60)) faults.push({ stop: index, missing: 'minutes' });
    if (off.has(stop.id)) faults.push({ stop: index, missing: 'route' });
    return faults;
  });
}

/** What must be put right before the walk can be saved, in the order of the form. */
export function draftFaults(draft: WalkDraft): DraftFault[] {
  const { survey, feedback, rewalk, abbreviation, headcount } = draft;
  const start = timeOf(draft);
  const [opens, closes] = survey === undefined ? [] : [timeOf(survey.opens), timeOf(survey.closes)];
  const isSurveyUndated = survey !== undefined && (opens === null || closes === null);
  const saysFeedback = feedback.text.trim() !== '' || feedback.givenOn !== '';
  const isRewalkUnsaid =
    (rewalk.kind === 'dated' && rewalk.dueOn === '') ||
    (rewalk.kind === 'declined' && rewalk.reason.trim() === '');
  const checks: readonly (readonly [boolean, DraftFault])[] = [
    [draft.name.trim() === '', 'name'],
    [
      abbreviation.trim() !== '' && !walkFieldSchemas.abbreviation.safeParse(abbreviation.trim()).success,
      'abbreviation',
    ],
    [isBefore(start, timeOf(draft.firstMeeting)), 'first-after-walk'],
    [isBefore(timeOf(draft.thirdMeeting), start), 'third-before-walk'],
    [isSurveyUndated, 'survey-dates'],
    [survey !== undefined && !isSurveyUndated && !isBefore(opens ?? null, closes ?? null), 'survey-order'],
    [headcount.trim() !== '' && !isWhole(headcount.trim(), 2000), 'headcount'],
    [saysFeedback && (feedback.text.trim() === '' || feedback.givenOn === ''), 'feedback'],
    [isRewalkUnsaid, 'rewalk'],
  ];
  return [...checks.flatMap(([isWrong, fault]) => (isWrong ? [fault] : [])), ...stopFaults(draft)];
}

/** By how many metres each stop that is too far from the route is off it, by the stop's id. */
export function stopsOffRoute(draft: WalkDraft): ReadonlyMap<string, number> {
  const route = routeOf(draft);
  if (route === undefined || draft.routeFollowsStops) return new Map();
  const away = draft.stops.flatMap(({ id, position }): (readonly [string, number])[] =>
    position === undefined ? [] : [[id, Math.round(metresToLine(position, route))]],
  );
  return new Map(away.filter(([, metres]) => metres > stopFromRouteMetresAtMost));
}
