import { inPatch, type Patch, patches } from './plan.ts';
import type { Spot } from './plane.ts';

/** The patch with its south-west corner in a row and column of the plan. Throws RangeError when there is none. */
export const patchOf = (south: string, column: number): Patch => {
  const found = patches.find((patch) => patch.south === south && patch.column === column);
  if (found === undefined) throw new RangeError(`no patch ${south}${column}`);
  return found;
};

export const park = patchOf('a', 1);
export const slabPatch = patchOf('d', 2);
export const westSlabPatch = patchOf('d', 1);
export const centrePatch = patchOf('b', 2);
export const schoolPatch = patchOf('b', 1);
export const sportsPatch = patchOf('e', 2);

export const inPark = (u: number, v: number): Spot => inPatch(park, u, v);
export const pondMiddle: Spot = inPark(0.56, 0.44);
