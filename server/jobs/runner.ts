import type { Job, Store } from '../storage/store.ts';

export interface RunnerSettings {
  store: Store;
  now(): Date;
  run(job: Job, signal: AbortSignal): Promise<void>;
  /** Told of every failed attempt. */
  reportFailure(job: Job, error: unknown): void;
  attemptsAtMost?: number;
  /** Before the second attempt; doubles with each that follows. */
  restMilliseconds?: number;
  leaseMilliseconds?: number;
  /** Jobs that another process asked for are found after this long at the latest. */
  lookMilliseconds?: number;
}

export interface Runner {
  /** Looks for work now instead of at the next due time. */
  wake(): void;
  /** Ends the running job, puts it back for the next start, and resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** A sleep that can be cut short, also when the call to do so comes before the sleep begins. */
function createNap() {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    wake() {
      woken = true;
      end?.();
    },
    async sleep(milliseconds: number) {
      if (!woken)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      woken = false;
      end = undefined;
    },
  };
}

/**
 * The one runner of jobs: takes the next due one, one at a time, and tries a failed one again with growing rests.
 * All it knows is in the store, so a restart goes on where the process ended.
 */
export function startRunner(settings: RunnerSettings): Runner {
  const { store, now, run, reportFailure } = settings;
  const {
    attemptsAtMost = 5,
    restMilliseconds = 5000,
    leaseMilliseconds = 300_000,
    lookMilliseconds = 5000,
  } = settings;
  const stopping = new AbortController();
  const nap = createNap();

  async function attempt(job: Job): Promise<void> {
    const timeLimit = AbortSignal.timeout(Math.ceil(leaseMilliseconds * 0.9));
    try {
      // Claiming counts as an attempt: a job that takes the process down each time must end too.
      if (job.attempts > attemptsAtMost) throw new Error('it never came to an end');
      await run(job, AbortSignal.any([stopping.signal, timeLimit]));
    } catch (error) {
      if (stopping.signal.aborted) {
        await store.failJob(job.id, now(), Number.MAX_SAFE_INTEGER, 'the server stopped');
        return;
      }
      reportFailure(job, error);
      const retryAt = new Date(now().getTime() + restMilliseconds * 2 ** (job.attempts - 1));
      await store.failJob(
        job.id,
        retryAt,
        attemptsAtMost,
        error instanceof Error ? error.message : String(error),
      );
      return;
    }
    await store.finishJob(job.id);
  }

  /** Looks before it claims: claiming takes the store's write lock, and most wakings find nothing due. */
  async function claimDueJob(): Promise<Job | { waitMilliseconds: number }> {
    const at = await store.nextJobAt();
    const wait = at === undefined ? lookMilliseconds : at.getTime() - now().getTime();
    const job = wait <= 0 ? await store.claimJob(now(), leaseMilliseconds) : undefined;
    // A job may be due and yet not be handed out, while its twin runs in another process.
    return job ?? { waitMilliseconds: Math.min(Math.max(wait, 20), lookMilliseconds) };
  }

  async function work(): Promise<void> {
    // After a kill the leases of the dead process would hold its jobs up for minutes.
    await store
      .releaseJobs()
      .catch((error: unknown) => console.error('jobs of the last run wait until their lease ends', error));
    while (!stopping.signal.aborted) {
      try {
        const found = await claimDueJob();
        if ('waitMilliseconds' in found) await nap.sleep(found.waitMilliseconds);
        else await attempt(found);
      } catch (error) {
        console.error('the runner of jobs could not use the store and rests', error);
        await nap.sleep(restMilliseconds);
      }
    }
  }

  const ended = work();
  return {
    wake: nap.wake,
    async stop() {
      stopping.abort(new Error('the server stops'));
      nap.wake();
      await ended;
    },
  };
}
