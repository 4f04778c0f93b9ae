import type { Position } from '../../domain/geo.ts';

/** One reading of where the phone is. */
export interface Fix {
  position: Position;
  accuracyMetres: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** A search for the position: what has been read since it began. */
export interface Search {
  startedAt: number;
  readings: number;
  best: Fix | undefined;
}

/** Better than this is believed at once; the first reading of a phone that just woke is often an old cell tower's. */
const preciseMetres = 20;
/** Worse than this does not say on which side of the square somebody stands. */
const usableMetres = 50;
const settleMilliseconds = 3_000;
const keepBetterMilliseconds = 8_000;
const staleMilliseconds = 60_000;

export function beginSearch(now: number): Search {
  return { startedAt: now, readings: 0, best: undefined };
}

/** Takes a reading in. A clearly worse one does not push out a better one of the last seconds. */
export function addReading(search: Search, reading: Fix): Search {
  const { best } = search;
  const keepBest =
    best !== undefined &&
    reading.at - best.at < keepBetterMilliseconds &&
    reading.accuracyMetres > best.accuracyMetres * 1.5;
  return { ...search, readings: search.readings + 1, best: keepBest ? best : reading };
}

/**
 * Whether the best reading may be stored as the place of a mark: recent, within 50 metres, and not simply the
 * first that came unless it is a precise one.
 */
export function isSettled(search: Search, now: number): boolean {
  const { best, readings, startedAt } = search;
  if (best === undefined || now - best.at > staleMilliseconds || best.accuracyMetres > usableMetres)
    return false;
  return best.accuracyMetres <= preciseMetres || (readings >= 2 && best.at - startedAt >= settleMilliseconds);
}
