import { useQueries, useQuery } from '@tanstack/react-query';
import type { CountedActivityKind } from '../../../domain/patrol/counted-activity.ts';
import type { ItemView } from '../../../domain/promise/promise-view.ts';
import { promiseQuery, promisesQuery } from '../../state/promise-queries.ts';

/** An item of a promise that counts this kind of work. */
export interface CountedItem {
  promiseId: string;
  item: ItemView;
}

function countsWork({ evidenceRule, withdrawn }: ItemView, kind: CountedActivityKind): boolean {
  if (evidenceRule.source !== 'police' || withdrawn !== null) return false;
  return evidenceRule.counted === kind && evidenceRule.measure === 'count';
}

/** The items of all promises for which this work counts, those of the newest period first; withdrawn ones left out. */
export function useCountedItems(kind: CountedActivityKind): readonly CountedItem[] {
  const promises = useQuery(promisesQuery).data?.promises ?? [];
  return useQueries({
    queries: promises.map(({ id }) => promiseQuery(id)),
    combine: (answers) =>
      answers.flatMap(({ data }) =>
        data === undefined
          ? []
          : data.items.filter((item) => countsWork(item, kind)).map((item) => ({ promiseId: data.id, item })),
      ),
  });
}
