import type { DayWindow } from './day-window.ts';
import { isInWindow, lastDayOfMonth } from './day-window.ts';

export const evidenceSources = ['activity', 'walk', 'action', 'follow-up', 'police-month'] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

/** One thing that may count for an item, whatever it came from. */
export type Evidence =
  | { source: Exclude<EvidenceSource, 'police-month'>; id: string; date: string; amount: number }
  /** A whole month of the police, as in 2026-10. */
  | { source: 'police-month'; id: string; month: string; amount: number };

export const notCountedReasons = [
  'before-window',
  'after-window',
  'month-partly-outside',
  'in-future',
] as const;
export type NotCounted = (typeof notCountedReasons)[number];

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
