import type { AuthoredChange } from '../../../domain/apply-change.ts';
import { type CommitTransactions, keptWhole, NothingKept } from '../commit-queue.ts';
import { createJudge } from '../judge-change.ts';
import type { StoreSettings, Verdict } from '../store.ts';
import { flushWrites } from './flush-writes.ts';
import type { PostgisDatabase, Session } from './open-database.ts';
import { collectWrites } from './pending-writes.ts';
import { NotRead, readAhead } from './read-ahead.ts';

/** Writes beside the log in the open transaction; false: nothing is kept. */
export type Alongside = (session: Session) => Promise<boolean>;

type Batch = readonly AuthoredChange[];

/**
 * Judges each batch in order and writes all that follows, in the transaction of the session, which holds the lock of
 * writers. The judge is the same as on every engine and waits for nothing: where it comes upon something that was not
 * read, that is read and the change is judged once more, as rules are pure.
 */
async function judgeAll(
  session: Session,
  settings: StoreSettings,
  batches: readonly Batch[],
): Promise<readonly (readonly Verdict[])[]> {
  const read = await readAhead(session, batches.flat());
  const { rows, pending } = collectWrites(read);
  const { judge } = createJudge(rows, settings);
  const results: Verdict[][] = [];
  for (const batch of batches) {
    const verdicts: Verdict[] = [];
    while (verdicts.length < batch.length) {
      const authored = batch[verdicts.length];
      if (authored === undefined) break;
      try {
        verdicts.push(judge(authored));
      } catch (error) {
        if (!(error instanceof NotRead)) throw error;
        await read.fetch(error.wanted);
      }
    }
    results.push(verdicts);
  }
  await flushWrites(session, pending);
  return results;
}

/** Commits as transactions of PostgreSQL, one after the other, whichever process they come from. */
export function createCommitTransactions(
  database: PostgisDatabase,
  settings: StoreSettings,
): CommitTransactions<Alongside> {
  return {
    together: (commits) =>
      database.transact('writing', (session) =>
        judgeAll(
          session,
          settings,
          commits.map(({ changes }) => changes),
        ),
      ),
    alone: ({ changes, options }) =>
      database.transact('writing', async (session) => {
        if ((await options.alongside?.(session)) === false) throw new NothingKept([]);
        const [verdicts = []] = await judgeAll(session, settings, [changes]);
        return keptWhole(verdicts, options);
      }),
  };
}
