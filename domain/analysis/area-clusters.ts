import type { AreaParameters } from '../area.ts';
import type { ParticipantId } from '../ids.ts';
import type { Surroundings } from './area-facts.ts';
import { areaShape } from './area-geometry.ts';
import type { AnalysisInput, AreaMark } from './area-input.ts';
import { dbscan } from './dbscan.ts';
import { nearPolygon } from './nearness.ts';
import { whoPassed } from './passed.ts';

/** How near a place with a function must be to count as used. */
const functionWithinMetres = 30;

/** The marks of a cluster. */
export function marksOf(members: readonly number[], marks: readonly AreaMark[]): AreaMark[] {
  return members.flatMap((member) => marks[member] ?? []);
}

/** The marks of each cluster as ascending indexes. */
export function clustersOf(marks: readonly AreaMark[], radiusMetres: number, minVoices: number): number[][] {
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

/** Prepares the question what lies around a cluster, and what shape it has. */
export function surroundingsIn(input: AnalysisInput, parameters: AreaParameters) {
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
