import type { SourceValue } from './source-row.ts';

/** How spreadsheets and statistics programs write that there is nothing. */
const missingWords = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', '-']);

const pointNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const commaNumber = /^[+-]?(\d+(,\d*)?|,\d+)(e[+-]?\d+)?$/i;

/** Text without the spaces around it, also those that do not break; a real minus sign becomes a hyphen. */
function tidy(value: string): string {
  return value.trim().replace(/^\u2212/, '-');
}

/** Whether there is no value: an empty cell or one of the words for it. */
export function isMissing(value: SourceValue | undefined): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' && missingWords.has(tidy(value).toLowerCase());
}

/** The number; undefined for what is none. `decimalComma`: 59,33 is a number, and so is 59.33. */
export function readNumber(value: SourceValue | undefined, decimalComma: boolean): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = tidy(value);
  if (pointNumber.test(text)) return Number(text);
  return decimalComma && commaNumber.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** Whether these cells look like numbers with a decimal comma: at least one does and none has a point. */
export function looksLikeDecimalComma(cells: Iterable<string>): boolean {
  let commas = 0;
  for (const value of cells) {
    const text = tidy(value);
    if (/^[+-]?\d+\.\d+$/.test(text)) return false;
    if (/^[+-]?\d+,\d+$/.test(text)) commas += 1;
  }
  return commas > 0;
}

const timeForm =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:[.,](\d{1,9}))?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * A time as RFC 3339 in UTC. A time without a zone, and a date alone (its midnight), are of `timeZone` (an IANA
 * name). Undefined for what is no time of this form or does not exist, as 30 February.
 */
export function readTime(value: SourceValue | undefined, timeZone: string): string | undefined {
  const found = typeof value === 'string' ? timeForm.exec(tidy(value)) : null;
  if (found === null) return undefined;
  const [, date, minutes = '00:00', seconds = '00', fraction = '', zone] = found;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const asUtc = Date.parse(`${date}T${minutes}:${seconds}.${milliseconds}Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 10) !== date) return undefined;
  if (zone === undefined) return new Date(asUtc - zoneOffsetMilliseconds(asUtc, timeZone)).toISOString();
  if (zone.toUpperCase() === 'Z') return new Date(asUtc).toISOString();
  const sign = zone.startsWith('-') ? -1 : 1;
  const offsetMinutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return new Date(asUtc - sign * offsetMinutes * 60_000).toISOString();
}

/** Whether the runtime knows the zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return clock;
}

/** How far the zone's clock is ahead of UTC when it shows this local time; in the doubled hour of autumn, the earlier. */
function zoneOffsetMilliseconds(localAsUtc: number, timeZone: string): number {
  const ahead = (instant: number) => {
    const shown = Date.parse(`${clockOf(timeZone).format(instant).replace(' ', 'T')}Z`);
    return shown - Math.floor(instant / 1000) * 1000;
  };
  return ahead(localAsUtc - ahead(localAsUtc - ahead(localAsUtc)));
}
