import type { WalkId } from '../../../domain/ids.ts';
import { dayMilliseconds } from '../../../domain/milliseconds.ts';
import type { DemoWriter } from '../demo-writer.ts';
import type { PlannedPreparation } from './walk-process.ts';

/** So many days from the start of the walk, at an hour of that day in UTC. */
export function officeTime(startsAt: Date, day: number, hour = 9): Date {
  const time = new Date(startsAt.getTime() + day * dayMilliseconds);
  time.setUTCHours(hour, 0, 0, 0);
  return time;
}

/** What is said of a walk when it is made, beyond its name and route. */
export function preparedFields(
  { fields, firstMeeting, thirdMeeting }: PlannedPreparation,
  { startsAt, isInDark }: { startsAt: Date; isInDark: boolean },
) {
  return {
    ...fields,
    template: { id: 'standard', version: 1 },
    lightPurpose: isInDark ? ('dark' as const) : ('either' as const),
    firstMeetingAt: officeTime(startsAt, firstMeeting.day, 17).toISOString(),
    firstMeetingPlace: firstMeeting.place,
    thirdMeetingAt: officeTime(startsAt, thirdMeeting.day, 17).toISOString(),
    thirdMeetingPlace: thirdMeeting.place,
  };
}

/** The steps from the plan to the evening of the walk: people were asked, and met once. */
export function writePreparation(
  writer: DemoWriter,
  walkId: WalkId,
  { invitedDay, firstMeeting }: PlannedPreparation,
  startsAt: Date,
): void {
  const steps = [
    ['invited', officeTime(startsAt, invitedDay)],
    ['premeeting_done', officeTime(startsAt, firstMeeting.day, 19)],
  ] as const;
  for (const [to, at] of steps) writer.write(at, { kind: 'walk-phase-advanced', walkId, to, reason: null });
}
