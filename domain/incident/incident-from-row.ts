import { withoutFormulaGuard } from '../exports/safe-text.ts';
import { comparable } from '../import/match-columns.ts';
import { cellOf, type PlaceReading, readPlace } from '../import/read-place.ts';
import { readNumber, readTime } from '../import/read-value.ts';
import type { SourceRow, SourceValue } from '../import/source-row.ts';
import type { LocalizedText } from '../localized.ts';
import type { Incident } from './incident.ts';
import type { IncidentColumns, IncidentField } from './incident-fields.ts';

/** What is decided for the whole file. */
export interface IncidentReading extends PlaceReading {
  columns: IncidentColumns;
  /** IANA name; of times that do not say theirs, and of weekdays and hours. */
  timeZone: string;
  /** RFC 3339, UTC: nothing has happened later. */
  latest: string;
}

/** An incident before it is compared with the others of the file. */
export type ReadIncident = Omit<Incident, 'key' | 'masked'> & { reference: string | null };

const typeCharactersAtMost = 80;
const monthNames = new Set(['month', 'månad', 'mes', 'yearmonth']);

/** Reads a row as an incident. Pure. @returns the incident, or in words why the row cannot be taken */
export function incidentFromRow(
  row: SourceRow,
  reading: IncidentReading,
): { incident: ReadIncident; fault?: never } | { incident?: never; fault: LocalizedText } {
  const cell = (field: IncidentField) => cellOf(row, reading.columns, field);
  const { position, fault: placeFault } = readPlace(row, reading);
  if (position === undefined) return { fault: placeFault };
  const { time, fault: timeFault } = readWhen(cell('occurredAt'), cell('hour'), reading);
  if (time === undefined) return { fault: timeFault };
  const type = cell('type') === null ? null : plain(cell('type'));
  if (type !== null && type.length > typeCharactersAtMost)
    return {
      fault: {
        sv: `typen har mer än ${typeCharactersAtMost} tecken; välj en annan kolumn som typ`,
        en: `the type has more than ${typeCharactersAtMost} characters; map another column to it`,
      },
    };
  const reference = cell('reference') === null ? null : plain(cell('reference'));
  return { incident: { position, ...time, type, reference } };
}

function plain(value: SourceValue): string {
  return withoutFormulaGuard(String(value)).trim();
}

type Fault = { time?: never; fault: LocalizedText };

function readWhen(
  when: SourceValue,
  hourCell: SourceValue,
  reading: IncidentReading,
): { time: Pick<Incident, 'occurredAt' | 'weekday' | 'hour'>; fault?: never } | Fault {
  if (when === null) return { time: { occurredAt: null, weekday: null, hour: null } };
  // Some databases write a zone of whole hours without its minutes.
  const text = String(when)
    .trim()
    .replace(/([T ]\d{2}:\d{2}\S*[+-]\d{2})$/, '$1:00');
  const isMonthOnly =
    /^\d{4}-\d{2}$/.test(text) || monthNames.has(comparable(reading.columns.occurredAt ?? ''));
  const clock = clockOf(hourCell);
  const isDayOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const whole = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  const occurredAt = readTime(
    isDayOnly && clock !== undefined ? `${text} ${clock}` : whole,
    reading.timeZone,
  );
  if (occurredAt === undefined)
    return {
      fault: {
        sv: `tiden "${text.slice(0, 40)}" är ingen tid som 2026-11-23 17:32 eller 2026-11-23`,
        en: `occurredAt "${text.slice(0, 40)}" is not a time as in 2026-11-23 17:32 or 2026-11-23`,
      },
    };
  if (occurredAt > reading.latest)
    return {
      fault: {
        sv: `tiden "${text.slice(0, 40)}" ligger i framtiden`,
        en: `occurredAt "${text.slice(0, 40)}" lies in the future`,
      },
    };
  if (isMonthOnly) return { time: { occurredAt, weekday: null, hour: null } };
  const local = localOf(occurredAt, reading.timeZone);
  if (hourCell !== null) {
    const hour = clock === undefined ? readNumber(hourCell, reading.decimalComma) : Number(clock.slice(0, 2));
    if (hour === undefined || !Number.isInteger(hour) || hour < 0 || hour > 23)
      return {
        fault: {
          sv: `timmen "${String(hourCell).slice(0, 40)}" är inget heltal från 0 till 23 och inget klockslag som 22:30`,
          en: `the hour "${String(hourCell).slice(0, 40)}" is not a whole number from 0 to 23 and no time as in 22:30`,
        },
      };
    return { time: { occurredAt, weekday: local.weekday, hour } };
  }
  const hasHour = /[T ]\d{2}:\d{2}/i.test(text);
  return { time: { occurredAt, weekday: local.weekday, hour: hasHour ? local.hour : null } };
}

/** A time of the day as in 22:30, of a cell as in 22:30, 22.30 or kl. 9:05:00; undefined for what is none. */
function clockOf(cell: SourceValue): string | undefined {
  const found = /^(?:kl\.? ?)?([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d)?$/i.exec(
    String(cell ?? '').trim(),
  );
  return found === null ? undefined : `${found[1]?.padStart(2, '0')}:${found[2]}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
/** Zones change on the quarter of an hour at most, so the clock is asked once for each; it is slow. */
const known = new Map<string, Map<number, { weekday: number; hour: number }>>();
const quarterMilliseconds = 900_000;

function localOf(time: string, timeZone: string): { weekday: number; hour: number } {
  const quarter = Math.floor(Date.parse(time) / quarterMilliseconds);
  const ofZone = known.get(timeZone) ?? new Map<number, { weekday: number; hour: number }>();
  known.set(timeZone, ofZone);
  const before = ofZone.get(quarter);
  if (before !== undefined) return before;
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  const shown = new Date(`${clock.format(quarter * quarterMilliseconds).replace(' ', 'T')}Z`);
  const local = { weekday: (shown.getUTCDay() + 6) % 7, hour: shown.getUTCHours() };
  if (ofZone.size > 200_000) ofZone.clear();
  ofZone.set(quarter, local);
  return local;
}
