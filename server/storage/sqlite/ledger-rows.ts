import { createHash, randomBytes } from 'node:crypto';
import {
  hashOfWords,
  type LedgerEntry,
  type LedgerLine,
  type LedgerNote,
  nextEntry,
} from '../../../domain/promise/ledger.ts';
import type { SqliteDatabase } from './open-database.ts';

/** The hash of the ledger's chain. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Said = Pick<LedgerEntry, 'at' | 'changeId' | 'by'>;

export interface LedgerRows {
  /** Adds entries inside an open transaction. */
  add(notes: readonly LedgerNote[], said: Said): void;
  /** Every entry in order, with the words that are still kept. */
  all(): LedgerLine[];
}

/** The ledger's tables. Entries are only ever added; words are only ever forgotten. */
export function createLedgerRows(database: SqliteDatabase): LedgerRows {
  const last = database.prepare<[], { number: number; hash: string }>(
    'select number, hash from ledger order by number desc limit 1',
  );
  const addEntry = database.prepare<[number, string, string, string, string]>(
    'insert into ledger (number, change_id, subject_id, hash, entry) values (?, ?, ?, ?, ?)',
  );
  const addWords = database.prepare<[number, string, string, string]>(
    'insert into ledger_words (number, name, salt, words) values (?, ?, ?, ?)',
  );
  const forget = database.prepare<[string]>(
    'delete from ledger_words where number in (select number from ledger where subject_id = ?)',
  );
  const entries = database.prepare<[], string>('select entry from ledger order by number').pluck();
  const words = database.prepare<[], { number: number; name: string; salt: string; words: string }>(
    'select number, name, salt, words from ledger_words',
  );

  return {
    add(notes, { at, changeId, by }) {
      for (const note of notes) {
        if (note.forgets) forget.run(note.subjectId);
        const salted = Object.entries(note.words).map(([name, said]) => ({
          ...{ name, said },
          salt: randomBytes(16).toString('hex'),
        }));
        const hashes = Object.fromEntries(
          salted.map(({ name, said, salt }) => [name, hashOfWords(salt, said, sha256)]),
        );
        const { event, promiseId, subjectId, facts } = note;
        // The change that the note came with passed its schema, so its ids are what they say.
        const ids = { changeId, promiseId, subjectId } as Pick<
          LedgerEntry,
          'changeId' | 'promiseId' | 'subjectId'
        >;
        const entry = nextEntry(last.get(), { at, ...ids, event, by, facts, words: hashes }, sha256);
        addEntry.run(entry.number, changeId, subjectId, entry.hash, JSON.stringify(entry));
        for (const { name, said, salt } of salted) addWords.run(entry.number, name, salt, said);
      }
    },
    all() {
      const opened = new Map<number, LedgerLine['opened']>();
      for (const { number, name, salt, words: said } of words.all())
        opened.set(number, { ...opened.get(number), [name]: { salt, words: said } });
      return entries.all().map((text) => {
        // Only this engine writes entries; what somebody else made of them, the verification finds.
        const entry: LedgerEntry = JSON.parse(text);
        return { ...entry, opened: opened.get(entry.number) ?? {} };
      });
    },
  };
}
