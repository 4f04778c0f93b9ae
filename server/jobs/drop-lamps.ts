import { setImmediate } from 'node:timers/promises';
import type { LampSetJob } from './job.ts';

/** So many rows are deleted in about 15 ms, which is how long everybody else may wait. */
const rowsAtATime = 5000;

/** Deletes the rows of versions that a newer one replaced, or of a withdrawn set, a part at a time. */
export const dropLampsOfSet: LampSetJob = {
  afterMilliseconds: 0,
  atMostMilliseconds: 0,
  async run(lampSetId, { store }, signal) {
    const lampSet = await store.record(lampSetId);
    if (lampSet?.kind !== 'lamp-set') return;
    const isWithdrawn = lampSet.withdrawn !== null;
    while (await store.dropLamps(lampSetId, rowsAtATime, isWithdrawn)) {
      signal.throwIfAborted();
      await setImmediate();
    }
  },
};
