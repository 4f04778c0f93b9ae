import type { PlaceFunction } from '../../../domain/checkpoint.ts';
import type { LineString, Polygon, Position } from '../../../domain/geo.ts';
import { lineStringSchema } from '../../../domain/geo.ts';
import type { SafetyWalk } from '../../../domain/walk.ts';
import type { InvitedOrganisation } from '../../../domain/walk-fields.ts';
import type { TemplateName } from '../../../domain/walk-template.ts';
import { type WalkRole, walkRoles } from '../../../domain/walk-terms.ts';
import type { CheckpointView, WalkView } from '../../state/record-views.ts';
import { coordinatesText } from '../../ui/staff/parse-coordinates.ts';
import { type Moment, momentOf } from './moment.ts';

type Properties = SafetyWalk['properties'];

/** A stop as it stands in the form; without a position until the text is understood or the map was tapped. */
export interface StopDraft {
  id: string;
  name: string;
  coordinatesText: string;
  position: Position | undefined;
  functions: readonly PlaceFunction[];
  /** As typed. */
  plannedMinutes: string;
  accessibilityNote: string;
  lightNote: string;
}

export interface MeetingDraft extends Moment {
  place: string;
}

/** A walk as it stands in the form. Dates and times are those of the person's own clock; texts may be empty. */
export interface WalkDraft extends Moment {
  /** Only chosen when the walk is made; it never changes after that. */
  template: TemplateName | null;
  name: string;
  purpose: string;
  origin: string;
  promise: string;
  abbreviation: string;
  lightPurpose: Properties['lightPurpose'];
  mode: Properties['mode'];
  meetingPoint: string;
  firstMeeting: MeetingDraft;
  thirdMeeting: MeetingDraft;
  accessibilityNote: string;
  lightNote: string;
  backupNote: string;
  weather: string;
  ground: NonNullable<Properties['ground']> | '';
  headcount: string;
  /** Holders of a role, several separated by semicolons. */
  roles: Readonly<Partial<Record<WalkRole, string>>>;
  organisations: readonly InvitedOrganisation[];
  survey: { opens: Moment; closes: Moment } | undefined;
  feedback: { givenOn: string; channel: NonNullable<Properties['feedback']>['channel']; text: string };
  rewalk: { kind: 'open' | NonNullable<Properties['rewalk']>['kind']; dueOn: string; reason: string };
  /** The walk that walked again, which this form leaves as it is. */
  rewalkId: string | null;
  area: Polygon | undefined;
  /** Drawn or typed; not used while the route follows the stops. */
  route: LineString | undefined;
  routeFollowsStops: boolean;
  stops: readonly StopDraft[];
}

const emptyMeeting: MeetingDraft = { date: '', time: '18:00', place: '' };

export const emptyDraft: WalkDraft = {
  template: null,
  name: '',
  purpose: '',
  origin: '',
  promise: '',
  abbreviation: '',
  lightPurpose: 'either',
  mode: 'standard',
  date: '',
  time: '18:00',
  meetingPoint: '',
  firstMeeting: emptyMeeting,
  thirdMeeting: emptyMeeting,
  accessibilityNote: '',
  lightNote: '',
  backupNote: '',
  weather: '',
  ground: '',
  headcount: '',
  roles: {},
  organisations: [],
  survey: undefined,
  feedback: { givenOn: '', channel: 'meeting', text: '' },
  rewalk: { kind: 'open', dueOn: '', reason: '' },
  rewalkId: null,
  area: undefined,
  route: undefined,
  routeFollowsStops: true,
  stops: [],
};

function stopDraftOf({ id, geometry, properties }: CheckpointView): StopDraft {
  return {
    id,
    name: properties.name,
    coordinatesText: coordinatesText(geometry.coordinates),
    position: geometry.coordinates,
    functions: properties.functions,
    plannedMinutes: String(properties.plannedMinutes),
    accessibilityNote: properties.accessibilityNote ?? '',
    lightNote: properties.lightNote ?? '',
  };
}

function rolesOf(roles: Properties['roles']): WalkDraft['roles'] {
  const held = walkRoles.map((role): [WalkRole, string] => [
    role,
    roles
      .filter((one) => one.role === role)
      .map(({ holder }) => holder)
      .join('; '),
  ]);
  return Object.fromEntries(held.filter(([, holders]) => holders !== ''));
}

/** The walk and its stops as a form; times in the zone of the device. */
export function draftOf(walk: WalkView, stops: readonly CheckpointView[]): WalkDraft {
  const { properties } = walk;
  const { plannedStartAt, route, survey, feedback, rewalk } = properties;
  const drafts = stops.map(stopDraftOf);
  return {
    template: properties.template,
    name: properties.name,
    purpose: properties.purpose ?? '',
    origin: properties.origin ?? '',
    promise: properties.promise ?? '',
    abbreviation: properties.abbreviation ?? '',
    lightPurpose: properties.lightPurpose,
    mode: properties.mode,
    ...momentOf(plannedStartAt),
    meetingPoint: properties.meetingPoint ?? '',
    firstMeeting: { ...momentOf(properties.firstMeetingAt), place: properties.firstMeetingPlace ?? '' },
    thirdMeeting: { ...momentOf(properties.thirdMeetingAt), place: properties.thirdMeetingPlace ?? '' },
    accessibilityNote: properties.accessibilityNote ?? '',
    lightNote: properties.lightNote ?? '',
    backupNote: properties.backupNote ?? '',
    weather: properties.weather ?? '',
    ground: properties.ground ?? '',
    headcount: properties.headcount === null ? '' : String(properties.headcount),
    roles: rolesOf(properties.roles),
    organisations: properties.organisations,
    survey:
      survey === null ? undefined : { opens: momentOf(survey.opensAt), closes: momentOf(survey.closesAt) },
    feedback: feedback ?? emptyDraft.feedback,
    rewalk:
      rewalk === null
        ? emptyDraft.rewalk
        : {
            kind: rewalk.kind,
            dueOn: rewalk.kind === 'dated' ? rewalk.dueOn : '',
            reason: rewalk.kind === 'declined' ? rewalk.reason : '',
          },
    rewalkId: rewalk?.kind === 'done' ? rewalk.walkId : null,
    area: walk.geometry ?? undefined,
    route: route ?? undefined,
    routeFollowsStops: JSON.stringify(route) === JSON.stringify(lineThrough(drafts) ?? null),
    stops: drafts,
  };
}

/** Straight lines from stop to stop; undefined with fewer than two placed stops. */
export function lineThrough(stops: readonly StopDraft[]): LineString | undefined {
  const coordinates = stops.flatMap(({ position }) => (position === undefined ? [] : [[...position]]));
  return coordinates.length < 2 ? undefined : lineStringSchema.parse({ type: 'LineString', coordinates });
}

export function routeOf(
  draft: Pick<WalkDraft, 'route' | 'routeFollowsStops' | 'stops'>,
): LineString | undefined {
  return draft.routeFollowsStops ? lineThrough(draft.stops) : draft.route;
}

/** Where the walk is, for the sun: the start of its route or a corner of its area; undefined while it has no place. */
export function placeOf(draft: Pick<WalkDraft, 'route' | 'stops' | 'area'>): Position | undefined {
  const placed = draft.stops.find(({ position }) => position !== undefined)?.position;
  return placed ?? draft.route?.coordinates[0] ?? draft.area?.coordinates[0]?.[0];
}
