import { type LedgerEnd, type LedgerLine, ledgerStart } from '../../domain/promise/ledger.ts';

/** The whole ledger as JSON Lines, an entry a line, and a last line that tells where it ends. */
export function ledgerLines(lines: readonly LedgerLine[], now: Date): string {
  const end: LedgerEnd = {
    end: true,
    entries: lines.length,
    head: lines.at(-1)?.hash ?? ledgerStart,
    exportedAt: now.toISOString(),
  };
  return [...lines, end].map((line) => `${JSON.stringify(line)}\n`).join('');
}
