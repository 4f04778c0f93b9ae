import { type Action, isDeclined } from './action.ts';
import type { PriorityArea } from './area.ts';
import { dayOf } from './feature.ts';
import type { Protocol } from './protocol.ts';
import type { SafetyWalk } from './walk.ts';

/** What of an area's answer there is. */
export interface AreaFact {
  areaId: string;
  /** Somebody decided what is done, or that nothing is and why. */
  decided: boolean;
  /** Something is done, or the reason for nothing has reached the participants or the public. */
  answered: boolean;
}

/** What the steps of a walk ask about it; nothing else decides whether it may go on. */
export interface WalkFacts {
  hasTemplate: boolean;
  status: SafetyWalk['properties']['status'];
  hasPurpose: boolean;
  hasArea: boolean;
  hasPlannedStart: boolean;
  hasMeetingPoint: boolean;
  hasFirstMeeting: boolean;
  hasThirdMeeting: boolean;
  hasRoute: boolean;
  hasLeader: boolean;
  hasNoteTaker: boolean;
  hasHeadcount: boolean;
  hasWeather: boolean;
  hasGround: boolean;
  stops: number;
  areas: readonly AreaFact[];
  /** Actions without a decision. */
  undecidedActions: readonly string[];
  hasProtocol: boolean;
  hasPublishedProtocol: boolean;
  hasFeedback: boolean;
  rewalk: NonNullable<SafetyWalk['properties']['rewalk']>['kind'] | null;
}

export interface WalkRecords {
  walk: SafetyWalk;
  stops: number;
  areas: readonly PriorityArea[];
  actions: readonly Action[];
  protocols: readonly Protocol[];
}

function answersArea({ properties }: Action, area: PriorityArea): boolean {
  return (
    properties.areaId === area.id ||
    area.properties.findingIds.some((id) => properties.findingIds.includes(id))
  );
}

/** Whether the action says why it is declined; without a reason it answers nothing. */
function hasReason({ properties: { reason, statusLog, status } }: Action): boolean {
  return reason !== null || (status === 'not_done' && (statusLog.at(-1)?.reason ?? null) !== null);
}

/**
 * A reason for doing nothing is published when a published protocol has a row of this action that says "decline", or
 * when feedback was given on the day of the refusal or later: then the participants were told.
 */
export function isReasonPublished(action: Action, { walk, protocols }: WalkRecords): boolean {
  const { decidedAt, status, statusLog } = action.properties;
  const inProtocol = protocols.some(
    ({ properties: { state, rows } }) =>
      state === 'published' &&
      rows.some(({ actionIds, decision, reason }) => {
        return actionIds.includes(action.id) && decision === 'decline' && reason !== null;
      }),
  );
  const refusedAt = status === 'not_done' ? (statusLog.at(-1)?.at ?? decidedAt) : decidedAt;
  const { feedback } = walk.properties;
  return inProtocol || (feedback !== null && refusedAt !== null && dayOf(refusedAt) <= feedback.givenOn);
}

function areaFact(area: PriorityArea, records: WalkRecords): AreaFact {
  const actions = records.actions.filter((action) => answersArea(action, area));
  const done = actions.some(({ properties }) => properties.decision !== null && !isDeclined(properties));
  const refusals = actions.filter((action) => isDeclined(action.properties) && hasReason(action));
  return {
    areaId: area.id,
    decided: done || refusals.length > 0,
    answered: done || refusals.some((action) => isReasonPublished(action, records)),
  };
}

/** The facts of a walk from its living records. */
export function factsOf(records: WalkRecords): WalkFacts {
  const { walk, stops, areas, actions, protocols } = records;
  const { properties } = walk;
  const holds = (role: string) => properties.roles.some((one) => one.role === role);
  return {
    hasTemplate: properties.template !== null,
    status: properties.status,
    hasPurpose: properties.purpose !== null,
    hasArea: walk.geometry !== null,
    hasPlannedStart: properties.plannedStartAt !== null,
    hasMeetingPoint: properties.meetingPoint !== null,
    hasFirstMeeting: properties.firstMeetingAt !== null,
    hasThirdMeeting: properties.thirdMeetingAt !== null,
    hasRoute: properties.route !== null,
    hasLeader: holds('walk_leader'),
    hasNoteTaker: holds('note_taker'),
    hasHeadcount: properties.headcount !== null,
    hasWeather: properties.weather !== null,
    hasGround: properties.ground !== null,
    stops,
    areas: areas.map((area) => areaFact(area, records)),
    undecidedActions: actions
      .filter(({ properties: { decision, status } }) => decision === null && status !== 'not_done')
      .map(({ id }) => id),
    hasProtocol: protocols.length > 0,
    hasPublishedProtocol: protocols.some(({ properties: { state } }) => state === 'published'),
    hasFeedback: properties.feedback !== null,
    rewalk: properties.rewalk?.kind ?? null,
  };
}
