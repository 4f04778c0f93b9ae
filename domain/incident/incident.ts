import type { Position } from '../geo.ts';

/**
 * A recorded incident as it is kept: one row of a data set of the police. No case number, no words: what the row was
 * called in its own system is only mixed into `key`, which cannot be turned back.
 */
export interface Incident {
  /** 16 bytes by which the same row of the same data set is known again. */
  key: Uint8Array;
  position: Position;
  /** RFC 3339 in UTC, of what the row says: the moment, or the beginning of its day or month; null where it says none. */
  occurredAt: string | null;
  /** 0 is Monday, by local time; null where the row names a month at most. */
  weekday: number | null;
  /** 0 to 23, by local time; null where the row names a day at most. */
  hour: number | null;
  type: string | null;
  /** Many rows lie on the very same point, so it may stand for a block, a street or a district. */
  masked: boolean;
}
