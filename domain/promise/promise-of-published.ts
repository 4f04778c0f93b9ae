import type { ChangeOf } from '../changes.ts';
import { yearsIn } from './day-window.ts';
import { followUpDays, type YearAmount } from './follow-up-days.ts';
import type { PromiseParty } from './promise-party.ts';
import type { PublishedPromise } from './published-promise.ts';
import { publishedPromiseId } from './published-promise-id.ts';

type Made = ChangeOf<'promise-made'>;

/** What is made anew for each part: ids, in whatever way the caller makes them. */
export interface PromiseIds {
  itemId(): Made['items'][number]['id'];
  followUpId(): Made['followUps'][number]['id'];
}

/** The calendar years of the period that are only partly in it: for these the parties are asked. */
export function partialYears({ period }: Pick<PublishedPromise, 'period'>): number[] {
  return yearsIn(period)
    .filter(({ whole }) => !whole)
    .map(({ year }) => year);
}

/**
 * A published promise as the change that takes it in. With no evidence: what was done, the parties record themselves.
 * @param answers how many follow-ups each part of a year has, as the parties decided
 */
export function promiseOfPublished(
  published: PublishedPromise,
  {
    answers,
    parties,
    ids,
  }: { answers: readonly YearAmount[]; parties: readonly PromiseParty[]; ids: PromiseIds },
): Pick<Made, 'promiseId' | 'promise' | 'items' | 'followUps'> {
  const { id, items, followUpsAYear, parties: _, ...said } = published;
  const followUpYears = yearsIn(said.period).map(({ year, whole }) => ({
    year,
    amount: whole ? followUpsAYear : (answers.find((one) => one.year === year)?.amount ?? -1),
  }));
  const decided = followUpYears.filter(({ amount }) => amount >= 0);
  const partial = new Set(partialYears(said));
  return {
    promiseId: publishedPromiseId(id),
    promise: { ...said, parties: [...parties], followUpYears: decided, publishedId: id },
    items: items.map(({ window = said.period, ...item }) => ({
      ...{ id: ids.itemId(), ...item, window },
      // What a year of follow-ups comes to was just answered; it is not asked twice.
      yearTargets:
        item.evidenceRule.source === 'follow-ups' && item.target !== null
          ? decided
              .filter(({ year }) => partial.has(year))
              .map(({ year, amount }) => ({ year, target: amount }))
          : [],
    })),
    followUps: followUpDays(said.period, decided).map((dueOn) => ({ id: ids.followUpId(), dueOn })),
  };
}
