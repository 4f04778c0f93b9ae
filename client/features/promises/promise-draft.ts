import type { CountedKind } from '../../../domain/patrol/monthly-sums.ts';
import { type DayWindow, yearsIn } from '../../../domain/promise/day-window.ts';
import { followUpDays } from '../../../domain/promise/follow-up-days.ts';
import { followUpsAYear } from '../../../domain/promise/promise.ts';
import type { EvidenceRule, ItemKind, itemOwners } from '../../../domain/promise/promise-item.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { promiseIds } from './promise-ids.ts';

/** One item as it stands in the form: what was typed, as text. */
export interface ItemDraft {
  key: string;
  text: string;
  textEn: string;
  owner: (typeof itemOwners)[number];
  measure: ItemKind;
  unit: string;
  target: string;
  source: EvidenceRule['source'];
  counted: CountedKind;
  place: string;
  /** Its own time; empty where that of the promise holds. */
  from: string;
  to: string;
  /** Of a recurrence: what a part of a year comes to. */
  partial: YearAnswers;
}

/** A promise as it stands in the form. */
export interface PromiseDraft {
  title: string;
  titleEn: string;
  summary: string;
  from: string;
  to: string;
  signedOn: string;
  municipality: string;
  police: string;
  focusAreas: string;
  findings: string;
  causes: string;
  sources: string;
  items: readonly ItemDraft[];
  aYear: string;
  partial: YearAnswers;
  /** Days of follow-ups that were chosen, by `dayKey`; the others are spread evenly. */
  days: Readonly<Record<string, string>>;
}

export function emptyItem(): ItemDraft {
  return {
    ...{ key: promiseIds.itemId(), text: '', textEn: '', owner: 'both', measure: 'count-at-least' },
    ...{ unit: '', target: '', source: 'activities', counted: 'speed-check', place: '' },
    ...{ from: '', to: '', partial: {} },
  };
}

export function emptyPromise(): PromiseDraft {
  return {
    ...{ title: '', titleEn: '', summary: '', from: '', to: '', signedOn: '', municipality: '', police: '' },
    ...{ focusAreas: '', findings: '', causes: '', sources: '' },
    ...{ items: [emptyItem()], aYear: String(followUpsAYear), partial: {}, days: {} },
  };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((sv) => ({ sv, en: null }));

function ruleOf({ source, counted }: ItemDraft): EvidenceRule {
  if (source === 'police') return { source, counted, measure: 'count' };
  return source === 'actions' ? { source, types: [] } : { source };
}

/** The time of an item: its own, where it has one. */
function windowOf({ from, to }: ItemDraft, period: DayWindow): DayWindow {
  return { from: from === '' ? period.from : from, to: to === '' ? period.to : to };
}

/** What was answered for parts of calendar years, by year. */
export type YearAnswers = Readonly<Record<number, string>>;

/** The promise's own answers hold for follow-ups over its whole time, so they are not asked twice. */
function sharedAnswers({ source, from, to }: ItemDraft, ofPromise: YearAnswers): YearAnswers {
  return source === 'follow-ups' && from === '' && to === '' ? ofPromise : {};
}

function partialYearsIn(item: ItemDraft, period: DayWindow): number[] {
  const window = windowOf(item, period);
  const { from, to } = window;
  if (item.measure !== 'recurrence' || item.target === '' || from === '' || to < from) return [];
  return yearsIn(window)
    .filter(({ whole }) => !whole)
    .map(({ year }) => year);
}

/** Calendar years that are only partly in the item's time and need a number of their own. */
export function yearsToAsk(item: ItemDraft, period: DayWindow, ofPromise: YearAnswers): number[] {
  const known = sharedAnswers(item, ofPromise);
  return partialYearsIn(item, period).filter((year) => known[year] === undefined);
}

/** An item as it was typed, as the members that make it. */
export function itemOfDraft(item: ItemDraft, period: DayWindow, ofPromise: YearAnswers) {
  const answers = { ...item.partial, ...sharedAnswers(item, ofPromise) };
  return {
    id: item.key,
    text: { sv: item.text, en: saidOrNull(item.textEn) },
    ...{ owner: item.owner, measure: item.measure, window: windowOf(item, period), definition: null },
    unit: item.unit.trim() === '' ? null : { sv: item.unit, en: null },
    target: item.target === '' ? null : Number(item.target),
    yearTargets: partialYearsIn(item, period).map((year) => ({ year, target: Number(answers[year]) })),
    evidenceRule: ruleOf(item),
    place: saidOrNull(item.place),
  };
}

/** The answers of a draft for each calendar year that is only partly in its period; empty where none was typed yet. */
export function answersOfDraft({ from, to, partial }: PromiseDraft): YearAnswers {
  if (from === '' || to === '' || to < from) return {};
  const years = yearsIn({ from, to }).filter(({ whole }) => !whole);
  return Object.fromEntries(years.map(({ year }) => [year, partial[year] ?? '']));
}

/** The follow-ups of a calendar year of the period, each with its day: as chosen, or spread evenly. */
export function followUpDaysOf(
  draft: PromiseDraft,
): { key: string; year: number; number: number; dueOn: string }[] {
  const { from, to, days } = draft;
  if (from === '' || to === '' || to < from) return [];
  const years = followUpYearsOf(draft);
  return years.flatMap(({ year }) =>
    followUpDays(
      { from, to },
      years.filter((one) => one.year === year && one.amount > 0 && one.amount <= 52),
    ).map((evenly, index) => {
      const key = `${year}-${index + 1}`;
      return { key, year, number: index + 1, dueOn: days[key] ?? evenly };
    }),
  );
}

function followUpYearsOf({ from, to, aYear, partial }: PromiseDraft): { year: number; amount: number }[] {
  return yearsIn({ from, to }).map(({ year, whole }) => ({
    year,
    amount: Number(whole ? aYear : partial[year]),
  }));
}

/** What was typed as the members of the change that makes it; what does not fit is refused by the rule, in words. */
export function promiseOfDraft(draft: PromiseDraft) {
  const { from, to, signedOn, items, focusAreas, findings, causes, sources } = draft;
  const period = { from, to };
  const followUpYears = followUpYearsOf(draft);
  const picture = { findings: linesOf(findings), causes: linesOf(causes), sources: linesOf(sources) };
  const isSeen = Object.values(picture).some((lines) => lines.length > 0);
  return {
    promiseId: promiseIds.promiseId(),
    promise: {
      title: { sv: draft.title, en: saidOrNull(draft.titleEn) },
      summary: draft.summary.trim() === '' ? null : { sv: draft.summary, en: null },
      parties: [
        { side: 'municipality', name: draft.municipality, organisationId: null },
        { side: 'police', name: draft.police, organisationId: null },
      ],
      ...{ period, signedOn, focusAreas: linesOf(focusAreas) },
      situationalPicture: isSeen ? { period: null, ...picture } : null,
      ...{ followUpYears, publishedIn: null, publishedId: null },
    },
    items: items.map((item) => itemOfDraft(item, period, answersOfDraft(draft))),
    followUps: followUpDaysOf(draft).map(({ dueOn }) => ({ id: promiseIds.followUpId(), dueOn })),
  };
}
