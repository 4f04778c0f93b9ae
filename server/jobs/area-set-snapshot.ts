import { identifyAreas } from '../../domain/analysis/area-identity.ts';
import { codeVersion } from '../../domain/analysis/code-version.ts';
import { type AreaParameters, areaParametersSchema, type PriorityArea } from '../../domain/area.ts';
import { type AreaScope, type AreaSet, walksOfScope } from '../../domain/area-set.ts';
import {
  type AreaId,
  type AreaSetId,
  areaSetIdSchema,
  changeIdSchema,
  newId,
  recordIdSchema,
} from '../../domain/ids.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Store } from '../storage/store.ts';
import type { AnalyseWalkTask, WalkAnalysis } from './analyse-walk.ts';
import { areaMaterial } from './area-material.ts';
import { areasAtMost, type SnapshotDeps } from './area-snapshot.ts';
import { commitAsSystem } from './commit-as-system.ts';

export interface AreaSetWish {
  /** The set to compute again; null for a new one. */
  setId: AreaSetId | null;
  /** Made by who asks; otherwise it is made here. */
  runId?: string | undefined;
  name: string;
  scope: AreaScope;
  parameters: Partial<Omit<AreaParameters, 'asOf'>>;
  /** Who asks, as the log names them. */
  askedBy: string;
}

/** A computation over a set of walks, not yet kept. */
export interface AreaSetSnapshot {
  set: AreaSet;
  areas: readonly PriorityArea[];
  /** Areas of the last computation that nothing continues. */
  gone: readonly AreaId[];
  /** Areas with the lowest scores that did not fit in one change. */
  leftOut: number;
  askedBy: string;
}

export async function areasOfSet(
  store: Pick<Store, 'recordsOfKind'>,
  setId: AreaSetId,
): Promise<PriorityArea[]> {
  const areas = await store.recordsOfKind('area');
  return areas.map(({ feature }) => feature).filter(({ properties }) => properties.setId === setId);
}

/**
 * Computes the areas of a set of walks, always anew: whoever asks wants the ages of today.
 * @param analyse where the work is done: a worker thread in the server, this thread on the command line
 * @throws ProblemError when no walk is in the scope
 */
export async function takeSetSnapshot(
  { setId, runId: askedRunId, name, scope, parameters, askedBy }: AreaSetWish,
  { store, source, catalogue }: SnapshotDeps,
  analyse: (task: AnalyseWalkTask) => Promise<WalkAnalysis>,
): Promise<AreaSetSnapshot> {
  const walks = walksOfScope(
    (await store.recordsOfKind('walk')).map(({ feature }) => feature),
    scope,
  );
  const walkIds = walks.map(({ id }) => id);
  if (walkIds.length === 0)
    throw new ProblemError(
      problem('invalid-input', {
        detail: 'no walk was held in this period',
        action: 'Choose other walks or another period.',
        words: {
          sv: 'Ingen vandring hölls under den här tiden. Välj andra vandringar eller en annan tid.',
          en: 'No walk was held in this period. Choose other walks or another period.',
        },
        errors: [{ pointer: '/scope', detail: 'has no walk in it' }],
      }),
    );
  const runAt = source.now().toISOString();
  const settings = areaParametersSchema.parse({ ...parameters, asOf: runAt });
  const material = await areaMaterial(walkIds, store);
  const { categories } = catalogue;
  const analysed = await analyse({ ...material, categories, settings, answeredHash: null });
  const { dataHash, marks, people, computed } = analysed;
  if (computed === null) throw new Error('a computation that was asked for was left out');

  const id = setId ?? newId(areaSetIdSchema, source);
  const known = setId === null ? undefined : await store.record(setId);
  const version = known?.kind === 'areaSet' ? known.feature.properties.run.version + 1 : 1;
  const runId = askedRunId ?? newId(recordIdSchema, source);
  const previous = setId === null ? [] : await areasOfSet(store, setId);
  const run = { runId, runAt, dataHash, setId: id };
  const { areas, gone } = identifyAreas(computed.areas.slice(0, areasAtMost), previous, run, source);
  const { minVoices, expectedAreas, untested, resultHash } = computed;
  const about = { version, runId, runAt, codeVersion, parameters: settings, dataHash, resultHash, walkIds };
  const counts = { marks, people, minVoices, expectedAreas, untested, areaCount: areas.length };
  const properties = { kind: 'areaSet' as const, name, scope, run: { ...about, ...counts } };
  const set = { type: 'Feature' as const, id, geometry: null, properties };
  return { set, areas, gone, leftOut: computed.areas.length - areas.length, askedBy };
}

/** Writes the computation as the set's next version. @throws Error when somebody else wrote it first */
export async function keepSetSnapshot(
  { set, areas, gone, askedBy }: AreaSetSnapshot,
  { store, source }: SnapshotDeps,
): Promise<void> {
  const { name, scope, run } = set.properties;
  await commitAsSystem(store, 'compute-area-set', source.now(), {
    id: newId(changeIdSchema, source),
    kind: 'area-set-computed',
    at: run.runAt,
    setId: set.id,
    name,
    scope,
    run,
    askedBy,
    areas: [...areas],
    gone: [...gone],
  });
}
