import type { Analysis } from './analysis.ts';
import { darkSpots } from './dark-spots.ts';
import { density } from './density.ts';
import { exposure } from './exposure.ts';
import { giStar } from './gi-star.ts';
import { kernelDensity } from './kernel-density.ts';
import { priorityAreas } from './priority-areas.ts';
import { repeatPlaces } from './repeat-places.ts';
import { weekdayHours } from './weekday-hours.ts';

/** Every analysis, in the order that a picker shows them. */
export const analyses: readonly Analysis[] = [
  priorityAreas,
  density,
  exposure,
  kernelDensity,
  giStar,
  repeatPlaces,
  darkSpots,
  weekdayHours,
];

export function findAnalysis(id: string): Analysis | undefined {
  return analyses.find((analysis) => analysis.id === id);
}
