import { setImmediate } from 'node:timers/promises';
import type { DatasetJob } from './job.ts';

/** So many rows are deleted in about 30 ms, which is how long everybody else may wait. */
const rowsAtATime = 5000;

/** Deletes the rows of a withdrawn data set, a part at a time; nobody sees them from the moment of the change on. */
export const dropIncidentsOfDataset: DatasetJob = {
  afterMilliseconds: 0,
  atMostMilliseconds: 0,
  async run(datasetId, { store }, signal) {
    const dataset = await store.record(datasetId);
    if (dataset?.kind !== 'dataset' || dataset.withdrawn === null) return;
    while (await store.dropIncidents(datasetId, rowsAtATime)) {
      signal.throwIfAborted();
      await setImmediate();
    }
  },
};
