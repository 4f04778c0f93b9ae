import type { Position } from '../geo.ts';

/** A street lamp of a municipality's register: one row of a lamp set, no record. */
export interface Lamp {
  position: Position;
  /** False is broken or put out of use; null where the register does not say. */
  working: boolean | null;
  /** The kind of light as the register writes it: LED, natrium … */
  type: string | null;
  heightMetres: number | null;
  /** The day as in 2026-11-23. */
  inspectedOn: string | null;
  /** What the register calls it, so that a broken one can be reported by its number. */
  reference: string | null;
}

export const lampStates = ['working', 'unknown', 'broken'] as const;
export type LampState = (typeof lampStates)[number];

export function lampState({ working }: Pick<Lamp, 'working'>): LampState {
  if (working === null) return 'unknown';
  return working ? 'working' : 'broken';
}
