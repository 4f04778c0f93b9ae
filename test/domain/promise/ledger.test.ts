import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOfWords, type LedgerLine, ledgerStart, nextEntry } from '../../../domain/promise/ledger.ts';
import { verifyLedger } from '../../../domain/promise/verify-ledger.ts';
import { changeNumber, noon } from '../../support/change-makers.ts';
import { itemNumber, promiseNumber } from '../../support/promise-makers.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chain(length: number): LedgerLine[] {
  const lines: LedgerLine[] = [];
  for (let index = 0; index < length; index += 1) {
    const opened = { reason: { salt: `salt ${index}`, words: `Skäl nummer ${index}` } };
    const entry = nextEntry(
      lines.at(-1),
      {
        ...{ at: noon, changeId: changeNumber(index), event: 'item-changed', promiseId: promiseNumber(1) },
        ...{ subjectId: itemNumber(index), by: { side: 'police', role: 'police' }, facts: { target: index } },
        words: { reason: hashOfWords(opened.reason.salt, opened.reason.words, sha256) },
      },
      sha256,
    );
    lines.push({ ...entry, opened });
  }
  return lines;
}
function fileOf(lines: readonly LedgerLine[], whole: readonly LedgerLine[] = lines): string {
  const end = { end: true, entries: whole.length, head: whole.at(-1)?.hash ?? ledgerStart, exportedAt: noon };
  return [...lines, end].map((line) => `${JSON.stringify(line)}\n`).join('');
}
const faultsIn = (text: string) => verifyLedger(text, sha256).faults.map(({ what, entry }) => [what, entry]);
const chains = fc.integer({ min: 2, max: 12 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    at: fc.integer({ min: 0, max: length - 1 }),
    to: fc.integer({ min: 0, max: length - 1 }),
  }),
);

describe('the ledger', () => {
  test('that nobody touched is whole, also empty', () => {
    for (const length of [0, 1, 5]) {
      const lines = chain(length);
      const verdict = verifyLedger(fileOf(lines), sha256);
      expect(verdict).toMatchObject({ entries: length, forgotten: 0, faults: [] });
      expect(verdict.head).toBe(lines.at(-1)?.hash ?? ledgerStart);
    }
  });

  test('an edited entry is found and named, whatever was edited', () => {
    const edits: readonly ((line: LedgerLine) => LedgerLine)[] = [
      (line) => ({ ...line, at: '2026-01-01T00:00:00.000Z' }),
      (line) => ({ ...line, facts: { ...line.facts, target: 1000 } }),
      (line) => ({ ...line, facts: {} }),
      (line) => ({ ...line, event: 'item-withdrawn' }),
      (line) => ({ ...line, by: { ...line.by, side: 'municipality' } }),
      (line) => ({ ...line, changeId: changeNumber(999) }),
      (line) => ({ ...line, words: { reason: sha256('something else') } }),
      (line) => ({ ...line, previous: sha256('elsewhere') }),
    ];
    fc.assert(
      fc.property(chains, fc.constantFrom(...edits), ({ length, at }, edit) => {
        const lines = chain(length);
        const edited = lines.map((line, index) => (index === at ? edit(line) : line));
        expect(faultsIn(fileOf(edited))).toContainEqual(['edited', at + 1]);
      }),
    );
  });

  test('an edit that mends its own hash is found where the next entry no longer follows', () => {
    fc.assert(
      fc.property(chains, ({ length, at }) => {
        const lines = chain(length);
        const line = lines[at];
        if (line === undefined) return;
        const forged = nextEntry(lines[at - 1], { ...line, facts: { target: 1000 } }, sha256);
        const edited = lines.map((one, index) => (index === at ? { ...forged, opened: one.opened } : one));
        const faults = faultsIn(fileOf(edited, lines));
        expect(faults).toContainEqual(at === length - 1 ? ['cut-off', null] : ['not-linked', at + 2]);
      }),
    );
  });

  test('a dropped entry is found and named, also the last', () => {
    fc.assert(
      fc.property(chains, ({ length, at }) => {
        const lines = chain(length);
        const faults = faultsIn(
          fileOf(
            lines.filter((_, index) => index !== at),
            lines,
          ),
        );
        expect(faults).toContainEqual(at === length - 1 ? ['cut-off', null] : ['dropped', at + 1]);
      }),
    );
  });

  test('entries in another order are found and named', () => {
    fc.assert(
      fc.property(chains, ({ length, at, to }) => {
        fc.pre(at !== to);
        const lines = chain(length);
        const moved = lines.filter((_, index) => index !== at);
        moved.splice(to, 0, ...lines.slice(at, at + 1));
        expect(faultsIn(fileOf(moved, lines)).map(([what]) => what)).toContain('reordered');
      }),
    );
  });

  test('edited words are found; forgotten words are no fault, and are counted', () => {
    const lines = chain(3);
    const reworded = lines.map((line, index) =>
      index === 1 ? { ...line, opened: { reason: { salt: 'salt 1', words: 'Ett annat skäl' } } } : line,
    );
    expect(faultsIn(fileOf(reworded))).toEqual([['words-edited', 2]]);
    const forgotten = lines.map((line, index) => (index === 1 ? { ...line, opened: {} } : line));
    expect(verifyLedger(fileOf(forgotten), sha256)).toMatchObject({ forgotten: 1, faults: [] });
  });

  test('a ledger that was written anew as a whole is told by a head that was published', () => {
    const [first, second] = chain(2);
    const head = second?.hash ?? '';
    expect(verifyLedger(fileOf(chain(4)), sha256, { head }).faults).toEqual([]);
    let before: LedgerLine | undefined;
    const anew = chain(4).map((line, index) => {
      const entry = nextEntry(before, { ...line, facts: { target: index + 100 } }, sha256);
      before = { ...entry, opened: line.opened };
      return before;
    });
    expect(verifyLedger(fileOf(anew), sha256).faults).toEqual([]);
    expect(verifyLedger(fileOf(anew), sha256, { head }).faults.map(({ what }) => what)).toEqual([
      'other-head',
    ]);
    expect(first?.previous).toBe(ledgerStart);
  });

  test('what is no ledger, or has no end, is said in words', () => {
    expect(faultsIn('{"number":1}\nnot json\n').map(([what]) => what)).toEqual([
      'unreadable',
      'unreadable',
      'cut-off',
    ]);
    const cut = fileOf(chain(3)).split('\n').slice(0, 3).join('\n');
    expect(faultsIn(cut)).toEqual([['cut-off', 4]]);
  });
});
