import { type AuthoredChange, applyChange, recordsNeeded } from '../../domain/apply-change.ts';
import { walkOfChange } from '../../domain/changes.ts';
import type { AnyRecord, KeptRecord, RecordKind } from '../../domain/record.ts';
import { testCatalogue } from './change-makers.ts';
import { testTemplates } from './test-templates.ts';

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
      const walkId = walkOfChange(change);
      const recordsOfWalk = <Kind extends RecordKind>(kind: Kind) =>
        [...records.values()]
          .filter((one): one is AnyRecord & KeptRecord<Kind> => one.kind === kind && one.walkId === walkId)
          .filter(({ withdrawn }) => withdrawn === null)
          .sort((a, b) => (a.id < b.id ? -1 : 1));
      const about = { author, receivedAt, catalogue: testCatalogue, templates: testTemplates };
      const outcome = applyChange(change, { ...about, record, recordsOfWalk });
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
