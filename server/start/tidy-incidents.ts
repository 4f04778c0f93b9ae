import { setImmediate } from 'node:timers/promises';
import type { Store } from '../storage/store.ts';

/** So many rows are deleted in about 30 ms, which is how long everybody else may wait. */
const rowsAtATime = 5000;
const everyMilliseconds = 15 * 60_000;

/**
 * Deletes what imports of recorded incidents left that were killed or refused, now and from time to time: nobody sees
 * it, but it is of the police and is not to stay. @returns ends it
 */
export function tidyIncidents(
  store: Pick<Store, 'dropUnfinishedIncidents'>,
  reportFailure: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  async function tidy(): Promise<void> {
    try {
      while (!stopped && (await store.dropUnfinishedIncidents(rowsAtATime))) await setImmediate();
    } catch (error) {
      reportFailure(error);
    }
  }
  let running = tidy();
  const timer = setInterval(() => {
    running = running.then(tidy);
  }, everyMilliseconds);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    return running;
  };
}
