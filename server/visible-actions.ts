import { compareByDue } from '../domain/action-due.ts';
import type { Reader } from '../domain/roles.ts';
import { type VisibleRecord, visibleRecord } from '../domain/visible.ts';
import type { Store } from './storage/store.ts';

/** Actions as the reader's role may see them, overdue ones first. */
export async function visibleActions(
  store: Store,
  reader: Reader,
  { walkIds, today }: { walkIds: readonly string[] | undefined; today: string },
): Promise<NonNullable<VisibleRecord['feature']>[]> {
  return (await store.recordsOfKind('action'))
    .filter(({ feature }) => walkIds === undefined || walkIds.includes(feature.properties.walkId))
    .map((record) => ({ id: record.id, facts: record.feature.properties, record }))
    .sort(compareByDue(today))
    .flatMap(({ record }) => visibleRecord(record, reader)?.feature ?? []);
}
