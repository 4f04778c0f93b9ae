import { createHash } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { analysisInputText } from '../../domain/analysis/area-input.ts';
import { type AreaSettings, computeAreas } from '../../domain/analysis/areas.ts';
import { analysisInputOf, type RecordsForAnalysis } from '../../domain/analysis/input-of-records.ts';
import type { AreaDraft } from '../../domain/area.ts';
import { buildCatalogue, type Category } from '../../domain/catalogue.ts';

/** What areas are computed from. Findings are GeoJSON text, as the store has them: reading it is part of the work. */
export interface AnalyseWalkTask {
  records: Omit<RecordsForAnalysis, 'findings'>;
  findings: readonly string[];
  categories: readonly Category[];
  settings: AreaSettings;
  /** The data hash that the last snapshot already answers for under these settings; null when none does. */
  answeredHash: string | null;
  /** Hears how much of 1 is done. */
  progressPort?: Pick<MessagePort, 'postMessage'>;
}

export interface WalkAnalysis {
  /** SHA-256 of everything that the areas are computed from, in hexadecimal. */
  dataHash: string;
  /** Unsafe marks among the findings. */
  marks: number;
  /** null: the last snapshot answers already. */
  drafts: readonly AreaDraft[] | null;
}

/** Everything about a walk's areas that takes long; plain data in and out, so that it can run in any thread. */
export function analyseWalk(task: AnalyseWalkTask): WalkAnalysis {
  const findings: RecordsForAnalysis['findings'] = task.findings.map((text) => JSON.parse(text));
  const input = analysisInputOf({ ...task.records, findings }, buildCatalogue(task.categories));
  const dataHash = createHash('sha256').update(analysisInputText(input)).digest('hex');
  const marks = input.marks.length;
  const tell = (share: number) => task.progressPort?.postMessage(share);
  if (dataHash === task.answeredHash) return { dataHash, marks, drafts: null };
  return { dataHash, marks, drafts: marks === 0 ? [] : computeAreas(input, task.settings, tell) };
}
