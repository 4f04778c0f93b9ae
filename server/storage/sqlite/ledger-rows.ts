import type { LedgerLine, LedgerNote } from '../../../domain/promise/ledger.ts';
import {
  entryOfNote,
  type LedgerHead,
  type LedgerSaid,
  type LedgerWords,
  linesOfLedger,
} from '../ledger-book.ts';
import { erase } from './erase.ts';
import type { SqliteDatabase } from './open-database.ts';

export interface LedgerRows {
  /** Adds entries inside an open transaction. */
  add(notes: readonly LedgerNote[], said: LedgerSaid): void;
  /** Every entry in order, with the words that are still kept. */
  all(): LedgerLine[];
}

/** The ledger's tables. Entries are only ever added; words are only ever forgotten. */
export function createLedgerRows(database: SqliteDatabase): LedgerRows {
  const last = database.prepare<[], LedgerHead>(
    'select number, hash from ledger order by number desc limit 1',
  );
  const addEntry = database.prepare<[number, string, string, string, string]>(
    'insert into ledger (number, change_id, subject_id, hash, entry) values (?, ?, ?, ?, ?)',
  );
  const addWords = database.prepare<[LedgerWords]>(
    'insert into ledger_words (number, name, salt, words) values (@number, @name, @salt, @words)',
  );
  const forget = database.prepare<[string]>(
    'delete from ledger_words where number in (select number from ledger where subject_id = ?)',
  );
  const entries = database.prepare<[], string>('select entry from ledger order by number').pluck();
  const words = database.prepare<[], LedgerWords>('select number, name, salt, words from ledger_words');

  return {
    add(notes, said) {
      for (const note of notes) {
        if (note.forgets) erase(database, () => forget.run(note.subjectId));
        const { entry, words: kept } = entryOfNote(note, said, last.get());
        addEntry.run(entry.number, said.changeId, note.subjectId, entry.hash, JSON.stringify(entry));
        for (const one of kept) addWords.run(one);
      }
    },
    all: () => linesOfLedger(entries.all(), words.all()),
  };
}
