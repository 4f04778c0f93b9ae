import { Piscina } from 'piscina';
import type { CleanPhoto } from './clean-photo.ts';
import { photoLimits } from './photo-limits.ts';

/** Cleans photos in a thread of its own, within a time limit. */
export interface PhotoCleaner {
  /** @throws the signal's reason when it ends the work; too long a work is a refusal */
  clean(bytes: Uint8Array, signal: AbortSignal): Promise<CleanPhoto>;
  close(): Promise<void>;
}

/** The thread starts with the first photo and ends after half a minute without work. */
export function createPhotoCleaner(
  millisecondsAtMost = photoLimits.decodeAtMostSeconds * 1000,
): PhotoCleaner {
  const pool = new Piscina({
    filename: new URL('./photo-worker.ts', import.meta.url).href,
    name: 'cleanPhoto',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // The flags of the main thread (a debugger's port, a test runner's hooks) are not the worker's.
    execArgv: [],
  });
  return {
    async clean(bytes, signal) {
      const timeLimit = AbortSignal.timeout(millisecondsAtMost);
      try {
        return await pool.run(bytes, { signal: AbortSignal.any([signal, timeLimit]) });
      } catch (error) {
        signal.throwIfAborted();
        if (timeLimit.aborted) return { kind: 'refused', reason: 'too-slow' };
        // A thread that ran out of memory dies alone; the photo is what it died of.
        if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
          return { kind: 'refused', reason: 'broken' };
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}
