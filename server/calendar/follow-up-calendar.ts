import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { dayMilliseconds } from '../../domain/milliseconds.ts';
import type { FollowUp } from '../../domain/promise/follow-up.ts';
import type { CitizenPromise } from '../../domain/promise/promise.ts';
import { pickWords } from '../../domain/promise/promise-words.ts';
import type { CalendarLanguage } from './walk-calendar.ts';

const words = {
  sv: {
    due: 'Uppföljning av medborgarlöfte',
    how: 'Hämta läget, skriv vad det betyder, låt båda parter godkänna och publicera. Först då räknas uppföljningen.',
    published: 'Publicerad.',
  },
  en: {
    due: 'Follow-up of the citizens’ promise',
    how: 'Gather the state, write what it means, let both parties approve, and publish. Only then does it count.',
    published: 'Published.',
  },
} as const;

const secondsOfTwoWeeks = 14 * 24 * 60 * 60;

/**
 * The follow-ups of a promise as iCalendar (RFC 5545): each a whole day with a reminder two weeks before. The same slot
 * has the same UID each time, and a higher SEQUENCE once it is published.
 */
export function followUpCalendar(
  promise: CitizenPromise,
  followUps: readonly FollowUp[],
  { language, now }: { language: CalendarLanguage; now: Date },
): string {
  const said = words[language];
  const title = pickWords(promise.properties.title, language);
  const calendar = ical({
    name: title,
    prodId: { company: 'Lykta', product: 'Lykta', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, properties } of followUps) {
    const isPublished = properties.publishedAt !== null;
    const start = new Date(`${properties.dueOn}T00:00:00Z`);
    const event = calendar.createEvent({
      id: `${id}@lykta`,
      sequence: isPublished ? 1 : 0,
      stamp: now,
      start,
      end: new Date(start.getTime() + dayMilliseconds),
      allDay: true,
      // Whole days are days wherever they are read: in UTC they do not move.
      timezone: 'UTC',
      summary: `${said.due}: ${title}`,
      description: isPublished ? said.published : said.how,
      status: ICalEventStatus.CONFIRMED,
    });
    if (!isPublished) event.createAlarm({ type: ICalAlarmType.display, trigger: secondsOfTwoWeeks });
  }
  return calendar.toString();
}
