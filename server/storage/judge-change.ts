import { type AuthoredChange, applyChange, recordsNeeded } from '../../domain/apply-change.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { ledgerAuthor } from '../../domain/change-rules/promise-rule-parts.ts';
import { type Change, changeContent, parseChange, walkOfChange } from '../../domain/changes.ts';
import { loggedAuthor } from '../../domain/patrol/logged-author.ts';
import { type Problem, problem } from '../../domain/problem.ts';
import type { LedgerNote } from '../../domain/promise/ledger.ts';
import type { AnyRecord, KeptRecord, RecordKind } from '../../domain/record.ts';
import { noTemplates } from '../../domain/templates.ts';
import { withoutWords } from '../../domain/without-words.ts';
import type { LedgerSaid } from './ledger-book.ts';
import type { JobRequest, StoreSettings, Verdict } from './store.ts';

/** What was logged under a change's id. */
export interface LoggedRow {
  sequence: number;
  content: string;
}

/** A line of the log that is to be written. */
export interface LogEntry {
  id: string;
  kind: string;
  walkId: string | null;
  author: string;
  receivedAt: string;
  content: string;
}

/**
 * What an engine gives the judge inside an open transaction. The judge reads all that it needs before it writes
 * anything, so an engine that reads ahead may throw out of a reading, fetch what was missing and have it judged again.
 */
export interface JudgeRows {
  logged(changeId: string): LoggedRow | undefined;
  record(id: string): AnyRecord | undefined;
  /** Every record of the kind in the walk, withdrawn ones left out, in order of id. */
  recordsOfWalk<Kind extends RecordKind>(kind: Kind, walkId: string): readonly KeptRecord<Kind>[];
  /** The record of another id that already holds this record's codes, token, receipt or protocol number. */
  holderOfSameSecret(record: AnyRecord): string | undefined;
  /** @returns the sequence; undefined where the id is in the log already */
  log(entry: LogEntry): number | undefined;
  add(record: AnyRecord, sequence: number): void;
  replace(record: AnyRecord, sequence: number): void;
  /** The log forgets the words of these changes, at the word of another. Those that are not in the log are left out. */
  forgetWords(changeIds: readonly string[], forgottenBy: string): void;
  addToLedger(notes: readonly LedgerNote[], said: LedgerSaid): void;
  /** @param now milliseconds since 1970 */
  askForJob(request: JobRequest, now: number): void;
}

export interface Judge {
  /** Judges one change inside an open transaction and writes what it leads to. */
  judge(authored: AuthoredChange): Verdict;
  /** Forgets the records seen so far: the transaction ended, or part of it was rolled back. */
  forget(): void;
}

function alreadyUsed(changeId: string): Problem {
  return problem('duplicate-id', {
    detail: `the change id ${changeId} was already used by somebody else or with other content`,
    action: 'Make a new id (UUIDv7) for the new change and send again.',
    errors: [{ pointer: '/id', detail: 'is already in use' }],
  });
}

/** What was logged by an older version lacks the members that came later: read again, it has their defaults. */
function sameContent(logged: string, change: Change): boolean {
  const content = changeContent(change);
  const earlier: unknown = JSON.parse(logged);
  if (canonicalJson(earlier) === content) return true;
  const { change: readAgain } = parseChange(earlier);
  return readAgain !== undefined && changeContent(readAgain) === content;
}

function secretTaken(record: AnyRecord): Problem {
  const [what, pointer] =
    record.kind === 'walk'
      ? ['code', '/joinCode']
      : record.kind === 'protocol'
        ? ['protocol number', '/number']
        : ['token or receipt', '/participant'];
  return problem('duplicate-id', {
    detail: `this ${what} already belongs to another ${record.kind}`,
    action: `Make a new ${what} and send again.`,
    errors: [{ pointer, detail: 'is already in use' }],
  });
}

/** The judge of changes. One at a time: it remembers records within a transaction. */
export function createJudge(rows: JudgeRows, settings: StoreSettings): Judge {
  const seen = new Map<string, AnyRecord | undefined>();
  const asked = new Set<string>();

  function record(id: string): AnyRecord | undefined {
    if (!seen.has(id)) seen.set(id, rows.record(id));
    return seen.get(id);
  }

  function verdictOfKnown(change: Change): Verdict | undefined {
    const { id } = change;
    const earlier = rows.logged(id);
    if (earlier === undefined) return undefined;
    // Whoever brings it: a leader may hand in from a rescue file what the phone delivers later by itself.
    const isSame = sameContent(earlier.content, change) || sameContent(earlier.content, withoutWords(change));
    return isSame
      ? { id, verdict: 'duplicate', sequence: earlier.sequence }
      : { id, verdict: 'refused', problem: alreadyUsed(id) };
  }

  /** A batch of marks asks for the same job many times; the first time says it all. */
  function askOnce(request: JobRequest, receivedAt: string): void {
    const asking = JSON.stringify([request, receivedAt]);
    if (asked.has(asking)) return;
    asked.add(asking);
    rows.askForJob(request, Date.parse(receivedAt));
  }

  function judge({ change, author, receivedAt }: AuthoredChange): Verdict {
    const { id } = change;
    // Only what the rule named, so that a rule that forgets to name a record fails on every engine alike.
    const needed = new Set(recordsNeeded(change, author));
    const walkId = walkOfChange(change);
    const outcome = applyChange(change, {
      author,
      receivedAt,
      catalogue: settings.catalogue,
      templates: settings.templates ?? noTemplates,
      record: (recordId) => (needed.has(recordId) ? record(recordId) : undefined),
      recordsOfWalk: (kind) => (walkId === null ? [] : rows.recordsOfWalk(kind, walkId)),
    });
    const name = loggedAuthor(change.kind, author);
    // A change sent twice is usually refused by its own first coming, so a refusal is looked up before it is told.
    if (outcome.verdict === 'refused') return verdictOfKnown(change) ?? { id, ...outcome };
    const taken = outcome.writes.find((written) => rows.holderOfSameSecret(written) !== undefined);
    if (taken !== undefined)
      return verdictOfKnown(change) ?? { id, verdict: 'refused', problem: secretTaken(taken) };
    const by = outcome.ledger === undefined ? undefined : ledgerAuthor(author, record);
    for (const written of outcome.writes) record(written.id);

    const content = JSON.stringify(change);
    const sequence = rows.log({ id, kind: change.kind, walkId, author: name, receivedAt, content });
    if (sequence === undefined) {
      const verdict = verdictOfKnown(change);
      if (verdict === undefined) throw new Error(`the change ${id} was not written to the log`);
      return verdict;
    }
    for (const written of outcome.writes) {
      if (record(written.id) === undefined) rows.add(written, sequence);
      else rows.replace(written, sequence);
      seen.set(written.id, written);
    }
    if (outcome.forgets !== undefined) rows.forgetWords(outcome.forgets, id);
    if (outcome.ledger !== undefined && by !== undefined)
      rows.addToLedger(outcome.ledger, { at: receivedAt, changeId: id, by });
    for (const request of settings.jobsFor(change)) askOnce(request, receivedAt);
    return { id, verdict: outcome.verdict, sequence };
  }

  return {
    judge,
    forget() {
      seen.clear();
      asked.clear();
    },
  };
}
