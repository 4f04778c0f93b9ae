import { demoTownSeed, generateTown } from '../data/demo/generate-town.ts';
import type { Town } from '../data/demo/town-types.ts';

let known: Town['map'] | undefined;

/** The map of the fictional town, made once: it takes most of a second. */
export function townGround(): Town['map'] {
  known ??= generateTown(demoTownSeed).map;
  return known;
}
