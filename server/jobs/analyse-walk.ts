import { createHash } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { type AnalysisInput, analysisInputText, compareText } from '../../domain/analysis/area-input.ts';
import { type AreaSettings, type ComputedAreas, computeAreaRun } from '../../domain/analysis/areas.ts';
import { rememberNothing } from '../../domain/analysis/block-memo.ts';
import { analysisInputOf, type RecordsForAnalysis } from '../../domain/analysis/input-of-records.ts';
import type { AreaDraft } from '../../domain/area.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { buildCatalogue, type Category } from '../../domain/catalogue.ts';
import type { KeptFigures } from './block-shelf.ts';
import { rememberBlocks } from './remember-blocks.ts';

/** What areas are computed from. Findings are GeoJSON text, as the store has them: reading it is part of the work. */
export interface AnalyseWalkTask {
  records: Omit<RecordsForAnalysis, 'findings'>;
  findings: readonly string[];
  categories: readonly Category[];
  settings: AreaSettings;
  /** The data hash that the last snapshot already answers for under these settings; null when none does. */
  answeredHash: string | null;
  /** Hears how much of 1 is done, and what was computed that others can use. */
  progressPort?: Pick<MessagePort, 'postMessage'>;
  /** Redraws of earlier computations; left out where nothing may be remembered. */
  handed?: readonly KeptFigures[];
}

export interface WalkAnalysis {
  /** SHA-256 of everything that the areas are computed from, in hexadecimal. */
  dataHash: string;
  /** Unsafe marks among the findings. */
  marks: number;
  /** Who took part, whether they marked anything or not. */
  people: number;
  /** null: the last snapshot answers already. `resultHash` is the SHA-256 of the areas as `hashOfDrafts` reads them. */
  computed: (ComputedAreas & { readonly resultHash: string }) | null;
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same areas have the same hash, in any order and wherever they were computed. */
export function hashOfDrafts(drafts: readonly AreaDraft[]): string {
  return sha256Of(canonicalJson(drafts.map((draft) => canonicalJson(draft)).sort(compareText)));
}

/** The input of the analyses and its hash. */
export function readMaterial({
  records,
  findings,
  categories,
}: Pick<AnalyseWalkTask, 'records' | 'findings' | 'categories'>): { input: AnalysisInput; dataHash: string } {
  const read: RecordsForAnalysis['findings'] = findings.map((text) => JSON.parse(text));
  const input = analysisInputOf({ ...records, findings: read }, buildCatalogue(categories));
  return { input, dataHash: sha256Of(analysisInputText(input)) };
}

/** Everything about the areas of walks that takes long; plain data in and out, so that it can run in any thread. */
export function analyseWalk(task: AnalyseWalkTask): WalkAnalysis {
  const { input, dataHash } = readMaterial(task);
  const counts = { marks: input.marks.length, people: input.passers.length };
  if (dataHash === task.answeredHash) return { dataHash, ...counts, computed: null };
  const tell = (share: number) => task.progressPort?.postMessage(share);
  const remember =
    task.handed === undefined ? rememberNothing : rememberBlocks(task.handed, task.progressPort);
  const computed = computeAreaRun(input, task.settings, tell, remember);
  return { dataHash, ...counts, computed: { ...computed, resultHash: hashOfDrafts(computed.areas) } };
}
