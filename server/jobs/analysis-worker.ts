import type { AnalysisInput } from '../../domain/analysis/area-input.ts';
import { type AreaSettings, computeAreas as compute } from '../../domain/analysis/areas.ts';
import type { AreaDraft } from '../../domain/area.ts';

// What runs in a worker thread: arguments and results are copied between threads, so they are plain data.

export function computeAreas({
  input,
  settings,
}: {
  input: AnalysisInput;
  settings: AreaSettings;
}): AreaDraft[] {
  return compute(input, settings);
}
