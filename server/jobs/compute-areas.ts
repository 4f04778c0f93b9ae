import { keepAreaSnapshot, takeAreaSnapshot } from './area-snapshot.ts';
import type { WalkJob } from './job.ts';

/**
 * Computes a walk's areas again and writes them as the next snapshot, unless the data are those of the last one.
 * What changes while it runs has asked for the job again, so nothing is missed.
 */
export const computeWalkAreas: WalkJob = {
  afterMilliseconds: 1000,
  atMostMilliseconds: 5000,
  async run(walkId, deps, signal) {
    const snapshot = await takeAreaSnapshot(walkId, {}, deps, (task) =>
      deps.workers.run('analyseWalk', task, { signal, rememberOf: [walkId] }),
    );
    signal.throwIfAborted();
    await keepAreaSnapshot(walkId, snapshot, deps);
  },
};
