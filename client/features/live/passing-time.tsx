import type { ReactNode } from 'react';
import { formatAgo, formatElapsed } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { useNow } from '../../state/use-now.ts';

/** "för 20 sekunder sedan", kept true each second. */
export function Ago({ time }: { time: string }): ReactNode {
  return <time dateTime={time}>{formatAgo(time, currentLanguage(), useNow())}</time>;
}

/** A stopwatch from one time on; it stands still at `to`. Screen readers are not told of every second. */
export function Elapsed({ from, to }: { from: string; to: string | null }): ReactNode {
  const now = useNow();
  const end = to === null ? now.getTime() : Date.parse(to);
  return <span className="live-elapsed">{formatElapsed(end - Date.parse(from))}</span>;
}

/** The stopwatch against the minutes that were planned: the bar is full when the time is up. */
export function PlannedTime({ from, minutes }: { from: string; minutes: number }): ReactNode {
  const spent = (useNow().getTime() - Date.parse(from)) / 60_000;
  return (
    <progress
      className="live-planned"
      data-over={minutes > 0 && spent > minutes}
      value={Math.max(0, Math.min(spent, minutes))}
      max={Math.max(minutes, 1)}
      aria-hidden="true"
    />
  );
}
