import { identifyAreas } from '../../domain/analysis/area-identity.ts';
import type { AreaSettings } from '../../domain/analysis/areas.ts';
import { codeVersion } from '../../domain/analysis/code-version.ts';
import { type AreaParameters, areaParametersSchema, type PriorityArea } from '../../domain/area.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type AreaId, changeIdSchema, newId, recordIdSchema, type WalkId } from '../../domain/ids.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import type { AnalyseWalkTask, WalkAnalysis } from './analyse-walk.ts';
import { areaMaterial } from './area-material.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { JobDeps } from './job.ts';

/** What one change may hold; the highest scores come first, so what is left out matters least. */
export const areasAtMost = 2000;

/** A walk's areas under some settings, with the identity that they have in the store or would get there. */
export interface AreaSnapshot {
  areas: readonly PriorityArea[];
  /** Areas of the last snapshot that nothing continues. */
  gone: readonly AreaId[];
  /** Unsafe marks that it was computed from. */
  marks: number;
  /** Areas with the lowest scores that did not fit in one change. */
  leftOut: number;
  runAt: string;
  /** Whether the store already holds just this. */
  isKept: boolean;
}

export type SnapshotDeps = Pick<JobDeps, 'store' | 'source' | 'catalogue'>;

/**
 * Computes a walk's areas, unless the last snapshot already answers for this data under these settings.
 * @param analyse where the work is done: a worker thread in the server, this thread on the command line
 */
export async function takeAreaSnapshot(
  walkId: WalkId,
  parameters: Omit<AreaSettings, 'asOf'>,
  { store, source, catalogue }: SnapshotDeps,
  analyse: (task: AnalyseWalkTask) => Promise<WalkAnalysis>,
): Promise<AreaSnapshot> {
  const runAt = source.now().toISOString();
  const settings = areaParametersSchema.parse({ ...parameters, asOf: runAt });
  const previous = await featuresOfWalk(store, 'area', walkId);
  const { categories } = catalogue;
  const material = await areaMaterial([walkId], store);
  const answeredHash = answeredHashOf(previous, settings);
  const { dataHash, marks, computed } = await analyse({ ...material, categories, settings, answeredHash });
  if (computed === null) return { areas: previous, gone: [], marks, leftOut: 0, runAt, isKept: true };

  const { areas: drafts } = computed;
  const run = { runId: newId(recordIdSchema, source), runAt, dataHash };
  const { areas, gone } = identifyAreas(drafts.slice(0, areasAtMost), previous, run, source);
  const leftOut = drafts.length - areas.length;
  return { areas, gone, marks, leftOut, runAt, isKept: areas.length === 0 && gone.length === 0 };
}

/** Writes the snapshot as a change, unless the store holds it already. */
export async function keepAreaSnapshot(
  walkId: WalkId,
  { areas, gone, runAt, isKept }: AreaSnapshot,
  { store, source }: SnapshotDeps,
): Promise<void> {
  if (isKept) return;
  await commitAsSystem(store, 'compute-areas', source.now(), {
    id: newId(changeIdSchema, source),
    kind: 'areas-computed',
    at: runAt,
    walkId,
    areas: [...areas],
    gone: [...gone],
  });
}

/** Everything but the time: an hour that passes is no reason for a new snapshot. */
function settingsText({ asOf: _, ...parameters }: AreaParameters): string {
  return canonicalJson(parameters);
}

/** The data that the last snapshot answers for, where it was taken under these settings. */
function answeredHashOf([area]: readonly PriorityArea[], parameters: AreaParameters): string | null {
  if (area === undefined || area.properties.codeVersion !== codeVersion) return null;
  if (settingsText(area.properties.parameters) !== settingsText(parameters)) return null;
  return area.properties.dataHash;
}
