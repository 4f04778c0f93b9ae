import { type Change, parseChange } from '../../domain/changes.ts';
import type { Store } from '../storage/store.ts';

/**
 * Commits a change of the server's own, checked like everybody's.
 * @param name the job, as the log names the author
 * @throws when the change is refused: a job that is refused has a bug or raced with another, and is tried again
 */
export async function commitAsSystem(store: Store, name: string, now: Date, input: Change): Promise<void> {
  const { change, problem } = parseChange(input);
  if (change === undefined) throw new Error(`${name} made a change that is not valid: ${problem.detail}`);
  const author = { kind: 'system', name } as const;
  const [verdict] = await store.commit([{ change, author, receivedAt: now.toISOString() }]);
  if (verdict?.verdict === 'refused') throw new Error(`${name} was refused: ${verdict.problem.detail}`);
}
