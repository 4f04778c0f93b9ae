import type { WalkId } from '../ids.ts';

/** What some redraws came to: lists of numbers that nobody may change. */
export type Figures = readonly Float64Array[];

/**
 * Where figures that took long are kept from one computation to the next. A key says all that its figures follow from,
 * so that whether something was remembered never changes a result.
 * @param key text of any length; whoever keeps many should keep its hash
 * @param walkIds whose marks the figures are of
 * @returns what is kept under the key, else what `compute` gives
 */
export type Remember = (key: string, walkIds: readonly WalkId[], compute: () => Figures) => Figures;

/** Computes everything anew. */
export const rememberNothing: Remember = (_key, _walkIds, compute) => compute();
