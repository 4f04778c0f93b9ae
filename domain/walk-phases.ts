import type { WalkFacts } from './walk-facts.ts';
import { type PhaseNumber, type WalkStatus, walkStatuses } from './walk-terms.ts';

/** Everything that can be missing before a step. */
export const needCodes = [
  'purpose',
  'area',
  'planned-start',
  'meeting-point',
  'first-meeting',
  'third-meeting',
  'walk-leader',
  'note-taker',
  'route',
  'stops',
  'headcount',
  'weather',
  'ground',
  'protocol-draft',
  'protocol-published',
  'area-undecided',
  'action-undecided',
  'area-unanswered',
  'feedback',
  'rewalk-done',
  'rewalk',
] as const;
export type NeedCode = (typeof needCodes)[number];

interface Need {
  status: WalkStatus;
  phase: PhaseNumber;
  /** Asked of every walk; others only of walks that follow a template. */
  always: boolean;
  /** Asked at this step and at every later one: skipping the step does not make it go away. */
  lasting: boolean;
  /** In English, for the problem; screens have words of their own. */
  words: string;
  /** What it is missing for; one null where it is about the walk itself. */
  missing(facts: WalkFacts): readonly (string | null)[];
}

const unless = (held: boolean): readonly null[] => (held ? [] : [null]);

type Scope = 'template' | 'template lasting' | 'always' | 'always lasting';

function need(
  status: WalkStatus,
  phase: PhaseNumber,
  scope: Scope,
  words: string,
  missing: Need['missing'],
): Need {
  const [of, lasts] = scope.split(' ');
  return { status, phase, always: of === 'always', lasting: lasts !== undefined, words, missing };
}

/** Every need by its code. The statuses of the national method stand in walk-terms.ts. */
const needs: { readonly [Code in NeedCode]: Need } = {
  purpose: need('planned', 1, 'template lasting', 'the walk has no purpose', ({ hasPurpose }) =>
    unless(hasPurpose),
  ),
  area: need('planned', 1, 'template lasting', 'the walk has no area', ({ hasArea }) => unless(hasArea)),
  'planned-start': need(
    'invited',
    4,
    'template lasting',
    'the walk has no day and time',
    ({ hasPlannedStart }) => unless(hasPlannedStart),
  ),
  'meeting-point': need('invited', 4, 'template', 'the walk has no meeting point', ({ hasMeetingPoint }) =>
    unless(hasMeetingPoint),
  ),
  'first-meeting': need('invited', 4, 'template', 'the first meeting has no time', ({ hasFirstMeeting }) =>
    unless(hasFirstMeeting),
  ),
  'third-meeting': need('invited', 4, 'template', 'the third meeting has no time', ({ hasThirdMeeting }) =>
    unless(hasThirdMeeting),
  ),
  'walk-leader': need('invited', 4, 'template lasting', 'nobody is walk leader', ({ hasLeader }) =>
    unless(hasLeader),
  ),
  'note-taker': need('in_progress', 7, 'template', 'nobody is note-taker', ({ hasNoteTaker }) =>
    unless(hasNoteTaker),
  ),
  route: need('in_progress', 6, 'template lasting', 'the walk has no route', ({ hasRoute }) =>
    unless(hasRoute),
  ),
  stops: need('in_progress', 6, 'template lasting', 'the walk has no stops', ({ stops }) =>
    unless(stops > 0),
  ),
  headcount: need(
    'protocol_draft',
    9,
    'template lasting',
    'nobody noted how many walked',
    ({ hasHeadcount }) => unless(hasHeadcount),
  ),
  weather: need('protocol_draft', 9, 'template', 'nobody noted the weather', ({ hasWeather }) =>
    unless(hasWeather),
  ),
  ground: need('protocol_draft', 9, 'template', 'nobody noted the ground', ({ hasGround }) =>
    unless(hasGround),
  ),
  'protocol-draft': need('protocol_draft', 10, 'always', 'no protocol is drafted', ({ hasProtocol }) =>
    unless(hasProtocol),
  ),
  'protocol-published': need(
    'protocol_published',
    10,
    'always lasting',
    'no protocol is published',
    ({ hasPublishedProtocol }) => unless(hasPublishedProtocol),
  ),
  'area-undecided': need(
    'actions_decided',
    11,
    'always',
    'an area has no decided action and no reason for none',
    ({ areas }) => areas.filter(({ decided }) => !decided).map(({ areaId }) => areaId),
  ),
  'action-undecided': need(
    'actions_decided',
    11,
    'always',
    'an action is not decided',
    ({ undecidedActions }) => undecidedActions,
  ),
  feedback: need('feedback_given', 12, 'always lasting', 'no feedback is given', ({ hasFeedback }) =>
    unless(hasFeedback),
  ),
  'rewalk-done': need('rewalked', 14, 'always', 'nobody has walked again', ({ rewalk }) =>
    unless(rewalk === 'done'),
  ),
  'area-unanswered': need(
    'closed',
    13,
    'always',
    'an area has no action and no published reason for none',
    ({ areas }) => areas.filter(({ answered }) => !answered).map(({ areaId }) => areaId),
  ),
  rewalk: need('closed', 14, 'always', 'the walk again has no day and no reason for none', ({ rewalk }) =>
    unless(rewalk !== null),
  ),
};

/** One thing that a step waits for; `about` is the area or action, null where it is the walk itself. */
export interface MissingNeed {
  code: NeedCode;
  phase: PhaseNumber;
  about: string | null;
  words: string;
}

const rankOf = (status: WalkStatus): number => walkStatuses.indexOf(status);

/** Walks without a template may skip what they never had; but closing asks the same of every walk. */
function asks({ always, lasting, status }: Need, { hasTemplate }: WalkFacts, to: WalkStatus): boolean {
  if (status === to) return always || hasTemplate;
  const isEarlier = rankOf(status) < rankOf(to);
  return isEarlier && lasting && (hasTemplate || (to === 'closed' && status === 'feedback_given'));
}

/** What is missing before the walk may have this status, in the order of the method. Cancelling needs nothing. */
export function missingFor(facts: WalkFacts, to: WalkStatus): readonly MissingNeed[] {
  if (to === 'cancelled') return [];
  return needCodes
    .filter((code) => asks(needs[code], facts, to))
    .flatMap((code) => {
      const { phase, words } = needs[code];
      return needs[code].missing(facts).map((about) => ({ code, phase, about, words }));
    });
}

/** A walk can be closed without having been walked again, when that is dated or declined with a reason. */
const mayBeLeftOut: readonly WalkStatus[] = ['rewalked'];

/** The steps that going from one status to the other leaves out and that need a reason. */
export function skippedSteps(from: WalkStatus, to: WalkStatus): readonly WalkStatus[] {
  if (to === 'cancelled') return [];
  return walkStatuses.slice(rankOf(from) + 1, rankOf(to)).filter((status) => !mayBeLeftOut.includes(status));
}

/** Whether the status may follow: forward by rank, or cancelled from anything that is not closed. */
export function mayFollow(from: WalkStatus, to: WalkStatus): boolean {
  if (from === 'closed' || from === 'cancelled') return false;
  return to === 'cancelled' || rankOf(to) > rankOf(from);
}

/** Whether a walk may go back so far: never from cancelled, and never to where it is. */
export function mayReturn(from: WalkStatus, to: WalkStatus): boolean {
  return from !== 'cancelled' && rankOf(to) < rankOf(from);
}
