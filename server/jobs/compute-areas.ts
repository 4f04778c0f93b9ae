import { createHash } from 'node:crypto';
import { identifyAreas } from '../../domain/analysis/area-identity.ts';
import { analysisInputText } from '../../domain/analysis/area-input.ts';
import type { AreaSettings } from '../../domain/analysis/areas.ts';
import { analysisInputOf } from '../../domain/analysis/input-of-records.ts';
import { type AreaParameters, areaParametersSchema, type PriorityArea } from '../../domain/area.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { changeIdSchema, newId, recordIdSchema, type WalkId } from '../../domain/ids.ts';
import type { EntityByKind, RecordKind } from '../../domain/record.ts';
import type { Store } from '../storage/store.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { WalkJob } from './job.ts';

/** What one change may hold; the highest scores come first, so what is left out matters least. */
const areasAtMost = 2000;

/** Everything but the time: an hour that passes is no reason for a new snapshot. */
function settingsText({ asOf: _, ...parameters }: AreaParameters): string {
  return canonicalJson(parameters);
}

/** Whether the last snapshot already answers for this data under these settings. */
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

async function inputOfWalk(store: Store, walkId: WalkId, catalogue: Parameters<typeof analysisInputOf>[1]) {
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

/**
 * Computes a walk's areas again and writes them as the next snapshot, unless the data are those of the last one.
 * What changes while it runs has asked for the job again, so nothing is missed.
 */
export const computeWalkAreas: WalkJob = {
  afterMilliseconds: 1000,
  atMostMilliseconds: 5000,
  async run(walkId, { store, source, catalogue, workers }, signal) {
    const now = source.now();
    const runAt = now.toISOString();
    const settings: AreaSettings = { asOf: runAt };
    const input = await inputOfWalk(store, walkId, catalogue);
    const dataHash = createHash('sha256').update(analysisInputText(input)).digest('hex');
    const previous = (await store.recordsOfKind('area', walkId)).map(({ feature }) => feature);
    if (isUpToDate(previous, dataHash, areaParametersSchema.parse(settings))) return;

    const drafts =
      input.marks.length === 0 ? [] : await workers.run('computeAreas', { input, settings }, signal);
    const run = { runId: newId(recordIdSchema, source), runAt, dataHash };
    const { areas, gone } = identifyAreas(drafts.slice(0, areasAtMost), previous, run, source);
    if (areas.length === 0 && gone.length === 0) return;
    signal.throwIfAborted();
    await commitAsSystem(store, 'compute-areas', now, {
      id: newId(changeIdSchema, source),
      kind: 'areas-computed',
      at: runAt,
      walkId,
      areas,
      gone,
    });
  },
};
