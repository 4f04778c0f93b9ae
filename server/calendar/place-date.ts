import { placeTimeZone } from '../../domain/place-time.ts';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: placeTimeZone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
});

/**
 * A time whose year, month … are those of the clock of the place, whatever the zone of the server. The calendar
 * library asks a plain date for those of the server; this has the members by which it knows one with a zone.
 */
export class PlaceDate extends Date {
  readonly internal = new Date(this.getTime());
  readonly timeZone = placeTimeZone;

  private wall(type: Intl.DateTimeFormatPartTypes): number {
    return Number(parts.formatToParts(this.internal).find((part) => part.type === type)?.value);
  }
  withTimeZone(): this {
    return this;
  }
  tzComponents(): [string, string, string] {
    return ['', '', ''];
  }
  override getFullYear(): number {
    return this.wall('year');
  }
  override getMonth(): number {
    return this.wall('month') - 1;
  }
  override getDate(): number {
    return this.wall('day');
  }
  override getHours(): number {
    return this.wall('hour');
  }
  override getMinutes(): number {
    return this.wall('minute');
  }
  override getSeconds(): number {
    return this.wall('second');
  }
}
