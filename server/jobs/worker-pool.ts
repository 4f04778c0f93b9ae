import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type * as tasks from './analysis-worker.ts';

type Tasks = typeof tasks;
type TaskName = keyof Tasks;

/** The port for progress is the pool's own business. */
type TaskArgument<Name extends TaskName> = Omit<Parameters<Tasks[Name]>[0], 'progressPort'>;

/** Long computations in threads of their own, so that no request waits for one. */
export interface WorkerPool {
  /**
   * Runs a function of analysis-worker.ts on a copy of its argument.
   * @param options.onProgress told how much of 1 is done, as far as the function says so
   * @throws what the function threw, or an AbortError when the signal ends it; its thread is then stopped at once
   */
  run<Name extends TaskName>(
    name: Name,
    argument: TaskArgument<Name>,
    options?: { signal?: AbortSignal | undefined; onProgress?: ((share: number) => void) | undefined },
  ): Promise<ReturnType<Tasks[Name]>>;
  close(): Promise<void>;
}

/** Threads start with the first task, end after half a minute without work, and leave one processor to requests. */
export function createWorkerPool(): WorkerPool {
  const pool = new Piscina({
    filename: new URL('./analysis-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: 30_000,
    // The flags of the main thread (a debugger's port, a test runner's hooks) are not the workers'.
    execArgv: [],
  });
  return {
    async run(name, argument, { signal, onProgress } = {}) {
      const { port1: heard, port2: progressPort } = new MessageChannel();
      heard.on('message', (share: number) => onProgress?.(share));
      // Waiting for progress must not keep the process alive.
      heard.unref();
      try {
        const task = { ...argument, progressPort };
        const options = { name, transferList: [progressPort], ...(signal === undefined ? {} : { signal }) };
        return await pool.run(task, options);
      } finally {
        heard.close();
      }
    },
    close: () => pool.destroy(),
  };
}
