import ical, { ICalCalendarMethod } from 'ical-generator';
import type { ShiftOutline } from '../../domain/patrol/shift-outline.ts';
import { placeTimeZone } from '../../domain/place-time.ts';
import { PlaceDate } from './place-date.ts';
import { swedishZone } from './swedish-zone.ts';

/** The stops of a shift as events. A calendar is often shared: no reason, evidence or outline is in it. */
export function shiftCalendar(
  { stops }: ShiftOutline,
  { shiftId, title, now }: { shiftId: string; title: string; now: Date },
): string {
  const calendar = ical({ name: title, method: ICalCalendarMethod.PUBLISH });
  calendar.timezone({ name: placeTimeZone, generator: () => swedishZone });
  for (const { number, name, place, arriveAt, leaveAt } of stops)
    calendar.createEvent({
      id: `${shiftId}-${number}@lykta`,
      stamp: new PlaceDate(now),
      start: new PlaceDate(arriveAt),
      end: new PlaceDate(leaveAt),
      timezone: placeTimeZone,
      summary: `${number}. ${name}`,
      location: { title: name, geo: { lat: place[1], lon: place[0] } },
    });
  return calendar.toString();
}
