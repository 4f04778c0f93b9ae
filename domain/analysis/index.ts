import type { Analysis } from './analysis.ts';
import { density } from './density.ts';
import { priorityAreas } from './priority-areas.ts';

/** Every analysis, in the order that a picker shows them. */
export const analyses: readonly Analysis[] = [priorityAreas, density];

export function findAnalysis(id: string): Analysis | undefined {
  return analyses.find((analysis) => analysis.id === id);
}
