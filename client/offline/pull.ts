import {
  type AuthorKey,
  metaEntry,
  type PulledRecord,
  readMeta,
  type WireRecord,
  withDatabase,
} from './local-db.ts';
import { announceLocal } from './local-events.ts';

export interface PulledPage {
  records: readonly WireRecord[];
  next: number;
  more: boolean;
}

/**
 * Keeps a page of records and how far we have read, and lets go of delivered changes that it contains, all in one
 * transaction: a page killed in between neither loses a record nor shows a mark twice or not at all. Two tabs pull
 * at the same time and answers overtake each other: a late one brings nothing back to what it was.
 */
export async function keepPage(reader: AuthorKey, page: PulledPage): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction(['records', 'queue', 'meta'], 'readwrite');
    const records = step.objectStore('records');
    for (const record of page.records) {
      const pulled: PulledRecord = { ...record, reader };
      const kept = await records.get([reader, record.id]);
      if (kept === undefined || kept.sequence <= record.sequence) await records.put(pulled);
    }
    const cursor = await step.objectStore('meta').get(`cursor:${reader}`);
    const read = cursor?.kind === 'cursor' ? cursor.value.next : 0;
    const next = Math.max(read, page.next);
    await step.objectStore('meta').put(metaEntry('cursor', { next }), `cursor:${reader}`);
    for (const item of await step.objectStore('queue').index('author').getAll(reader))
      if (item.state === 'delivered' && item.sequence !== null && item.sequence <= page.next)
        await step.objectStore('queue').delete(item.order);
    await step.done;
  });
  announceLocal('records');
}

/**
 * Fetches what is new for this reader, page by page, from where the last time ended; from the beginning when
 * `afresh` is set. Pulling again what is there already changes nothing.
 */
export async function pullRecords(
  reader: AuthorKey,
  fetchPage: (since: number) => Promise<PulledPage>,
  afresh = false,
): Promise<void> {
  let since = afresh ? 0 : ((await readMeta('cursor', reader))?.next ?? 0);
  for (;;) {
    const page = await fetchPage(since);
    await keepPage(reader, page);
    // A cursor that stands still with more to come would keep this loop going for ever.
    if (!page.more || page.next <= since) return;
    since = page.next;
  }
}

/** Everything of this reader that was ever pulled, tombstones too. */
export async function pulledRecords(reader: AuthorKey): Promise<PulledRecord[]> {
  return withDatabase((database) => database.getAllFromIndex('records', 'reader', reader));
}
