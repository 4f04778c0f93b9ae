import type { Analysis } from './analysis.ts';
import { density } from './density.ts';
import { exposure } from './exposure.ts';
import { giStar } from './gi-star.ts';
import { kernelDensity } from './kernel-density.ts';
import { priorityAreas } from './priority-areas.ts';

/** Every analysis, in the order that a picker shows them. */
export const analyses: readonly Analysis[] = [priorityAreas, density, exposure, kernelDensity, giStar];

export function findAnalysis(id: string): Analysis | undefined {
  return analyses.find((analysis) => analysis.id === id);
}
