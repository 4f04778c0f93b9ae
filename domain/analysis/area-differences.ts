import { type PriorityArea, shownBand } from '../area.ts';
import { distanceMetres } from '../geo.ts';
import type { Band, Confidence } from '../priority.ts';
import { compareText } from './area-input.ts';

/** What is compared of an area. */
export interface AreaBrief {
  readonly band: Band;
  readonly score: number;
  readonly confidence: Confidence;
  readonly nMarked: number;
  readonly nPassed: number;
  /** null where it was not tested. */
  readonly mayBeChance: boolean | null;
  readonly centre: [number, number];
}

export const areaTraits = ['band', 'score', 'confidence', 'marked', 'passed', 'chance', 'place'] as const;
export type AreaTrait = (typeof areaTraits)[number];

/** One area in two computations. */
export interface AreaDifference {
  readonly id: string;
  readonly state: 'new' | 'gone' | 'changed' | 'same';
  readonly before: AreaBrief | null;
  readonly after: AreaBrief | null;
  /** What is not the same; empty unless `changed`. */
  readonly changed: readonly AreaTrait[];
}

/** A centre that moves less than this is at the same place. */
const placeMetres = 5;

function briefOf({ properties }: PriorityArea): AreaBrief {
  const { score, confidence, nMarked, nPassed, chance, centre } = properties;
  const mayBeChance = chance.tested ? chance.mayBeChance : null;
  return {
    band: shownBand(properties),
    score,
    confidence,
    nMarked,
    nPassed,
    mayBeChance,
    centre: [centre[0], centre[1]],
  };
}

function traitsChanged(before: AreaBrief, after: AreaBrief): AreaTrait[] {
  const moved = distanceMetres(before.centre, after.centre) >= placeMetres;
  const different: Readonly<Record<AreaTrait, boolean>> = {
    band: before.band !== after.band,
    score: before.score !== after.score,
    confidence: before.confidence !== after.confidence,
    marked: before.nMarked !== after.nMarked,
    passed: before.nPassed !== after.nPassed,
    chance: before.mayBeChance !== after.mayBeChance,
    place: moved,
  };
  return areaTraits.filter((trait) => different[trait]);
}

const order = ['new', 'gone', 'changed', 'same'] as const;

/**
 * What has changed between two computations of the same walk or set, area by area: new ones first, then those that are
 * gone, then those that changed; the highest score first. An area is the same where it has the same id.
 */
export function areaDifferences(
  before: readonly PriorityArea[],
  after: readonly PriorityArea[],
): AreaDifference[] {
  const earlier = new Map(before.map((area) => [area.id, briefOf(area)]));
  const later = new Map(after.map((area) => [area.id, briefOf(area)]));
  const ids = new Set([...earlier.keys(), ...later.keys()]);
  const rows = [...ids].map((id): AreaDifference => {
    const was = earlier.get(id) ?? null;
    const is = later.get(id) ?? null;
    const changed = was === null || is === null ? [] : traitsChanged(was, is);
    const state = was === null ? 'new' : is === null ? 'gone' : changed.length > 0 ? 'changed' : 'same';
    return { id, state, before: was, after: is, changed };
  });
  const scoreOf = ({ before: was, after: is }: AreaDifference) => is?.score ?? was?.score ?? 0;
  return rows.sort(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) || scoreOf(b) - scoreOf(a) || compareText(a.id, b.id),
  );
}
