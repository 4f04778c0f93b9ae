/** What a minute at a hot spot weighs, as factors: their product is the weight. */
export interface WeightParts {
  /** 1 for grade A, 0.75 for B, 0.5 for C. */
  readonly grade: number;
  /** 1 when the visit begins inside a target window or there are none, 0.4 outside. */
  readonly window: number;
  /** 0.5 just after a visit to 1 a week later. */
  readonly recency: number;
  /** Tonight's draw, around 1. */
  readonly draw: number;
}

/** One visit of the shift. Times are RFC 3339 in UTC on whole minutes. */
export interface ShiftStop {
  readonly id: string;
  readonly arriveAt: string;
  readonly leaveAt: string;
  /** From the stop before, or from the start. */
  readonly walkMetres: number;
  readonly walkMinutes: number;
  /** Minutes to spend anywhere between the walk's end and the arrival. */
  readonly spareMinutes: number;
  /** The stay in minutes times the weight. */
  readonly weightedMinutes: number;
  readonly why: WeightParts;
}

export const leftReasons = [
  /** Dropped by a person. */
  'dropped',
  /** There is no way to walk to it from the start and on to the end. */
  'no-way',
  /** The way there and on to the end takes too long for a stay within the shift. */
  'no-time',
  /** Visited so lately that it cannot be returned to within the shift. */
  'visited-lately',
  /** Not in the order that a person made, or it does not fit there any more. */
  'not-in-order',
  /** The others are worth more. */
  'outweighed',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** What one choice of a person costs: the weighted minutes that the best plan without it has more. */
export interface ChoiceCost {
  readonly choice: 'locked' | 'dropped' | 'order';
  /** The hot spot; null for the order. */
  readonly id: string | null;
  readonly weightedMinutes: number;
}

export interface ShiftProposal {
  readonly kind: 'proposal';
  readonly seed: number;
  readonly stops: readonly ShiftStop[];
  /** Every candidate without a stop. */
  readonly left: readonly { readonly id: string; readonly reason: LeftReason }[];
  readonly costs: readonly ChoiceCost[];
  readonly minutesAtHotSpots: number;
  readonly officerMinutesAtHotSpots: number;
  /** With tonight's draw; this is what was made as large as possible. */
  readonly weightedMinutes: number;
  /** The same plan without the draw. */
  readonly weightedMinutesWithoutDraw: number;
  readonly walkMetres: number;
  readonly walkMinutes: number;
  /** The way from the last stop to the end. */
  readonly lastWalkMetres: number;
  readonly lastWalkMinutes: number;
  readonly backAt: string;
  /** Minutes of the shift after coming back. */
  readonly spareMinutes: number;
  /** No plan of these weights has more weighted minutes: proven, not only searched for. */
  readonly exact: boolean;
}

export const refusalReasons = [
  'ends-before-start',
  /** Zero minutes. */
  'no-time',
  /** More than 16 hours. */
  'too-long',
  /** A number is outside its bounds; `ids` names the field. */
  'parameter-out-of-bounds',
  /** A hot spot is locked, dropped or ordered that is no candidate. */
  'unknown-hot-spot',
  /** A candidate is in the list twice. */
  'duplicate-hot-spot',
  /** The end cannot be reached on foot from the start in time. */
  'end-out-of-reach',
  /** The hot spots are locked and no plan visits all of them. */
  'locked-do-not-fit',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why nothing is proposed. */
export interface ShiftRefusal {
  readonly kind: 'refusal';
  readonly reason: RefusalReason;
  readonly ids: readonly string[];
}
