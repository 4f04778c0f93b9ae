import { placeDay } from './place-time.ts';
import { areaNameOf, slugOf } from './public-slug.ts';
import type { SafetyWalk } from './walk.ts';
import type { WalkStatus } from './walk-terms.ts';

/** Something that anybody may come to: the meeting before a walk, the walk, or the meeting with the answers. */
export interface PublicMeeting {
  kind: 'first' | 'walk' | 'answers';
  walkId: string;
  name: string;
  areaSlug: string;
  /** RFC 3339, UTC. An invitation says when it begins. */
  startsAt: string;
  place: string | null;
  purpose: string | null;
  accessibilityNote: string | null;
}

/** The invitation is out, and the walk is not over. */
const inviting: readonly WalkStatus[] = ['invited', 'premeeting_done', 'in_progress'];
/** What the walk found is known, and the answers are still to come. */
const answering: readonly WalkStatus[] = [
  'walked',
  'protocol_draft',
  'protocol_published',
  'actions_decided',
];

/**
 * What lies ahead from this day on, the soonest first. Nothing of a walk to which nobody is invited yet, and nothing of
 * a school class, which walks by itself.
 * @param today by the clock of the place, as in 2026-11-23
 */
export function publicMeetings(walks: readonly SafetyWalk[], today: string): PublicMeeting[] {
  const meetings = walks
    .filter(({ properties: { mode } }) => mode !== 'class')
    .flatMap(({ id, properties }): PublicMeeting[] => {
      const { status, name, purpose, accessibilityNote } = properties;
      const meeting = (
        kind: PublicMeeting['kind'],
        startsAt: string | null,
        place: string | null,
      ): PublicMeeting[] => {
        if (startsAt === null || placeDay(startsAt) < today) return [];
        const areaSlug = slugOf(areaNameOf(name));
        return [{ kind, walkId: id, name, areaSlug, startsAt, place, purpose, accessibilityNote }];
      };
      const { firstMeetingAt, firstMeetingPlace, plannedStartAt, meetingPoint } = properties;
      const { thirdMeetingAt, thirdMeetingPlace } = properties;
      const isInviting = inviting.includes(status);
      return [
        ...(isInviting ? meeting('first', firstMeetingAt, firstMeetingPlace) : []),
        ...(isInviting ? meeting('walk', plannedStartAt, meetingPoint) : []),
        ...(isInviting || answering.includes(status)
          ? meeting('answers', thirdMeetingAt, thirdMeetingPlace)
          : []),
      ];
    });
  return meetings.sort(
    (a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt) || (a.walkId < b.walkId ? -1 : 1),
  );
}
