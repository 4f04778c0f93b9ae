import type { z } from 'zod';
import { type AreaDraft, type AreaParameters, areaParametersSchema, type UntestedReason } from '../area.ts';
import type { ParticipantId } from '../ids.ts';
import { bandOf, scoreOf } from '../priority.ts';
import { chanceOfClusters } from './area-chance.ts';
import { areaFacts, componentsOf, type Surroundings } from './area-facts.ts';
import { areaShape } from './area-geometry.ts';
import { type AnalysisInput, type AreaMark, compareText } from './area-input.ts';
import { gridTrials, weightTrials } from './area-stability.ts';
import { codeVersion } from './code-version.ts';
import { dbscan } from './dbscan.ts';
import { nearPolygon } from './nearness.ts';
import { buildNullModel } from './null-model.ts';
import { whoPassed } from './passed.ts';
import { fewestVoices } from './voice-neighbours.ts';

/** How near a place with a function must be to count as used. */
const functionWithinMetres = 30;

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
 * @throws ZodError on parameters outside their bounds.
 */
export function computeAreaRun(
  input: AnalysisInput,
  settings: AreaSettings,
  onProgress?: (share: number) => void,
): ComputedAreas {
  const parameters = areaParametersSchema.parse(settings);
  const { radiusMetres, redraws, seed } = parameters;
  const marks = [...input.marks].sort((a, b) => compareText(a.id, b.id));
  const model = buildNullModel(marks, input.passers, { radiusMetres, redraws, seed }, (share) =>
    onProgress?.(share * progressOfChance),
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

function marksOf(members: readonly number[], marks: readonly AreaMark[]): AreaMark[] {
  return members.flatMap((member) => marks[member] ?? []);
}

/** The marks of each cluster as ascending indexes. */
function clustersOf(marks: readonly AreaMark[], radiusMetres: number, minVoices: number): number[][] {
  const numbers = new Map<ParticipantId, number>();
  for (const { voice } of marks) if (!numbers.has(voice)) numbers.set(voice, numbers.size);
  const { clusters, clusterCount } = dbscan(
    {
      longitudes: Float64Array.from(marks, ({ position }) => position[0]),
      latitudes: Float64Array.from(marks, ({ position }) => position[1]),
      voices: Uint32Array.from(marks, ({ voice }) => numbers.get(voice) ?? 0),
    },
    { radiusMetres, minVoices },
  );
  const members: number[][] = Array.from({ length: clusterCount }, () => []);
  for (const [index, cluster] of clusters.entries()) members[cluster]?.push(index);
  return members;
}

/** Prepares the question what lies around a cluster. */
function surroundingsIn(input: AnalysisInput, parameters: AreaParameters) {
  const { bufferMetres, passedWithinMetres, asOf } = parameters;
  const passersNear = whoPassed(input.passers);
  const places = input.places.filter(({ functions }) => functions.length > 0);
  return (cluster: readonly AreaMark[]) => {
    const shape = areaShape(
      cluster.map(({ position }) => position),
      bufferMetres,
    );
    const near = nearPolygon(shape.geometry, shape.centre, passedWithinMetres);
    const used = nearPolygon(shape.geometry, shape.centre, functionWithinMetres);
    const surroundings: Surroundings = {
      passed: new Set([...passersNear(near), ...cluster.map(({ voice }) => voice)]),
      used: places.some(({ position }) => used.position(position)),
      asOf,
    };
    return { shape, surroundings };
  };
}
