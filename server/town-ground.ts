import { demoTownSeed, generateTown } from '../data/demo/generate-town.ts';
import type { Town } from '../data/demo/town-types.ts';

let known: Town | undefined;

/** The fictional town, made once: it takes most of a second. */
function town(): Town {
  known ??= generateTown(demoTownSeed);
  return known;
}

/** The map of the fictional town. */
export function townGround(): Town['map'] {
  return town().map;
}

/** What can be walked in the fictional town. */
export function townWays(): Town['graph'] {
  return town().graph;
}
