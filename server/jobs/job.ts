import type { Catalogue } from '../../domain/catalogue.ts';
import type { DatasetId, FindingId, IdSource, PhotoId, WalkId } from '../../domain/ids.ts';
import type { PhotoCleaner } from '../photos/photo-cleaner.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Store } from '../storage/store.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What jobs may reach for. */
export interface JobDeps {
  store: Store;
  source: IdSource;
  catalogue: Catalogue;
  workers: WorkerPool;
  blobs: BlobStore;
  photoCleaner: PhotoCleaner;
}

/** A reaction to changes of one subject. It may run twice and must then do nothing new. */
interface JobAbout<SubjectId> {
  /** Waits for so long after the last change … */
  afterMilliseconds: number;
  /** … but no longer than this after the first. */
  atMostMilliseconds: number;
  /** @throws anything: the runner tries again later. Stops as soon as the signal says so. */
  run(subjectId: SubjectId, deps: JobDeps, signal: AbortSignal): Promise<void>;
}

export type WalkJob = JobAbout<WalkId>;
export type FindingJob = JobAbout<FindingId>;
export type PhotoJob = JobAbout<PhotoId>;
export type DatasetJob = JobAbout<DatasetId>;
