import { type AreaParameters, fewestVoices } from '../area.ts';
import { type Band, bandOf, scoreOf } from '../priority.ts';
import { chanceOfClusters } from './area-chance.ts';
import { clustersOf, marksOf, surroundingsIn } from './area-clusters.ts';
import { componentsOf } from './area-facts.ts';
import { type AnalysisInput, compareText } from './area-input.ts';
import type { Remember } from './block-memo.ts';
import { buildNullModel } from './null-model.ts';

/** What is said of the area around some marks; null where it is no area, or was not tested against chance. */
export interface AreaVerdict {
  readonly band: Band | null;
  readonly mayBeChance: boolean | null;
}

/**
 * What `computeAreaRun` would say of the area that has most of the marks: the same null model and clusters, but the
 * shape and the score of that area alone, and no trials of its stability. Where areas have as many, the one that would
 * come first counts.
 * @param members ids of marks, whether they are in the input or not
 */
export function areaVerdict(
  input: AnalysisInput,
  parameters: AreaParameters,
  members: ReadonlySet<string>,
  onProgress: ((share: number) => void) | undefined,
  remember: Remember,
): AreaVerdict {
  const { radiusMetres } = parameters;
  const marks = [...input.marks].sort((a, b) => compareText(a.id, b.id));
  const model = buildNullModel(marks, input.passers, parameters, onProgress, remember);
  const minVoices = parameters.minVoices ?? ('untested' in model ? fewestVoices : model.minVoices);
  const clusters = clustersOf(marks, radiusMetres, minVoices).filter((cluster) =>
    marksOf(cluster, marks).some(({ resolved }) => !resolved),
  );
  const shared = clusters.map(
    (cluster) => marksOf(cluster, marks).filter(({ id }) => members.has(id)).length,
  );
  const most = Math.max(0, ...shared);
  if (most === 0) return { band: null, mayBeChance: null };

  const describeSurroundings = surroundingsIn(input, parameters);
  const [found] = clusters
    .flatMap((cluster, index) => {
      if (shared[index] !== most) return [];
      const own = marksOf(cluster, marks);
      const { surroundings } = describeSurroundings(own);
      return [{ index, score: scoreOf(componentsOf(own, surroundings)), first: own[0]?.id ?? '' }];
    })
    .sort((a, b) => b.score - a.score || compareText(a.first, b.first));
  const chance = chanceOfClusters(model, clusters, minVoices)[found?.index ?? -1];
  return {
    band: found === undefined ? null : bandOf(found.score),
    mayBeChance: chance?.tested === true ? chance.mayBeChance : null,
  };
}
