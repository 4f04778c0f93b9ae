import { codeVersion } from '../../domain/analysis/code-version.ts';
import { type AreaParameters, draftOfArea, type PriorityArea } from '../../domain/area.ts';
import type { WalkId } from '../../domain/ids.ts';
import { type AnalyseWalkTask, hashOfDrafts, type WalkAnalysis } from './analyse-walk.ts';
import { areaMaterial } from './area-material.ts';
import { areasAtMost, type SnapshotDeps } from './area-snapshot.ts';

/**
 * Whether what is kept comes out again, byte by byte. `data-changed`: people have marked, edited or withdrawn since;
 * `rules-changed`: this version of the program computes by other rules. Neither can be checked.
 */
export type AreaCheck =
  | { state: 'same' | 'different'; keptHash: string; againHash: string; dataHash: string; areaCount: number }
  | { state: 'data-changed' | 'rules-changed' | 'nothing-kept' };

export interface KeptComputation {
  readonly walkIds: readonly WalkId[];
  readonly parameters: AreaParameters;
  readonly codeVersion: string;
  readonly dataHash: string;
  readonly areas: readonly PriorityArea[];
}

/** The newest computation of a walk, as far as its areas tell of it; undefined when it has none. */
export function computationOfWalk(
  walkId: WalkId,
  areas: readonly PriorityArea[],
): KeptComputation | undefined {
  const [first] = areas;
  if (first === undefined) return undefined;
  const { parameters, codeVersion: rules, dataHash } = first.properties;
  return { walkIds: [walkId], parameters, codeVersion: rules, dataHash, areas };
}

/** Computes again with the parameters, the seed and the time that were kept, and compares. */
export async function checkAreas(
  kept: KeptComputation | undefined,
  { store, catalogue }: Pick<SnapshotDeps, 'store' | 'catalogue'>,
  analyse: (task: AnalyseWalkTask) => Promise<WalkAnalysis>,
): Promise<AreaCheck> {
  if (kept === undefined) return { state: 'nothing-kept' };
  if (kept.codeVersion !== codeVersion) return { state: 'rules-changed' };
  const { categories } = catalogue;
  const material = await areaMaterial(kept.walkIds, store);
  const task = { ...material, categories, settings: kept.parameters, answeredHash: null };
  const { dataHash, computed } = await analyse(task);
  if (computed === null || dataHash !== kept.dataHash) return { state: 'data-changed' };
  const keptHash = hashOfDrafts(kept.areas.map(draftOfArea));
  const againHash = hashOfDrafts(computed.areas.slice(0, areasAtMost));
  const state = keptHash === againHash ? 'same' : 'different';
  return { state, keptHash, againHash, dataHash, areaCount: kept.areas.length };
}
