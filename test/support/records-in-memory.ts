import { type AuthoredChange, applyChange, recordsNeeded } from '../../domain/apply-change.ts';
import type { AnyRecord } from '../../domain/record.ts';
import { testCatalogue } from './change-makers.ts';

/** Records with nothing around them: what the rules alone make of changes. */
export interface RecordsInMemory {
  /** "applied", "conflict" or the code of the problem. */
  apply(authored: AuthoredChange): string;
  get(id: string): AnyRecord | undefined;
  all(): readonly AnyRecord[];
  /** Where the last problem points to. */
  lastPointers(): readonly string[];
}

export function recordsInMemory(): RecordsInMemory {
  const records = new Map<string, AnyRecord>();
  let pointers: readonly string[] = [];
  return {
    apply({ change, author, receivedAt }) {
      const needed = new Set(recordsNeeded(change, author));
      const record = (id: string) => (needed.has(id) ? records.get(id) : undefined);
      const outcome = applyChange(change, { author, receivedAt, catalogue: testCatalogue, record });
      if (outcome.verdict === 'refused') {
        pointers = outcome.problem.errors?.map(({ pointer }) => pointer) ?? [];
        return outcome.problem.code;
      }
      for (const written of outcome.writes) records.set(written.id, written);
      return outcome.verdict;
    },
    get: (id) => records.get(id),
    all: () => [...records.values()],
    lastPointers: () => pointers,
  };
}
