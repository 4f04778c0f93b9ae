import type { Block } from './streets.ts';

/** Blocks with a part of their own in the town. */
export type SpecialBlock =
  | 'square'
  | 'station-square'
  | 'fish-square'
  | 'church'
  | 'library'
  | 'shop'
  | 'school'
  | 'pitch'
  | 'ferry';

/** By the south row and column of the patch, then the block's place across and up. */
const places: Readonly<Record<string, SpecialBlock>> = {
  'b2:2,1': 'square',
  'b2:2,2': 'station-square',
  'b2:0,1': 'church',
  'b2:3,1': 'library',
  'a3:0,0': 'fish-square',
  'd2:0,0': 'shop',
  'b1:1,0': 'school',
  'b1:1,1': 'school',
  'e2:0,0': 'pitch',
  'e2:1,0': 'pitch',
  'e2:0,1': 'pitch',
  'e2:1,1': 'pitch',
  'b4:1,1': 'ferry',
};

export function specialOf({ patch, across, up }: Block): SpecialBlock | undefined {
  return places[`${patch.south}${patch.column}:${across},${up}`];
}
