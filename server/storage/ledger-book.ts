import { createHash, randomBytes } from 'node:crypto';
import {
  hashOfWords,
  type LedgerEntry,
  type LedgerLine,
  type LedgerNote,
  nextEntry,
} from '../../domain/promise/ledger.ts';

/** The hash of the ledger's chain. */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export type LedgerSaid = Pick<LedgerEntry, 'at' | 'changeId' | 'by'>;
/** Where the chain ends. */
export type LedgerHead = Pick<LedgerEntry, 'number' | 'hash'>;

/** Words of people beside an entry, so that they can be forgotten while the chain still holds. */
export interface LedgerWords {
  number: number;
  name: string;
  salt: string;
  words: string;
}

/** What a note becomes: its entry, which goes on from `head`, and its words. */
export function entryOfNote(
  note: LedgerNote,
  { at, changeId, by }: LedgerSaid,
  head: LedgerHead | undefined,
): { entry: LedgerEntry; words: readonly LedgerWords[] } {
  const salted = Object.entries(note.words).map(([name, said]) => ({
    ...{ name, said },
    salt: randomBytes(16).toString('hex'),
  }));
  const hashes = Object.fromEntries(
    salted.map(({ name, said, salt }) => [name, hashOfWords(salt, said, sha256)]),
  );
  const { event, promiseId, subjectId, facts } = note;
  // The change that the note came with passed its schema, so its ids are what they say.
  const ids = { changeId, promiseId, subjectId } as Pick<LedgerEntry, 'changeId' | 'promiseId' | 'subjectId'>;
  const entry = nextEntry(head, { at, ...ids, event, by, facts, words: hashes }, sha256);
  return {
    entry,
    words: salted.map(({ name, salt, said }) => ({ number: entry.number, name, salt, words: said })),
  };
}

/** The lines of the ledger from the texts of its entries, in order, and the words that are still kept. */
export function linesOfLedger(entries: readonly string[], words: readonly LedgerWords[]): LedgerLine[] {
  const opened = new Map<number, LedgerLine['opened']>();
  for (const { number, name, salt, words: said } of words)
    opened.set(number, { ...opened.get(number), [name]: { salt, words: said } });
  return entries.map((text) => {
    // Only the engine writes entries; what somebody else made of them, the verification finds.
    const entry: LedgerEntry = JSON.parse(text);
    return { ...entry, opened: opened.get(entry.number) ?? {} };
  });
}
