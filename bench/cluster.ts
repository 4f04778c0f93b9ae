import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { clustersDbscan, featureCollection, point } from '@turf/turf';
import { z } from 'zod';
import { type DbscanPoints, type DbscanResult, dbscan } from '../domain/analysis/dbscan.ts';
import { type Benchmark, benchmarkLine, measure, median } from './benchmark.ts';
import { runPython, startPostgis } from './peers.ts';
import { townPoints } from './town-points.ts';
import { turfInTime } from './turf-in-time.ts';

const radiusMetres = 50;
const minVoices = 5;
const seed = 20261123;
const peersAt = 100_000;
const turfAt = 10_000;
/** How many times our own time Turf is waited for at the peers' number of points. */
const turfPatience = 600;

type Clustered = ReturnType<typeof clustersDbscan>['features'];

const parameters = { radiusMetres, minVoices };

/**
 * Our DBSCAN against Turf, scikit-learn and PostGIS on the same points with the same partition, and how its time and
 * memory grow from 100,000 points to 1,000,000 at the same density.
 */
export const cluster: Benchmark = {
  id: 'cluster',
  async *run() {
    const line = (count: number, ours: { medianMs: number }, runs: number, other: Other) =>
      benchmarkLine({ bench: 'cluster', case: String(count), medianMs: ours.medianMs, runs, ...other });

    const small = townPoints(turfAt, seed);
    const ours = measure(() => dbscan(small, parameters), { runs: 41, warmUps: 40 });
    const note = `${ours.result.clusterCount} clusters`;
    yield line(turfAt, ours, 41, { against: 'turf', againstMs: runTurf(small, ours.result, 5), note });

    const points = townPoints(peersAt, seed);
    const large = measure(() => dbscan(points, parameters), { runs: 15, warmUps: 5 });
    // Beyond this it would only make the bench longer: over three minutes have been seen.
    const limitMs = turfPatience * large.medianMs;
    const turf = await turfInTime({ ...points, ...parameters }, limitMs);
    yield line(peersAt, large, 15, {
      against: 'turf',
      againstMs: turf.milliseconds,
      note: turf.isDone
        ? 'one run'
        : `given up after ${(limitMs / 1000).toFixed(0)} s: at least so much slower`,
    });
    for (const [against, run, missing] of [
      ['scikit-learn', runScikitLearn, 'apt-get install python3-sklearn'],
      ['postgis', runPostgis, 'apt-get install postgresql-15-postgis-3, and start as root'],
    ] as const) {
      const other = await run(points);
      if (other !== undefined) checkSameNoise(large.result, other.clusters, against);
      yield line(peersAt, large, 15, {
        against,
        againstMs: other?.milliseconds ?? null,
        note: other === undefined ? `not installed: ${missing}` : other.note,
      });
    }
    yield growth(large.medianMs);
  },
};

interface Other {
  readonly against: string;
  readonly againstMs: number | null;
  readonly note: string;
}

/** Otherwise what earlier runs left behind would count as well, as long as nobody has cleared it away. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  // The room of arrays is given back by the second at the latest.
  collect();
  collect();
}

/** Ten times as many points over ten times the ground; the largest of the memory seen after each run. */
function growth(medianMs: number) {
  const count = 10 * peersAt;
  const points = townPoints(count, seed);
  let arrays = 0;
  let objects = 0;
  const times = Array.from({ length: 5 }, () => {
    collectGarbage();
    const before = process.memoryUsage();
    const started = performance.now();
    const { clusterCount } = dbscan(points, parameters);
    const elapsed = performance.now() - started;
    if (clusterCount === 0) throw new Error('no clusters');
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    arrays = Math.max(arrays, arrayBuffers - before.arrayBuffers);
    objects = Math.max(objects, heapUsed - before.heapUsed);
    return elapsed;
  }).slice(1);
  return benchmarkLine({
    bench: 'cluster',
    case: String(count),
    medianMs: median(times),
    against: `ours at ${peersAt}`,
    againstMs: medianMs,
    runs: times.length,
    note: `${(median(times) / medianMs).toFixed(1)} times the time of ${peersAt}; at most ${(arrays / count).toFixed(0)} bytes a point beside the input, and ${(objects / 1e6).toFixed(0)} MB of small objects that are not yet collected`,
  });
}

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

