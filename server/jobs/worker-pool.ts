import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { WalkId } from '../../domain/ids.ts';
import type * as tasks from './analysis-worker.ts';
import { createBlockShelf } from './block-shelf.ts';
import type { ShelfNews } from './remember-blocks.ts';

type Tasks = typeof tasks;
type TaskName = keyof Tasks;

/** The port for progress and what is remembered are the pool's own business. */
type TaskArgument<Name extends TaskName> = Omit<Parameters<Tasks[Name]>[0], 'progressPort' | 'handed'>;

interface RunOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((share: number) => void) | undefined;
  /** Redraws of these walks may be taken from earlier computations. Left out, everything is computed anew. */
  rememberOf?: readonly WalkId[] | undefined;
}

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
    options?: RunOptions,
  ): Promise<ReturnType<Tasks[Name]>>;
  close(): Promise<void>;
}

/** What may take many seconds and somebody asked for by a button: it never stands before what others wait for. */
const patient: ReadonlySet<TaskName> = new Set<TaskName>(['turnKeptArea', 'assessIncidentRisk']);
const patientThreads = 2;
/** Steps down in priority, of 19. */
const patience = 10;

function startPool(maxThreads: number, niceIncrement: number): Piscina {
  return new Piscina({
    filename: new URL('./analysis-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads,
    idleTimeout: 30_000,
    niceIncrement,
    // The flags of the main thread (a debugger's port, a test runner's hooks) are not the workers'.
    execArgv: [],
  });
}

/**
 * Threads start with the first task, end after half a minute without work, and leave one processor to requests. What is
 * patient has threads of its own, which get the processor when nobody else needs it.
 */
export function createWorkerPool(): WorkerPool {
  const pool = startPool(Math.max(1, availableParallelism() - 1), 0);
  // Elsewhere than on Linux the priority would be that of the whole process.
  const patientPool = startPool(patientThreads, process.platform === 'linux' ? patience : 0);
  const shelf = createBlockShelf();
  return {
    async run(name, argument, { signal, onProgress, rememberOf } = {}) {
      const { port1: heard, port2: progressPort } = new MessageChannel();
      const hear = (news: number | ShelfNews) => {
        if (typeof news === 'number') onProgress?.(news);
        else if ('made' in news) shelf.put(news.made);
        else shelf.touch(news.used);
      };
      heard.on('message', hear);
      // Waiting for progress must not keep the process alive.
      heard.unref();
      try {
        const handed = rememberOf === undefined ? undefined : shelf.of(rememberOf);
        const task = { ...argument, progressPort, ...(handed === undefined ? {} : { handed }) };
        const options = { name, transferList: [progressPort], ...(signal === undefined ? {} : { signal }) };
        return await (patient.has(name) ? patientPool : pool).run(task, options);
      } finally {
        // The answer may come before the last of what was told.
        for (let left = receiveMessageOnPort(heard); left !== undefined; left = receiveMessageOnPort(heard))
          hear(left.message);
        heard.close();
      }
    },
    async close() {
      await Promise.all([pool.destroy(), patientPool.destroy()]);
    },
  };
}
