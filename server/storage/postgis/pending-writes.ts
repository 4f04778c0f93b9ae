import type { LedgerNote } from '../../../domain/promise/ledger.ts';
import type { AnyRecord, KeptRecord, RecordKind } from '../../../domain/record.ts';
import type { JudgeRows, LogEntry, LoggedRow } from '../judge-change.ts';
import { entryOfNote, type LedgerSaid } from '../ledger-book.ts';
import { claimsOf, holderOfSameSecret, type SecretClaim } from '../secret-claims.ts';
import type { JobRequest } from '../store.ts';
import type { JobAsked } from './job-rows.ts';
import type { ReadAhead } from './read-ahead.ts';

/** A record as it stands at the end of the transaction. */
export interface WrittenRecord {
  record: AnyRecord;
  sequence: number;
  /** Its place in the order of first arrival; undefined where it was there before. */
  number: number | undefined;
}

export type LedgerWrite = { forgets: string } | ({ subjectId: string } & ReturnType<typeof entryOfNote>);

/** Everything that a transaction will write, in order. */
export interface PendingWrites {
  readonly log: readonly (LogEntry & { sequence: number })[];
  readonly records: ReadonlyMap<string, WrittenRecord>;
  /** Logged changes whose words are forgotten. */
  readonly forgotten: readonly { id: string; forgottenBy: string }[];
  readonly ledger: readonly LedgerWrite[];
  readonly jobs: readonly JobAsked[];
}

const byId = (a: AnyRecord, b: AnyRecord) => (a.id < b.id ? -1 : 1);

/**
 * The rows that the judge works on: what was read ahead, with what it writes laid over it. The writes are collected,
 * to be sent in a few statements at the end.
 */
export function collectWrites(read: ReadAhead): { rows: JudgeRows; pending: PendingWrites } {
  const log: (LogEntry & { sequence: number })[] = [];
  const ownLog = new Map<string, LoggedRow>();
  const records = new Map<string, WrittenRecord>();
  const forgotten: { id: string; forgottenBy: string }[] = [];
  const ledger: LedgerWrite[] = [];
  const jobs: JobAsked[] = [];
  /** Who claims what among the records written here: by secret, then by record. */
  const claims = new Map<string, Map<string, string>>();
  let { number, ledger: ledgerHead } = read.ends;

  const keyOf = ({ kind, value }: SecretClaim) => `${kind} ${value}`;
  function claim(before: AnyRecord | undefined, record: AnyRecord): void {
    for (const old of before === undefined ? [] : claimsOf(before)) claims.get(keyOf(old))?.delete(record.id);
    for (const each of claimsOf(record)) {
      const holders = claims.get(keyOf(each)) ?? new Map<string, string>();
      claims.set(keyOf(each), holders.set(record.id, each.own));
    }
  }

  function holderOf(wanted: SecretClaim): string | undefined {
    for (const [id, as] of claims.get(keyOf(wanted)) ?? []) if (as !== wanted.own) return id;
    return read.holders(wanted).find(({ id, as }) => !records.has(id) && as !== wanted.own)?.id;
  }

  const logged = (changeId: string) => ownLog.get(changeId) ?? read.logged(changeId);

  const rows: JudgeRows = {
    logged,
    record: (id) => records.get(id)?.record ?? read.record(id),
    recordsOfWalk<Kind extends RecordKind>(kind: Kind, walkId: string) {
      const before = read.recordsOfWalk(kind, walkId).filter(({ id }) => !records.has(id));
      const written = [...records.values()].flatMap(({ record }) =>
        record.kind === kind && record.walkId === walkId && record.withdrawn === null ? [record] : [],
      );
      // What was read is of this kind, as is what was chosen.
      return [...before, ...written].sort(byId) as KeptRecord<RecordKind>[] as KeptRecord<Kind>[];
    },
    holderOfSameSecret: (record) => holderOfSameSecret(record, holderOf),
    log(entry) {
      if (logged(entry.id) !== undefined) return undefined;
      const sequence = read.ends.sequence + log.length + 1;
      log.push({ ...entry, sequence });
      ownLog.set(entry.id, { sequence, content: entry.content });
      return sequence;
    },
    add(record, sequence) {
      number += 1;
      claim(undefined, record);
      records.set(record.id, { record, sequence, number });
    },
    replace(record, sequence) {
      const before = records.get(record.id);
      claim(before?.record, record);
      records.set(record.id, { record, sequence, number: before?.number });
    },
    forgetWords(changeIds, forgottenBy) {
      forgotten.push(...changeIds.map((id) => ({ id, forgottenBy })));
    },
    addToLedger(notes: readonly LedgerNote[], said: LedgerSaid) {
      for (const note of notes) {
        if (note.forgets) ledger.push({ forgets: note.subjectId });
        const written = entryOfNote(note, said, ledgerHead);
        ledgerHead = written.entry;
        ledger.push({ subjectId: note.subjectId, ...written });
      }
    },
    askForJob({ name, key, afterMilliseconds, atMostMilliseconds }: JobRequest, now) {
      jobs.push({ name, key, due_at: now + afterMilliseconds, latest_at: now + atMostMilliseconds });
    },
  };
  return { rows, pending: { log, records, forgotten, ledger, jobs } };
}
