import { type LedgerWords, linesOfLedger } from '../ledger-book.ts';
import type { Store } from '../store.ts';
import type { PostgisDatabase } from './open-database.ts';

/** The ledger of promises; what is added to it comes with its change (flush-writes.ts). */
export function createLedgerQuery(database: PostgisDatabase): Pick<Store, 'ledger'> {
  return {
    ledger: () =>
      database.view(async (session) => {
        const entries = await session.rows<{ entry: string }>('select entry from ledger order by number');
        const words = await session.rows<LedgerWords>('select number, name, salt, words from ledger_words');
        return linesOfLedger(
          entries.map(({ entry }) => entry),
          words,
        );
      }),
  };
}
