import type { DayWindow } from './day-window.ts';
import { isInWindow, lastDayOfMonth } from './day-window.ts';

/** One thing that may count for an item, whatever it came from. */
export type Evidence =
  | { source: 'activity'; id: string; date: string; amount: number }
  | { source: 'walk'; id: string; date: string; amount: number }
  | { source: 'action'; id: string; date: string; amount: number }
  | { source: 'follow-up'; id: string; date: string; amount: number }
  /** A whole month of the police, as in 2026-10. */
  | { source: 'police-month'; id: string; month: string; amount: number };

export type NotCounted = 'before-window' | 'after-window' | 'month-partly-outside' | 'in-future';

/** The day from which it is known: of a month its last. */
export function evidenceDay(evidence: Evidence): string {
  return evidence.source === 'police-month' ? lastDayOfMonth(evidence.month) : evidence.date;
}

/**
 * Why it does not count; undefined when it does. A month counts only where all of it lies in the window: what was done
 * on which of its days nobody outside the police knows.
 */
export function whyNotCounted(evidence: Evidence, window: DayWindow, asOf: string): NotCounted | undefined {
  const day = evidenceDay(evidence);
  if (evidence.source === 'police-month') {
    const first = `${evidence.month}-01`;
    if (day < window.from) return 'before-window';
    if (first > window.to) return 'after-window';
    if (first < window.from || day > window.to) return 'month-partly-outside';
    return day >= asOf ? 'in-future' : undefined;
  }
  if (day < window.from) return 'before-window';
  if (day > window.to) return 'after-window';
  return isInWindow(window, day) && day > asOf ? 'in-future' : undefined;
}
