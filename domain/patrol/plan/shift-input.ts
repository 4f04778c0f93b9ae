import type { Position } from '../../geo.ts';

/** Hours of a weekday by the clock of the place. */
export interface TargetWindow {
  /** 0 is Monday. */
  readonly weekday: number;
  /** The first hour, 0 to 23. */
  readonly fromHour: number;
  /** The hour at which it ends, 1 to 24; not later than `fromHour` means on the next day. */
  readonly toHour: number;
  /** How many events or marks it is drawn from. */
  readonly n?: number | undefined;
}

/** A hot spot that a shift could visit. */
export interface ShiftCandidate {
  readonly id: string;
  /** Where officers stand: a place that can be walked to. */
  readonly place: Position;
  readonly evidenceGrade: 'A' | 'B' | 'C';
  /** Empty: any hour is as good as another. */
  readonly windows: readonly TargetWindow[];
  /** RFC 3339 in UTC; null where nobody has logged a visit. */
  readonly lastVisitAt: string | null;
}

/** What a shift is proposed from. Times are RFC 3339 in UTC and count to the whole minute. */
export interface ShiftInput {
  readonly startAt: string;
  readonly endAt: string;
  readonly start: Position;
  /** null: back to where it began. */
  readonly end: Position | null;
  /** They walk together; a minute of two officers is two officer minutes. */
  readonly officers: number;
  /** Minutes at each hot spot, whole, 10 to 16 (`dose.ts` says why and how doubtful that is); 15 when left out. */
  readonly dwellMinutes?: number | undefined;
  /** Whole minutes from leaving a hot spot to coming back; 120 when left out. */
  readonly returnAfterMinutes?: number | undefined;
  /** 75 when left out (4.5 km/h). */
  readonly walkingMetresPerMinute?: number | undefined;
  /** Different hot spots at most; 5 when left out. */
  readonly maxHotSpots?: number | undefined;
  /** How far the draw moves a weight up or down at most, 0 to 0.5; 0.15 when left out. 0: nothing is left to chance. */
  readonly draw?: number | undefined;
  /** A whole number, kept with the plan: the same seed and input give the same plan, byte for byte. */
  readonly seed: number;
  readonly candidates: readonly ShiftCandidate[];
  /** Hot spots that must be visited at least once. */
  readonly locked: readonly string[];
  /** Hot spots that must not be visited; stronger than a lock. */
  readonly dropped: readonly string[];
  /**
   * The stops as a person ordered them, the same hot spot twice for two visits. No others are visited then, apart from
   * locked ones; what does not fit the time any more is left.
   */
  readonly fixedOrder?: readonly string[] | undefined;
  /** On foot, in metres, the same in both directions; Infinity where there is no way. */
  metresBetween(from: Position, to: Position): number;
}
