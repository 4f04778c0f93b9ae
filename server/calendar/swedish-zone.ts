import { placeTimeZone } from '../../domain/place-time.ts';

/**
 * The zone of the place as a calendar wants it told (RFC 5545, 3.6.5): summer time from the last Sunday of March to the
 * last Sunday of October at 01:00 UTC, as in the whole Union since 1996 (directive 2000/84/EC).
 */
export const swedishZone = [
  'BEGIN:VTIMEZONE',
  `TZID:${placeTimeZone}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');
