import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Checkpoint } from '../../domain/checkpoint.ts';
import type { FieldVersions } from '../../domain/merge.ts';
import { minuteMilliseconds } from '../../domain/milliseconds.ts';
import { placeTimeZone } from '../../domain/place-time.ts';
import type { KeptRecord } from '../../domain/record.ts';
import { routeTime } from '../../domain/route-time.ts';
import { PlaceDate } from './place-date.ts';
import { swedishZone } from './swedish-zone.ts';

export type CalendarLanguage = 'sv' | 'en';

const words = {
  sv: {
    meetings: ['Förmöte', 'Trygghetsvandring', 'Återkoppling'],
    accessibility: 'Tillgänglighet',
  },
  en: {
    meetings: ['First meeting', 'Safety walk', 'Feedback'],
    accessibility: 'Accessibility',
  },
} as const;

/** What a meeting takes while nothing says how long. */
const usualMinutes = 90;

/** How often any of these fields was edited: it only ever rises, as a calendar's sequence must. */
function editsOf(versions: FieldVersions, fields: readonly string[]): number {
  return fields.reduce((sum, field) => {
    const version = versions[field];
    return sum + (version === undefined ? 0 : version.heads.length + version.superseded.length);
  }, 0);
}

/**
 * The three meetings of a walk as iCalendar (RFC 5545): those that have a time. Made only of what participants may
 * know. The same meeting has the same UID each time and a higher SEQUENCE after each edit, so that a calendar that has
 * it moves it. A cancelled walk cancels its meetings.
 */
export function walkCalendar(
  walk: KeptRecord<'walk'>,
  stops: readonly Checkpoint[],
  { language, now }: { language: CalendarLanguage; now: Date },
): string {
  const { properties } = walk.feature;
  const { name, purpose, accessibilityNote, route, status } = properties;
  const said = words[language];
  const walkMinutes = routeTime(
    route ?? undefined,
    stops.map((stop) => stop.properties.plannedMinutes),
  ).totalMinutes;
  const meetings = [
    {
      at: properties.firstMeetingAt,
      place: properties.firstMeetingPlace,
      fields: ['firstMeetingAt', 'firstMeetingPlace'],
    },
    {
      at: properties.plannedStartAt,
      place: properties.meetingPoint,
      fields: ['plannedStartAt', 'meetingPoint', 'route'],
    },
    {
      at: properties.thirdMeetingAt,
      place: properties.thirdMeetingPlace,
      fields: ['thirdMeetingAt', 'thirdMeetingPlace'],
    },
  ];
  const isCancelled = status === 'cancelled';
  const calendar = ical({
    name,
    prodId: { company: 'Lykta', product: 'Lykta', language: language.toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    timezone: { name: placeTimeZone, generator: () => swedishZone },
  });
  for (const [index, { at, place, fields }] of meetings.entries()) {
    if (at === null) continue;
    const minutes = index === 1 && walkMinutes > 0 ? walkMinutes : usualMinutes;
    const edits = editsOf(walk.versions, ['name', 'purpose', 'accessibilityNote', ...fields]);
    calendar.createEvent({
      id: `${walk.id}-meeting-${index + 1}@lykta`,
      sequence: edits + (isCancelled ? 1 : 0),
      stamp: now,
      start: new PlaceDate(at),
      end: new PlaceDate(Date.parse(at) + minutes * minuteMilliseconds),
      timezone: placeTimeZone,
      summary: `${said.meetings[index]}: ${name}`,
      location: place,
      description: [
        purpose,
        accessibilityNote === null ? null : `${said.accessibility}: ${accessibilityNote}`,
      ]
        .filter((line) => line !== null)
        .join('\n\n'),
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
