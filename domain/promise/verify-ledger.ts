import {
  hashOfEntry,
  hashOfWords,
  type LedgerLine,
  ledgerEndSchema,
  ledgerLineSchema,
  ledgerStart,
  type Sha256,
} from './ledger.ts';

/** What is wrong with a ledger, and where. `line` counts from 1; `entry` is the number that the entry has or should have. */
export interface LedgerFault {
  line: number;
  entry: number | null;
  what:
    | 'unreadable'
    | 'edited'
    | 'dropped'
    | 'reordered'
    | 'words-edited'
    | 'not-linked'
    | 'cut-off'
    | 'other-head';
  detail: string;
}

export interface LedgerVerdict {
  entries: number;
  head: string;
  /** Words that are no longer kept: their hashes are still in the chain. */
  forgotten: number;
  faults: readonly LedgerFault[];
}

/** What the head must be: as it was published with a follow-up, or as the database has it. */
interface Expected {
  head?: string;
}

/**
 * Looks through an export (JSON Lines) and says what was edited, dropped or put in another order. Somebody who writes
 * all hashes anew is found out by the head alone: hold it against one that was published.
 */
export function verifyLedger(text: string, sha256: Sha256, expected: Expected = {}): LedgerVerdict {
  const faults: LedgerFault[] = [];
  const rows = text.split('\n').filter((row) => row.trim() !== '');
  let before: LedgerLine | undefined;
  let highest = 0;
  let forgotten = 0;
  let entries = 0;
  let isEnded = false;
  const heads = new Set<string>();
  rows.forEach((row, index) => {
    const line = index + 1;
    const read = parseRow(row);
    if (read === undefined || isEnded) {
      const detail = isEnded ? 'a line after the end' : 'it is no entry of a ledger';
      faults.push({ line, entry: null, what: 'unreadable', detail });
      return;
    }
    if ('end' in read) {
      isEnded = true;
      if (read.entries !== entries || read.head !== (before?.hash ?? ledgerStart))
        faults.push({
          line,
          entry: null,
          what: 'cut-off',
          detail: `the end tells of ${read.entries} entries with the head ${read.head}, but here are ${entries}`,
        });
      return;
    }
    entries += 1;
    heads.add(read.hash);
    faults.push(...faultsOf(read, before, highest, line, sha256));
    forgotten += Object.keys(read.words).filter((name) => read.opened[name] === undefined).length;
    highest = Math.max(highest, read.number);
    before = read;
  });
  if (!isEnded)
    faults.push({
      ...{ line: rows.length + 1, entry: highest + 1, what: 'cut-off' },
      detail: 'the line that tells where the ledger ends is missing',
    });
  const head = before?.hash ?? ledgerStart;
  if (expected.head !== undefined && !heads.has(expected.head) && expected.head !== ledgerStart)
    faults.push({
      ...{ line: rows.length, entry: null, what: 'other-head' },
      detail: `no entry has the hash ${expected.head}: this is another ledger, or it was written anew`,
    });
  return { entries, head, forgotten, faults };
}

function parseRow(row: string) {
  try {
    const json: unknown = JSON.parse(row);
    return ledgerLineSchema.safeParse(json).data ?? ledgerEndSchema.safeParse(json).data;
  } catch {
    return undefined;
  }
}

function faultsOf(
  entry: LedgerLine,
  before: LedgerLine | undefined,
  highest: number,
  line: number,
  sha256: Sha256,
): LedgerFault[] {
  const faults: LedgerFault[] = [];
  const add = (what: LedgerFault['what'], detail: string, number = entry.number) =>
    faults.push({ line, entry: number, what, detail });
  if (entry.number <= highest) add('reordered', `entry ${entry.number} stands after entry ${highest}`);
  else
    for (let missing = highest + 1; missing < entry.number; missing += 1)
      add('dropped', `entry ${missing} is missing`, missing);
  if (hashOfEntry(entry, sha256) !== entry.hash)
    add('edited', `entry ${entry.number} is not what its hash was made of`);
  else if (entry.number === highest + 1 && entry.previous !== (before?.hash ?? ledgerStart))
    add(
      'not-linked',
      `entry ${entry.number} does not follow the entry before it, so one of them was written anew`,
    );
  for (const [name, { salt, words }] of Object.entries(entry.opened))
    if (entry.words[name] !== hashOfWords(salt, words, sha256))
      add(
        'words-edited',
        `the words "${name}" of entry ${entry.number} are not those that were written down`,
      );
  return faults;
}
