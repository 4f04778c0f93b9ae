import type { Catalogue } from '../../domain/catalogue.ts';
import type {
  DatasetId,
  FindingId,
  FollowUpId,
  IdSource,
  LampSetId,
  PhotoId,
  WalkId,
} from '../../domain/ids.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { People } from '../people/people.ts';
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
  /** None where no mail server is set up, and in the demo, whose people have no letter boxes. */
  reminders?: Reminders | null;
  /** None where this server cannot write to the public. */
  followerLetters?: FollowerLetters | null;
}

/** Letters to those of the public who asked for them. */
export interface FollowerLetters {
  mailer: Pick<Mailer, 'send'>;
  /** The address of this server: each letter has a link that stops the letters. */
  publicUrl: string;
  municipality: string;
}

/** Letters to the staff of both parties. */
export interface Reminders {
  mailer: Mailer;
  people: Pick<People, 'list'>;
  /** The address of this server, where it is known. */
  publicUrl: string | null;
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
export type LampSetJob = JobAbout<LampSetId>;
export type FollowUpJob = JobAbout<FollowUpId>;
/** About a follow-up and the day that it had when it was asked for; see remind-follow-up.ts. */
export type ReminderJob = JobAbout<string>;
