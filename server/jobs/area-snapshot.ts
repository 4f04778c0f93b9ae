import { createHash } from 'node:crypto';
import { identifyAreas } from '../../domain/analysis/area-identity.ts';
import { type AnalysisInput, analysisInputText } from '../../domain/analysis/area-input.ts';
import type { AreaSettings } from '../../domain/analysis/areas.ts';
import { analysisInputOf } from '../../domain/analysis/input-of-records.ts';
import {
  type AreaDraft,
  type AreaParameters,
  areaParametersSchema,
  type PriorityArea,
} from '../../domain/area.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type AreaId, changeIdSchema, newId, recordIdSchema, type WalkId } from '../../domain/ids.ts';
import type { EntityByKind, RecordKind } from '../../domain/record.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { JobDeps } from './job.ts';

/** What one change may hold; the highest scores come first, so what is left out matters least. */
const areasAtMost = 2000;

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

type SnapshotDeps = Pick<JobDeps, 'store' | 'source' | 'catalogue'>;

/**
 * Computes a walk's areas, unless the last snapshot already answers for this data under these settings.
 * @param compute where the work is done: a worker thread in the server, this thread on the command line
 */
export async function takeAreaSnapshot(
  walkId: WalkId,
  parameters: Omit<AreaSettings, 'asOf'>,
  { store, source, catalogue }: SnapshotDeps,
  compute: (input: AnalysisInput, settings: AreaSettings) => Promise<AreaDraft[]>,
): Promise<AreaSnapshot> {
  const runAt = source.now().toISOString();
  const settings = areaParametersSchema.parse({ ...parameters, asOf: runAt });
  const input = await inputOfWalk(walkId, { store, catalogue });
  const dataHash = createHash('sha256').update(analysisInputText(input)).digest('hex');
  const previous = (await store.recordsOfKind('area', walkId)).map(({ feature }) => feature);
  const marks = input.marks.length;
  if (isUpToDate(previous, dataHash, settings))
    return { areas: previous, gone: [], marks, leftOut: 0, runAt, isKept: true };

  const drafts = marks === 0 ? [] : await compute(input, settings);
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

function isUpToDate(
  previous: readonly PriorityArea[],
  dataHash: string,
  parameters: AreaParameters,
): boolean {
  const [area] = previous;
  return (
    area !== undefined &&
    area.properties.dataHash === dataHash &&
    settingsText(area.properties.parameters) === settingsText(parameters)
  );
}

async function inputOfWalk(
  walkId: WalkId,
  { store, catalogue }: Pick<SnapshotDeps, 'store' | 'catalogue'>,
): Promise<AnalysisInput> {
  const features = async <Kind extends RecordKind>(kind: Kind): Promise<EntityByKind[Kind][]> =>
    (await store.recordsOfKind(kind, walkId)).map(({ feature }) => feature);
  const records = {
    walks: await features('walk'),
    participants: await features('participant'),
    findings: await features('finding'),
    ratings: await features('rating'),
    checkpoints: await features('checkpoint'),
  };
  return analysisInputOf(records, catalogue);
}
