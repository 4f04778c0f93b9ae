import type { z } from 'zod';
import { type AuthoredChange, applyChange } from '../../domain/apply-change.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { type changeSchema, parseChange, walkOfChange } from '../../domain/changes.ts';
import { type ChangeId, changeIdSchema, type IdSource, newId, type WalkId } from '../../domain/ids.ts';
import type { Random } from '../../domain/random.ts';
import type { AnyRecord, KeptRecord, RecordKind } from '../../domain/record.ts';
import type { Author } from '../../domain/roles.ts';
import type { Templates } from '../../domain/templates.ts';

type ChangeInput = z.input<typeof changeSchema>;
type Draft<Kind> = Kind extends ChangeInput ? Omit<Kind, 'id' | 'at'> : never;

/** Collects the changes of the demo, each with its time and an id that follows from the seed. */
export interface DemoWriter {
  readonly changes: readonly AuthoredChange[];
  /** Where ids come from at this time: the time is the caller's, the rest is drawn from the seed. */
  idsAt(at: Date): IdSource;
  /**
   * Takes what a device would send.
   * @param author the demo itself where nobody is named
   * @throws TypeError when a device's change would be refused, with the reason
   */
  write(at: Date, change: Draft<ChangeInput>, author?: Author): ChangeId;
  /** What the changes so far add up to, in order of id; withdrawn records are left out. */
  recordsOf<Kind extends RecordKind>(kind: Kind, walkId: WalkId): KeptRecord<Kind>[];
  /** The same collection, with ids drawn from elsewhere: what is added here moves nothing that is drawn there. */
  beside(random: Random): DemoWriter;
}

/** What rules look things up in. */
export interface DemoReference {
  catalogue: Catalogue;
  templates: Templates;
}

const demoAuthor: Author = { kind: 'system', name: 'demo' };

export function makeDemoWriter(
  random: Random,
  reference: DemoReference,
  changes: AuthoredChange[] = [],
  records = new Map<string, AnyRecord>(),
): DemoWriter {
  const idsAt = (at: Date): IdSource => ({
    now: () => at,
    randomBytes: () => Uint8Array.from({ length: 16 }, () => random.integer(0, 255)),
  });
  const recordsOf = <Kind extends RecordKind>(kind: Kind, walkId: string | null): KeptRecord<Kind>[] =>
    [...records.values()]
      .filter((one): one is AnyRecord & KeptRecord<Kind> => one.kind === kind && one.walkId === walkId)
      .filter(({ withdrawn }) => withdrawn === null)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    changes,
    idsAt,
    recordsOf,
    write(at, draft, author = demoAuthor) {
      const id = newId(changeIdSchema, idsAt(at));
      const receivedAt = at.toISOString();
      const { change, problem } = parseChange({ ...draft, id, at: receivedAt });
      if (change === undefined) throw new TypeError(`the demo's ${draft.kind}: ${problem.detail}`);
      const walkId = walkOfChange(change);
      const outcome = applyChange(change, {
        ...reference,
        author,
        receivedAt,
        record: (recordId) => records.get(recordId),
        recordsOfWalk: (kind) => recordsOf(kind, walkId),
      });
      if (outcome.verdict === 'refused')
        throw new TypeError(`the demo's ${draft.kind}: ${outcome.problem.detail}`);
      for (const written of outcome.writes) records.set(written.id, written);
      changes.push({ change, author, receivedAt });
      return id;
    },
    beside: (other) => makeDemoWriter(other, reference, changes, records),
  };
}
