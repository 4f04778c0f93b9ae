import type { MessagePort } from 'node:worker_threads';
import type { AnalysisResult } from '../../domain/analysis/analysis.ts';
import { findAnalysis } from '../../domain/analysis/index.ts';
import { analysisInputOf, type RecordsForAnalysis } from '../../domain/analysis/input-of-records.ts';
import { buildCatalogue, type Category } from '../../domain/catalogue.ts';
import type { LampPoints } from '../../domain/lamp/lamp-points.ts';
import type { KnownLamp } from '../../domain/lamp/lamps-near.ts';

/** Which marks count; everybody who walked counts as a passer, whatever they marked. */
export interface MarkFilters {
  category?: readonly string[] | undefined;
  /** RFC 3339: recorded at this time or later, and before that. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface AnalyseLayerTask {
  layerId: string;
  /** Checked by the analysis's own schema before it was handed over. */
  parameters: Readonly<Record<string, unknown>>;
  records: RecordsForAnalysis;
  categories: readonly Category[];
  filters: MarkFilters;
  lamps: LampPoints;
  progressPort?: Pick<MessagePort, 'postMessage'>;
}

/** One layer of analysis over these records; plain data in and out, so that it can run in any thread. */
export function analyseLayer(task: AnalyseLayerTask): AnalysisResult {
  const { layerId, parameters, records, categories, filters, lamps, progressPort } = task;
  const layer = findAnalysis(layerId);
  if (layer === undefined) throw new Error(`there is no layer ${layerId}`);
  const input = analysisInputOf(records, buildCatalogue(categories));
  const marks = input.marks.filter((mark) => fitsFilters(mark, filters));
  return layer.run({ ...input, marks, lamps: lampsOf(lamps) }, parameters, (share) =>
    progressPort?.postMessage(share),
  );
}

function lampsOf({ longitude, latitude, working }: LampPoints): KnownLamp[] {
  return Array.from(longitude, (east, index) => {
    const state = working[index];
    return {
      position: [east, latitude[index] ?? 0] as const,
      working: state === 1 ? true : state === 0 ? false : null,
    };
  });
}

export function fitsFilters(
  mark: { category: string; recordedAt: string },
  { category, from, to }: MarkFilters,
): boolean {
  const at = Date.parse(mark.recordedAt);
  if (category !== undefined && !category.includes(mark.category)) return false;
  if (from !== undefined && at < Date.parse(from)) return false;
  return to === undefined || at < Date.parse(to);
}
