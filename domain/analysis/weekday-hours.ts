import { z } from 'zod';
import type { ParticipantId } from '../ids.ts';
import { type AnalysisTable, defineAnalysis, refusal } from './analysis.ts';
import { counted } from './counted.ts';
import { fewestShownVoices } from './hexagon-people.ts';

const weekdays = [
  { english: 'Mon', label: { sv: 'måndag', en: 'Monday' } },
  { english: 'Tue', label: { sv: 'tisdag', en: 'Tuesday' } },
  { english: 'Wed', label: { sv: 'onsdag', en: 'Wednesday' } },
  { english: 'Thu', label: { sv: 'torsdag', en: 'Thursday' } },
  { english: 'Fri', label: { sv: 'fredag', en: 'Friday' } },
  { english: 'Sat', label: { sv: 'lördag', en: 'Saturday' } },
  { english: 'Sun', label: { sv: 'söndag', en: 'Sunday' } },
] as const;
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** When people marked, as a table of weekdays and hours with the number of people in each. */
export const weekdayHours = defineAnalysis({
  id: 'weekday-hours',
  label: { sv: 'Veckodag och timme', en: 'Weekday and hour' },
  explanation: {
    sv: 'Antal personer som markerade, efter veckodag och timme. Vandringar går vissa kvällar: tabellen visar när ni gick, inte när det är som mest otryggt.',
    en: 'The number of people who marked, by weekday and hour. Walks are on certain evenings: the table shows when you walked, not when it is most unsafe.',
  },
  parameters: z.strictObject({ timeZone: z.string().default('Europe/Stockholm') }),
  legend: {
    title: { sv: 'Personer som markerat', en: 'People who marked' },
    property: 'level',
    entries: [{ value: 'people', label: { sv: 'Antal personer', en: 'Number of people' } }],
  },
  run({ marks }, { timeZone }) {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    const people = new Map<string, Set<ParticipantId>>();
    for (const { recordedAt, voice } of marks) {
      const parts = clock.formatToParts(new Date(recordedAt));
      const part = (type: 'weekday' | 'hour') => parts.find((found) => found.type === type)?.value ?? '';
      const key = `${part('weekday')} ${part('hour')}`;
      people.set(key, (people.get(key) ?? new Set()).add(voice));
    }
    const all = new Set(marks.map(({ voice }) => voice)).size;
    if (all < fewestShownVoices)
      return refusal({
        sv: `Bara ${counted(all, 'person', 'personer')} har markerat. Tabellen behöver minst ${fewestShownVoices}.`,
        en: `Only ${counted(all, 'person has', 'people have')} marked. The table needs at least ${fewestShownVoices}.`,
      });
    const table: AnalysisTable = {
      columns: hours.map((hour) => ({ sv: hour, en: hour })),
      rows: weekdays.map(({ english, label }) => ({
        label,
        values: hours.map((hour) => {
          const count = people.get(`${english} ${hour}`)?.size ?? 0;
          return count > 0 && count < fewestShownVoices ? null : count;
        }),
      })),
    };
    return {
      collection: { type: 'FeatureCollection', features: [] },
      table,
      notes: [
        {
          sv: `${all} personer. Streckade fält: en eller två personer, utan siffra.`,
          en: `${all} people. Hatched fields: one or two people, without a number.`,
        },
      ],
    };
  },
});
