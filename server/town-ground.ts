import { demoTownSeed, generateTown } from '../data/demo/generate-town.ts';
import type { Town } from '../data/demo/town-types.ts';
import type { Position } from '../domain/geo.ts';

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

/** The street lamps of the fictional town, also those that are out. */
export function lampsOfTown(): readonly Position[] {
  return townGround().features.flatMap(({ geometry, properties }) =>
    properties.layer === 'lamp' && geometry.type === 'Point'
      ? [[geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0] as const]
      : [],
  );
}
