import type { CountedKind } from '../../../domain/patrol/monthly-sums.ts';
import { yearsIn } from '../../../domain/promise/day-window.ts';
import { followUpDays } from '../../../domain/promise/follow-up-days.ts';
import { followUpsAYear } from '../../../domain/promise/promise.ts';
import type { EvidenceRule, ItemKind, itemOwners } from '../../../domain/promise/promise-item.ts';
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
  /** Of a recurrence: what a part of a year comes to. */
  partial: Readonly<Record<number, string>>;
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
  partial: Readonly<Record<number, string>>;
}

export function emptyItem(): ItemDraft {
  return {
    ...{ key: promiseIds.itemId(), text: '', textEn: '', owner: 'both', measure: 'count-at-least' },
    ...{ unit: '', target: '', source: 'activities', counted: 'speed-check', place: '', partial: {} },
  };
}

export function emptyPromise(): PromiseDraft {
  return {
    ...{ title: '', titleEn: '', summary: '', from: '', to: '', signedOn: '', municipality: '', police: '' },
    ...{ focusAreas: '', findings: '', causes: '', sources: '' },
    ...{ items: [emptyItem()], aYear: String(followUpsAYear), partial: {} },
  };
}

const orNull = (text: string) => (text.trim() === '' ? null : text);
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((sv) => ({ sv, en: null }));

function ruleOf({ source, counted }: ItemDraft): EvidenceRule {
  if (source === 'police') return { source, counted, measure: 'count' };
  return source === 'actions' ? { source, types: [] } : { source };
}

/** Calendar years that are only partly in the period and need a number of their own. */
export function partialYearsOf(
  { measure, target }: Pick<ItemDraft, 'measure' | 'target'>,
  period: { from: string; to: string },
): number[] {
  const { from, to } = period;
  if (measure !== 'recurrence' || target === '' || from === '' || to < from) return [];
  return yearsIn(period)
    .filter(({ whole }) => !whole)
    .map(({ year }) => year);
}

/** What was typed as the members of the change that makes it; what does not fit is refused by the rule, in words. */
export function promiseOfDraft(draft: PromiseDraft) {
  const { from, to, signedOn, items, focusAreas, findings, causes, sources } = draft;
  const period = { from, to };
  const followUpYears = yearsIn(period).map(({ year, whole }) => ({
    year,
    amount: Number(whole ? draft.aYear : draft.partial[year]),
  }));
  const picture = { findings: linesOf(findings), causes: linesOf(causes), sources: linesOf(sources) };
  const isSeen = Object.values(picture).some((lines) => lines.length > 0);
  return {
    promiseId: promiseIds.promiseId(),
    promise: {
      title: { sv: draft.title, en: orNull(draft.titleEn) },
      summary: draft.summary.trim() === '' ? null : { sv: draft.summary, en: null },
      parties: [
        { side: 'municipality', name: draft.municipality, organisationId: null },
        { side: 'police', name: draft.police, organisationId: null },
      ],
      ...{ period, signedOn, focusAreas: linesOf(focusAreas) },
      situationalPicture: isSeen ? { period: null, ...picture } : null,
      ...{ followUpYears, publishedIn: null, publishedId: null },
    },
    items: items.map((item) => ({
      id: item.key,
      text: { sv: item.text, en: orNull(item.textEn) },
      ...{ owner: item.owner, measure: item.measure, window: period, definition: null },
      unit: item.unit.trim() === '' ? null : { sv: item.unit, en: null },
      target: item.target === '' ? null : Number(item.target),
      yearTargets: partialYearsOf(item, period).map((year) => ({
        year,
        target: Number(item.source === 'follow-ups' ? draft.partial[year] : item.partial[year]),
      })),
      evidenceRule: ruleOf(item),
      place: orNull(item.place),
    })),
    followUps: followUpDays(period, followUpYears).map((dueOn) => ({ id: promiseIds.followUpId(), dueOn })),
  };
}