interface PeerRun {
  readonly milliseconds: number;
  /** -1 for noise. */
  readonly clusters: readonly number[];
  readonly note: string;
}

const pythonSchema = z.object({ milliseconds: z.number(), clusters: z.array(z.int()) });

/** scikit-learn on metres in a plane around the middle, with the tree it chooses itself. */
async function runScikitLearn(points: DbscanPoints): Promise<PeerRun | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'lykta-bench-'));
  try {
    const file = join(folder, 'points.bin');
    await writeFile(file, inPlane(points));
    const answer = runPython(
      `import json, time, numpy
from sklearn.cluster import DBSCAN
xy = numpy.fromfile(${JSON.stringify(file)}).reshape(-1, 2)
times = []
for _ in range(3):
    started = time.perf_counter()
    labels = DBSCAN(eps=${radiusMetres}, min_samples=${minVoices}).fit_predict(xy)
    times.append((time.perf_counter() - started) * 1000)
print(json.dumps({"milliseconds": sorted(times)[1], "clusters": labels.tolist()}))
`,
      ['numpy', 'sklearn.cluster'],
    );
    if (answer === undefined) return undefined;
    return { ...pythonSchema.parse(answer), note: 'DBSCAN on metres in a plane, in memory' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** East and north in metres, one pair after the other. */
function inPlane({ longitudes, latitudes }: DbscanPoints): Float64Array {
  const perDegree = (6_371_008.8 * Math.PI) / 180;
  const middle = latitudes.reduce((sum, value) => sum + value, 0) / latitudes.length;
  const stretch = Math.cos((middle * Math.PI) / 180);
  const first = longitudes[0] ?? 0;
  const pairs = new Float64Array(2 * longitudes.length);
  for (let index = 0; index < longitudes.length; index++) {
    pairs[2 * index] = ((longitudes[index] ?? 0) - first) * perDegree * stretch;
    pairs[2 * index + 1] = ((latitudes[index] ?? 0) - middle) * perDegree;
  }
  return pairs;
}

/** PostGIS on the same metres, in a throw-away cluster of its own, with nothing written. */
async function runPostgis(points: DbscanPoints): Promise<PeerRun | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'lykta-bench-'));
  const server = startPostgis(folder);
  try {
    if (server === undefined) return undefined;
    const places = inPlane(points);
    const rows: string[] = [];
    for (let index = 0; index < points.longitudes.length; index++)
      rows.push(`${index}\t${places[2 * index]}\t${places[2 * index + 1]}`);
    server.ask(`create extension postgis; create table raw (id int, x float8, y float8);
      copy raw from stdin;\n${rows.join('\n')}\n\\.\n
      create table points as select id, st_setsrid(st_makepoint(x, y), 3006) as place from raw;
      create index on points using gist (place); analyze points;`);
    const query = `select id, coalesce(st_clusterdbscan(place, ${radiusMetres}, ${minVoices}) over (), -1) as cluster from points`;
    const times = Array.from({ length: 3 }, () => {
      const plan = server.ask(
        `explain (analyze, timing off) select count(cluster) from (${query}) clustered;`,
      );
      return Number(/Execution Time: ([\d.]+) ms/.exec(plan)?.[1]);
    });
    const clusters = server
      .ask(`${query} order by id;`)
      .split('\n')
      .map((row) => Number(row.split('|')[1]));
    return {
      milliseconds: median(times),
      clusters,
      note: 'ST_ClusterDBSCAN on metres, execution time alone',
    };
  } finally {
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A plane and a sphere differ by some millimetres in a town this size: one point in ten thousand may fall otherwise. */
function checkSameNoise(ours: DbscanResult, theirs: readonly number[], name: string): void {
  const different = theirs.filter(
    (cluster, index) => (cluster === -1) !== (ours.clusters[index] === -1),
  ).length;
  if (theirs.length !== ours.clusters.length || different > theirs.length / 1000)
    throw new Error(`${name} calls ${different} points noise that we do not, or the other way round`);
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
