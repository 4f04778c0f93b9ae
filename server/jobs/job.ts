import type { Catalogue } from '../../domain/catalogue.ts';
import type { IdSource, WalkId } from '../../domain/ids.ts';
import type { Store } from '../storage/store.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What jobs may reach for. */
export interface JobDeps {
  store: Store;
  source: IdSource;
  catalogue: Catalogue;
  workers: WorkerPool;
}

/** A reaction to changes of a walk. It may run twice and must then do nothing new. */
export interface WalkJob {
  /** Waits for so long after the last change … */
  afterMilliseconds: number;
  /** … but no longer than this after the first. */
  atMostMilliseconds: number;
  /** @throws anything: the runner tries again later. Stops as soon as the signal says so. */
  run(walkId: WalkId, deps: JobDeps, signal: AbortSignal): Promise<void>;
}
