import type { ChangeOf } from '../../domain/changes.ts';
import {
  followUpIdSchema,
  promiseActivityIdSchema,
  promiseIdSchema,
  promiseItemIdSchema,
} from '../../domain/ids.ts';
import type { PublishedPromise } from '../../domain/promise/published-promise.ts';
import type { Author } from '../../domain/roles.ts';
import { changeNumber, noon, organisationNumber } from './change-makers.ts';

// Promises as the staff make them; ids as in change-makers.ts.

const numbered = (kind: string, number: number) =>
  `01900000-0000-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
export const promiseNumber = (number: number) => promiseIdSchema.parse(numbered('00c', number));
export const itemNumber = (number: number) => promiseItemIdSchema.parse(numbered('00d', number));
export const activityNumber = (number: number) => promiseActivityIdSchema.parse(numbered('00e', number));
export const followUpNumber = (number: number) => followUpIdSchema.parse(numbered('00f', number));

let lastChange = 3_000_000;
const base = () => ({ id: changeNumber(++lastChange), at: noon });
const ofPromise = () => ({ ...base(), promiseId: promiseNumber(1) });

export const police: Author = { kind: 'staff', userId: 'police-1', role: 'police', organisationId: null };
export const admin: Author = { kind: 'staff', userId: 'admin-1', role: 'admin', organisationId: null };

export const words = (sv: string) => ({ sv, en: null });
type Made = ChangeOf<'promise-made'>;
type Item = Made['items'][number];

export function item(number: number, more: Partial<Omit<Item, 'id'>> = {}): Item {
  return {
    id: itemNumber(number),
    text: words(`Punkt ${number}`),
    owner: 'both',
    measure: 'count-at-least',
    unit: words('kontroller'),
    target: 70,
    yearTargets: [],
    window: { from: '2026-07-01', to: '2027-12-31' },
    evidenceRule: { source: 'activities' },
    definition: null,
    place: null,
    ...more,
  };
}

/** From the middle of 2026 to the end of 2027: the half year has two follow-ups, the whole year four. */
export function promiseMade(
  items: readonly Item[] = [item(1)],
  more: Partial<Made['promise']> = {},
  days: readonly string[] = [
    '2026-09-30',
    '2026-12-15',
    '2027-03-31',
    '2027-06-30',
    '2027-09-30',
    '2027-12-15',
  ],
): Made {
  return {
    ...ofPromise(),
    kind: 'promise-made',
    promise: {
      title: words('Medborgarlöfte för Lyktehamn'),
      summary: null,
      parties: [
        { side: 'municipality', name: 'Lyktehamns kommun', organisationId: organisationNumber(1) },
        { side: 'police', name: 'Polisen Lyktehamn', organisationId: organisationNumber(2) },
      ],
      period: { from: '2026-07-01', to: '2027-12-31' },
      signedOn: '2026-06-20',
      focusAreas: [],
      situationalPicture: null,
      followUpYears: [
        { year: 2026, amount: 2 },
        { year: 2027, amount: 4 },
      ],
      publishedIn: null,
      publishedId: null,
      ...more,
    },
    items: [...items],
    followUps: days.map((dueOn, index) => ({ id: followUpNumber(index + 1), dueOn })),
  };
}

export function itemChanged(
  to: Partial<ChangeOf<'promise-item-changed'>['to']>,
  number = 1,
): ChangeOf<'promise-item-changed'> {
  const { target, window, yearTargets } = item(number);
  const was = { target, window, yearTargets };
  return {
    ...{ ...ofPromise(), kind: 'promise-item-changed', itemId: itemNumber(number) },
    ...{ was, to: { ...was, ...to }, reason: 'Parterna har kommit överens' },
  };
}

/** Added to a promise of one item. */
export function itemAdded(number = 2, more: Parameters<typeof item>[1] = {}): ChangeOf<'promise-item-added'> {
  return {
    ...{ ...ofPromise(), kind: 'promise-item-added', item: item(number, more), order: number },
    reason: 'Medborgarna bad om det i dialogen',
  };
}

export function itemWithdrawn(number = 1): ChangeOf<'promise-item-withdrawn'> {
  return {
    ...{ ...ofPromise(), kind: 'promise-item-withdrawn', itemId: itemNumber(number) },
    reason: 'Ersätts av en annan punkt',
  };
}

export function activityNoted(
  number: number,
  more: Partial<ChangeOf<'promise-activity-noted'>> = {},
): ChangeOf<'promise-activity-noted'> {
  return {
    ...{ ...ofPromise(), kind: 'promise-activity-noted', itemId: itemNumber(1) },
    activityId: activityNumber(number),
    ...{ date: '2026-11-02', amount: 1, place: null, note: 'Kontroll på Hamngatan' },
    ...more,
  };
}

export function activityWithdrawn(number: number): ChangeOf<'promise-activity-withdrawn'> {
  return {
    ...{ ...ofPromise(), kind: 'promise-activity-withdrawn', itemId: itemNumber(1) },
    ...{ activityId: activityNumber(number), reason: 'Räknad två gånger' },
  };
}

const ofFollowUp = (number: number) => ({ ...ofPromise(), followUpId: followUpNumber(number) });
export const gatheredAt = '2026-11-20T12:00:00.000Z';
export const followUpWords = words('Vi har gjort en tredjedel av kontrollerna.');

export const followUpAsked = (number = 1): ChangeOf<'follow-up-asked'> => ({
  ...ofFollowUp(number),
  kind: 'follow-up-asked',
});
export const followUpGathered = (number = 1): ChangeOf<'follow-up-gathered'> => ({
  ...{ ...ofFollowUp(number), kind: 'follow-up-gathered' },
  gathered: {
    ...{ at: gatheredAt, asOf: '2026-11-20', ledgerHead: null },
    items: [{ itemId: itemNumber(1), state: 'behind', count: 1, target: 70, expectedByNow: 18 }],
  },
});
export const followUpWritten = (number = 1): ChangeOf<'follow-up-written'> => ({
  ...{ ...ofFollowUp(number), kind: 'follow-up-written' },
  words: followUpWords,
});
export const followUpApproved = (
  side: 'municipality' | 'police',
  number = 1,
): ChangeOf<'follow-up-approved'> => ({
  ...{ ...ofFollowUp(number), kind: 'follow-up-approved', side },
  ...{ gatheredAt, words: followUpWords },
});
export const followUpPublished = (number = 1): ChangeOf<'follow-up-published'> => ({
  ...{ ...ofFollowUp(number), kind: 'follow-up-published', toldIn: null },
});

export const followUpMoved = (number: number, was: string, to: string): ChangeOf<'follow-up-moved'> => ({
  ...{ ...ofFollowUp(number), kind: 'follow-up-moved', was, to },
  reason: 'Polisens ledningsgrupp möts först i januari',
});

/** A published promise of the invented town, as a file holds it. */
export const testPublishedPromise: PublishedPromise = {
  id: 'lyktehamn-2026-2027',
  title: { sv: 'Medborgarlöfte för Lyktehamn 2026–2027', en: 'Citizens’ promise for Lyktehamn 2026–2027' },
  summary: null,
  parties: [
    { side: 'municipality', name: 'Lyktehamns kommun' },
    { side: 'police', name: 'Polisen Lyktehamn' },
  ],
  period: { from: '2026-07-01', to: '2027-12-31' },
  signedOn: '2026-06-20',
  focusAreas: [],
  situationalPicture: null,
  publishedIn: null,
  followUpsAYear: 4,
  items: [
    {
      ...{ text: words('Minst 70 hastighetskontroller'), owner: 'police', measure: 'count-at-least' },
      ...{ unit: words('kontroller'), target: 70, definition: null, place: null },
      evidenceRule: { source: 'police', counted: 'speed-check', measure: 'count' },
    },
    {
      ...{ text: words('Fyra uppföljningar per kalenderår'), owner: 'both', measure: 'recurrence' },
      ...{ unit: null, target: 4, definition: null, place: null },
      evidenceRule: { source: 'follow-ups' },
    },
  ],
};
