import type { z } from 'zod';
import { type AreaDraft, areaParametersSchema, fewestVoices, type UntestedReason } from '../area.ts';
import { bandOf, scoreOf } from '../priority.ts';
import { chanceOfClusters } from './area-chance.ts';
import { clustersOf, marksOf, surroundingsIn } from './area-clusters.ts';
import { areaFacts, componentsOf } from './area-facts.ts';
import { type AnalysisInput, compareText } from './area-input.ts';
import { gridTrials, weightTrials } from './area-stability.ts';
import { type Remember, rememberNothing } from './block-memo.ts';
import { codeVersion } from './code-version.ts';
import { buildNullModel } from './null-model.ts';

/** The defaults of the schema may be left out. */
export type AreaSettings = z.input<typeof areaParametersSchema>;

/** What a computation makes beside its areas. */
export interface ComputedAreas {
  readonly areas: AreaDraft[];
  /** So many people were needed, whether given or chosen. */
  readonly minVoices: number;
  /** How many areas chance alone is expected to make; null where nothing could be tested. */
  readonly expectedAreas: number | null;
  readonly untested: UntestedReason | null;
}

/** As `computeAreaRun`, the areas alone. */
export function computeAreas(
  input: AnalysisInput,
  settings: AreaSettings,
  onProgress?: (share: number) => void,
): AreaDraft[] {
  return computeAreaRun(input, settings, onProgress).areas;
}

/**
 * The priority areas of a set of marks: distinct-voice DBSCAN, hull with a margin, the score over everyone who
 * passed, and each area tested against what chance makes of the same people on their routes. Resolved marks keep
 * their place in the cluster but carry no concern, so mending a lamp never moves an area or raises its score; an area
 * without any open mark is left out. Equal input in any order gives equal bytes, the highest score first, then the
 * smallest finding id.
 * @param onProgress told from time to time how much of 1 is done
 * @param remember where redraws are kept from one computation to the next; it never changes a result
 * @throws ZodError on parameters outside their bounds.
 */
export function computeAreaRun(
  input: AnalysisInput,
  settings: AreaSettings,
  onProgress?: (share: number) => void,
  remember: Remember = rememberNothing,
): ComputedAreas {
  const parameters = areaParametersSchema.parse(settings);
  const { radiusMetres, redraws, seed } = parameters;
  const marks = [...input.marks].sort((a, b) => compareText(a.id, b.id));
  const model = buildNullModel(
    marks,
    input.passers,
    { radiusMetres, redraws, seed },
    (share) => onProgress?.(share * progressOfChance),
    remember,
  );
  const minVoices = parameters.minVoices ?? ('untested' in model ? fewestVoices : model.minVoices);
  const clusters = clustersOf(marks, radiusMetres, minVoices).filter((members) =>
    members.some((member) => marks[member]?.resolved === false),
  );
  const chances = chanceOfClusters(model, clusters, minVoices);
  const describeSurroundings = surroundingsIn(input, parameters);

  const areas = clusters.map((members, index) => {
    const cluster = marksOf(members, marks);
    const { shape, surroundings } = describeSurroundings(cluster);
    const chance = chances[index] ?? { tested: false, reason: 'no-route' };
    const facts = areaFacts(cluster, surroundings, chance.tested ? chance.pFalseDiscovery : null);
    return { members, shape, surroundings, chance, facts, band: facts.band };
  });
  onProgress?.(progressOfAreas);
  const grid = gridTrials(marks, areas, seed, {
    clusters: (moved) => clustersOf(moved, radiusMetres, minVoices),
    band(area, members) {
      const surroundings = areas[area]?.surroundings;
      return surroundings && bandOf(scoreOf(componentsOf(marksOf(members, marks), surroundings)));
    },
  });
  const drafts = areas
    .map(
      ({ shape, chance, facts }, index): AreaDraft => ({
        type: 'Feature',
        geometry: shape.geometry,
        properties: {
          kind: 'area',
          method: 'dbscan-voices',
          parameters,
          codeVersion,
          minVoices,
          ...facts,
          chance,
          stability: { weights: weightTrials(facts.components), grid: grid[index] ?? { stays: 0, of: 1 } },
          centre: shape.centre,
          squareMetres: shape.squareMetres,
        },
      }),
    )
    .sort(
      (a, b) =>
        b.properties.score - a.properties.score ||
        compareText(a.properties.findingIds[0] ?? '', b.properties.findingIds[0] ?? ''),
    );
  const untested = 'untested' in model ? model.untested : null;
  const expectedAreas = 'untested' in model ? null : Math.round(model.expectedAreas(minVoices) * 1e6) / 1e6;
  return { areas: drafts, minVoices, expectedAreas, untested };
}

/** Shares of the work that are done after the null model and after the areas. */
const progressOfChance = 0.6;
const progressOfAreas = 0.8;
