import { clustersDbscan, featureCollection, point } from '@turf/turf';
import { type DbscanPoints, type DbscanResult, dbscan } from '../domain/analysis/dbscan.ts';
import { type Benchmark, benchmarkLine, measure } from './benchmark.ts';
import { townPoints } from './town-points.ts';

const radiusMetres = 50;
const minVoices = 5;
const seed = 20261123;
const cases = [
  { count: 10_000, runs: 41, warmUps: 40, turfRuns: 5 },
  // Turf's tree has one node for all points, so it looks at every pair: over three minutes at this size.
  { count: 100_000, runs: 15, warmUps: 5, turfRuns: 0 },
] as const;

type Clustered = ReturnType<typeof clustersDbscan>['features'];

/** Our DBSCAN against Turf's on the same points, with the same partition. */
export const cluster: Benchmark = {
  id: 'cluster',
  *run() {
    let first: { count: number; medianMs: number } | undefined;
    for (const { count, runs, warmUps, turfRuns } of cases) {
      const points = townPoints(count, seed);
      const ours = measure(() => dbscan(points, { radiusMetres, minVoices }), { runs, warmUps });
      const notes = [`${ours.result.clusterCount} clusters`];
      if (first !== undefined)
        notes.push(`${(ours.medianMs / first.medianMs).toFixed(1)} times the time of ${first.count}`);
      if (turfRuns === 0) notes.push('turf is not run: over three minutes');
      first ??= { count, medianMs: ours.medianMs };
      yield benchmarkLine({
        bench: 'cluster',
        case: String(count),
        medianMs: ours.medianMs,
        against: 'turf',
        againstMs: turfRuns === 0 ? null : runTurf(points, ours.result, turfRuns),
        runs,
        note: notes.join('; '),
      });
    }
  },
};

/** Turf's median time in milliseconds; throws when it clusters otherwise. */
function runTurf(points: DbscanPoints, ours: DbscanResult, runs: number): number {
  const features = featureCollection(
    Array.from(points.longitudes, (longitude, index) => point([longitude, points.latitudes[index] ?? 0])),
  );
  const turf = measure(
    () => clustersDbscan(features, radiusMetres / 1000, { minPoints: minVoices }).features,
    { runs, warmUps: 1 },
  );
  checkSamePartition(points, ours, turf.result);
  return turf.medianMs;
}

/**
 * Turf and we must agree on noise, and on which cores belong together. A border point between two clusters may go to
 * either, so borders are left out; Turf calls some borders cores, so cores are taken from us.
 */
function checkSamePartition(points: DbscanPoints, ours: DbscanResult, theirs: Clustered): void {
  const toTheirs = new Map<number, number>();
  const toOurs = new Map<number, number>();
  for (let index = 0; index < points.longitudes.length; index++) {
    const our = ours.clusters[index] ?? -1;
    const properties = theirs[index]?.properties;
    const their = properties?.cluster ?? -1;
    if ((our === -1) !== (properties?.dbscan === 'noise'))
      throw new Error(`point ${index} is noise to one only`);
    if (ours.cores[index] !== 1) continue;
    if ((toTheirs.get(our) ?? their) !== their || (toOurs.get(their) ?? our) !== our)
      throw new Error(`the cluster of core ${index} is divided differently`);
    toTheirs.set(our, their);
    toOurs.set(their, our);
  }
}
