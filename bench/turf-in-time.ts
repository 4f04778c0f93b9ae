import { Worker } from 'node:worker_threads';

export interface TurfTask {
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly radiusMetres: number;
  readonly minVoices: number;
}

/**
 * One run of Turf's DBSCAN beside this thread, given up after the limit.
 * @returns its time in milliseconds, or the limit where it was not done by then
 * @throws what Turf throws
 */
export async function turfInTime(
  task: TurfTask,
  limitMs: number,
): Promise<{ milliseconds: number; isDone: boolean }> {
  const worker = new Worker(new URL('./turf-worker.ts', import.meta.url), { workerData: task });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (said: unknown) => {
        if (typeof said === 'number') resolve({ milliseconds: said, isDone: true });
        else timer = setTimeout(() => resolve({ milliseconds: limitMs, isDone: false }), limitMs);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
