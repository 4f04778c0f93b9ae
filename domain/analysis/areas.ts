import type { z } from 'zod';
import { type AreaDraft, type AreaParameters, areaParametersSchema } from '../area.ts';
import type { ParticipantId } from '../ids.ts';
import {
  bandOf,
  type Concern,
  confidenceOf,
  needsNewWalk,
  personConcern,
  type Situation,
  scoreComponents,
  scoreOf,
  walksPart,
} from '../priority.ts';
import { areaShape } from './area-geometry.ts';
import { type AnalysisInput, type AreaMark, compareText } from './area-input.ts';
import { dbscan } from './dbscan.ts';
import { type Nearness, nearPolygon } from './nearness.ts';
import { whoPassed } from './passed.ts';

/** How near a place with a function must be to count as used. */
const functionWithinMetres = 30;
const dayMilliseconds = 86_400_000;

/** The defaults of the schema may be left out. */
export type AreaSettings = z.input<typeof areaParametersSchema>;

/**
 * The priority areas of a set of marks: distinct-voice DBSCAN, hull with a margin, and the score over everyone who
 * passed. Resolved marks keep their place in the cluster but carry no concern, so mending a lamp never moves an area
 * or raises its score; an area without any open mark is left out. Equal input in any order gives equal bytes, the
 * highest score first, then the smallest finding id.
 * @throws ZodError on parameters outside their bounds.
 */
export function computeAreas(input: AnalysisInput, settings: AreaSettings): AreaDraft[] {
  const parameters = areaParametersSchema.parse(settings);
  const marks = [...input.marks].sort((a, b) => compareText(a.id, b.id));
  const passersNear = whoPassed(input.passers);
  return clustersOf(marks, parameters)
    .filter((cluster) => cluster.some((mark) => !mark.resolved))
    .map((cluster): AreaDraft => {
      const { geometry, centre, squareMetres } = areaShape(
        cluster.map(({ position }) => position),
        parameters.bufferMetres,
      );
      const near = nearPolygon(geometry, centre, parameters.passedWithinMetres);
      const passed = new Set<ParticipantId>([...passersNear(near), ...cluster.map(({ voice }) => voice)]);
      const used = nearPolygon(geometry, centre, functionWithinMetres);
      return {
        type: 'Feature',
        geometry,
        properties: { ...describe(cluster, passed.size, used, input, parameters), centre, squareMetres },
      };
    })
    .sort(
      (a, b) =>
        b.properties.score - a.properties.score ||
        compareText(a.properties.findingIds[0] ?? '', b.properties.findingIds[0] ?? ''),
    );
}

/** The marks of each cluster, in the order of their ids, as the marks must be. */
function clustersOf(marks: readonly AreaMark[], parameters: AreaParameters): AreaMark[][] {
  const numbers = new Map(
    [...new Set(marks.map(({ voice }) => voice))].map((voice, number) => [voice, number]),
  );
  const { clusters, clusterCount } = dbscan(
    {
      longitudes: Float64Array.from(marks, ({ position }) => position[0]),
      latitudes: Float64Array.from(marks, ({ position }) => position[1]),
      voices: Uint32Array.from(marks, ({ voice }) => numbers.get(voice) ?? 0),
    },
    parameters,
  );
  const members: AreaMark[][] = Array.from({ length: clusterCount }, () => []);
  for (const [index, mark] of marks.entries()) members[clusters[index] ?? -1]?.push(mark);
  return members;
}

function describe(
  cluster: readonly AreaMark[],
  nPassed: number,
  used: Nearness,
  { places }: AnalysisInput,
  parameters: AreaParameters,
): Omit<AreaDraft['properties'], 'centre' | 'squareMetres'> {
  const byVoice = groupBy(cluster, ({ voice }) => voice);
  const walkIds = [...new Set(cluster.map(({ walkId }) => walkId))].sort(compareText);
  const situation: Situation = {
    walks: walksPart(walkIds.length),
    dark: darkShare(byVoice),
    use: places.some(({ position, functions }) => functions.length > 0 && used.position(position)) ? 1 : 0,
    // Nothing tells of other sources or of actions yet.
    corroboration: 0,
    overdue: 0,
  };
  const concerns = [...byVoice.values()].flatMap((marks) => strongest(marks, parameters.asOf));
  const components = scoreComponents({ concerns, nPassed, situation });
  const score = scoreOf(components);
  const lastConfirmedAt = cluster.map(({ recordedAt }) => recordedAt).reduce(later);
  return {
    kind: 'area',
    walkIds,
    method: 'dbscan-voices',
    parameters,
    findingIds: cluster.map(({ id }) => id),
    nMarked: byVoice.size,
    nPassed,
    nWalks: walkIds.length,
    categories: categoriesOf(cluster),
    score,
    components,
    confidence: confidenceOf({ nPassed, nWalks: walkIds.length, pFalseDiscovery: null }),
    band: bandOf(score),
    goAgain: needsNewWalk(lastConfirmedAt, parameters.asOf),
    lastConfirmedAt,
  };
}

/**
 * The open mark of one person that weighs most today; none when all are resolved. Most weight rather than most
 * severe, so that marking again never lowers what a person says.
 */
function strongest(marks: readonly AreaMark[], asOf: string): Concern[] {
  const concerns = marks
    .filter(({ resolved }) => !resolved)
    .map(({ severity, recordedAt }) => ({
      severity,
      ageDays: Math.max(0, (Date.parse(asOf) - Date.parse(recordedAt)) / dayMilliseconds),
    }));
  return concerns.sort((a, b) => personConcern(b) - personConcern(a)).slice(0, 1);
}

/** The mean over people of the share of their marks that are dark or about light or sight: one person, one voice. */
function darkShare(byVoice: ReadonlyMap<ParticipantId, readonly AreaMark[]>): number {
  const shares = [...byVoice.values()].map(
    (marks) => marks.filter(({ inDark, isLightOrSight }) => inDark || isLightOrSight).length / marks.length,
  );
  shares.sort((a, b) => b - a);
  return shares.reduce((a, b) => a + b, 0) / shares.length;
}

function categoriesOf(cluster: readonly AreaMark[]): AreaDraft['properties']['categories'] {
  const open = groupBy(
    cluster.filter(({ resolved }) => !resolved),
    ({ category }) => category,
  );
  return [...open]
    .map(([category, marks]) => ({ category, nMarked: new Set(marks.map(({ voice }) => voice)).size }))
    .sort((a, b) => b.nMarked - a.nMarked || compareText(a.category, b.category));
}

function later(a: string, b: string): string {
  return Date.parse(b) > Date.parse(a) ? b : a;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
