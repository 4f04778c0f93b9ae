import { parentPort, workerData } from 'node:worker_threads';
import { clustersDbscan, featureCollection, point } from '@turf/turf';
import type { TurfTask } from './turf-in-time.ts';

/** Started by turf-in-time.ts: says when it begins, and how long one run took. */
const { longitudes, latitudes, radiusMetres, minVoices }: TurfTask = workerData;
const features = featureCollection(
  Array.from(longitudes, (longitude, index) => point([longitude, latitudes[index] ?? 0])),
);
parentPort?.postMessage('begins');
const started = performance.now();
clustersDbscan(features, radiusMetres / 1000, { minPoints: minVoices });
parentPort?.postMessage(performance.now() - started);
