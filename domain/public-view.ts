import { type PriorityArea, shownBand } from './area.ts';

/**
 * The only door to the public. Everything that people without an account see is built here, from a whitelist:
 * areas, never marks; counts of at least five people; dates, never times; free text only where the leader published
 * it in a protocol (public-protocol.ts).
 */
export const publicMinimumVoices = 5;

export interface PublicArea {
  type: 'Feature';
  id: string;
  geometry: PriorityArea['geometry'];
  properties: {
    kind: 'area';
    band: PriorityArea['properties']['band'];
    nMarked: number;
    nPassed: number;
    nWalks: number;
    computedOn: string;
  };
}

/** The area as the public may see it, or undefined when fewer than five people marked it. */
export function publicArea(area: PriorityArea): PublicArea | undefined {
  const { nMarked, nPassed, nWalks, runAt } = area.properties;
  if (nMarked < publicMinimumVoices) return undefined;
  return {
    type: 'Feature',
    id: area.id,
    geometry: area.geometry,
    properties: {
      kind: 'area',
      band: shownBand(area.properties),
      nMarked,
      nPassed,
      nWalks,
      computedOn: runAt.slice(0, 10),
    },
  };
}

/** A count for the public: the number itself, or "fewer than 5". */
export function publicCount(count: number): number | 'fewer than 5' {
  return count === 0 || count >= publicMinimumVoices ? count : 'fewer than 5';
}
