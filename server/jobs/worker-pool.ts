import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type * as tasks from './analysis-worker.ts';

type Tasks = typeof tasks;
type TaskName = keyof Tasks;

/** Long computations in threads of their own, so that no request waits for one. */
export interface WorkerPool {
  /**
   * Runs a function of analysis-worker.ts on a copy of its argument.
   * @throws what the function threw, or an AbortError when the signal ends it; its thread is then stopped at once
   */
  run<Name extends TaskName>(
    name: Name,
    argument: Parameters<Tasks[Name]>[0],
    signal?: AbortSignal,
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
    run: (name, argument, signal) => pool.run(argument, signal === undefined ? { name } : { name, signal }),
    close: () => pool.destroy(),
  };
}
