import type { AreaChance } from '../area.ts';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import type { NullModel } from './null-model.ts';

/** Above this share of false discoveries an area is said to be maybe chance. */
const falseDiscoveriesAtMost = 0.05;

type Untested = Extract<AreaChance, { tested: false }>;

/**
 * What chance says of each cluster, in their order. Clusters that no route explains are not tested and do not count
 * among the questions that are corrected for.
 * @param clusters as indexes among the marks that the model was built from
 */
export function chanceOfClusters(
  model: NullModel | { readonly untested: Untested['reason'] },
  clusters: readonly (readonly number[])[],
  minVoices: number,
): AreaChance[] {
  if ('untested' in model) return clusters.map(() => ({ tested: false, reason: model.untested }));
  const pValues = model.pOf(clusters, minVoices);
  const tested = pValues.flatMap((p, cluster) => (p === null ? [] : [{ p, cluster }]));
  const adjusted = benjaminiHochberg(tested.map(({ p }) => p));
  const adjustedOf = new Map(tested.map(({ cluster }, place) => [cluster, adjusted[place] ?? 1]));
  const expectedAreas = round6(model.expectedAreas(minVoices));
  return pValues.map((p, cluster): AreaChance => {
    if (p === null) return { tested: false, reason: 'off-route' };
    const pFalseDiscovery = round6(adjustedOf.get(cluster) ?? 1);
    const mayBeChance = pFalseDiscovery > falseDiscoveriesAtMost;
    return { tested: true, p: round6(p), pFalseDiscovery, mayBeChance, expectedAreas };
  });
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
