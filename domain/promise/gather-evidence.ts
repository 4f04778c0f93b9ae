import { dayOf } from '../feature.ts';
import type { MonthlySum } from '../patrol/monthly-sums.ts';
import type { KeptRecord } from '../record.ts';
import { reachedAt } from '../walk-day.ts';
import { walkStatuses } from '../walk-terms.ts';
import type { Evidence } from './evidence.ts';
import type { PromiseItem } from './promise-item.ts';

/** Everything from which the evidence of items comes. Withdrawn records are left out. */
export interface EvidenceSources {
  walks: readonly KeptRecord<'walk'>[];
  actions: readonly KeptRecord<'action'>[];
  activities: readonly KeptRecord<'promise-activity'>[];
  followUps: readonly KeptRecord<'follow-up'>[];
  /** The police's, of whole months that have ended. */
  sums: readonly MonthlySum[];
}

/** What may count for an item: what its rule counts by itself, and what was noted by hand. */
export function evidenceOf(item: PromiseItem, sources: EvidenceSources): Evidence[] {
  const noted = sources.activities
    .filter(({ feature }) => feature.properties.itemId === item.id)
    .map(({ id, feature: { properties } }) => ({
      ...{ source: 'activity' as const, id },
      ...{ date: properties.date, amount: properties.amount },
    }));
  return [...byItself(item, sources), ...noted];
}

function byItself({ properties }: PromiseItem, sources: EvidenceSources): Evidence[] {
  const rule = properties.evidenceRule;
  switch (rule.source) {
    case 'activities':
      return [];
    case 'walks': {
      const linked: readonly string[] = properties.walkIds;
      return sources.walks.filter(({ id }) => linked.includes(id)).flatMap(ofWalk);
    }
    case 'actions':
      return sources.actions
        .filter(({ feature }) => rule.types.length === 0 || rule.types.includes(feature.properties.type))
        .flatMap(ofAction);
    case 'police':
      return sources.sums
        .filter(({ kind }) => kind === rule.counted)
        .map((sum) => ({
          ...{ source: 'police-month' as const, id: `${sum.kind} ${sum.month}` },
          ...{ month: sum.month, amount: sum[rule.measure] },
        }));
    case 'follow-ups':
      return sources.followUps
        .filter(({ feature }) => feature.properties.promiseId === properties.promiseId)
        .flatMap(({ id, feature }) => {
          const { publishedAt } = feature.properties;
          return publishedAt === null
            ? []
            : [{ source: 'follow-up' as const, id, date: dayOf(publishedAt), amount: 1 }];
        });
  }
}

/** A walk counts once its participants were told what came of it, not when it was walked; on the day they were told. */
function ofWalk({ id, feature: { properties } }: KeptRecord<'walk'>): Evidence[] {
  const { status, feedback } = properties;
  const told = reachedAt(properties, 'feedback_given');
  const isTold = walkStatuses.indexOf(status) >= walkStatuses.indexOf('feedback_given');
  if (told === undefined || !isTold || status === 'cancelled') return [];
  return [{ source: 'walk', id, date: feedback?.givenOn ?? dayOf(told), amount: 1 }];
}

/** An action counts once it was seen on site that it helped. */
function ofAction({ id, feature: { properties } }: KeptRecord<'action'>): Evidence[] {
  const { status, verification } = properties;
  return status === 'verified' && verification !== null
    ? [{ source: 'action', id, date: verification.on, amount: 1 }]
    : [];
}
