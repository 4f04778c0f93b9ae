import type { IdSource } from '../domain/ids.ts';
import type { Announcements } from './announcements.ts';
import type { WorkerPool } from './jobs/worker-pool.ts';
import type { Reference } from './load-reference.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Demo } from './people/demo-access.ts';
import type { People } from './people/people.ts';
import type { PhotoCleaner } from './photos/photo-cleaner.ts';
import type { Settings } from './settings.ts';
import type { BlobStore } from './storage/blob-store.ts';
import type { Store } from './storage/store.ts';
import type { StreetSource } from './streets/street-source.ts';

/** Everything impure that the application needs, so that a test gives its own and nothing is reached for. */
export interface Deps extends Reference {
  /** The clock and the randomness; ids are made of both. */
  source: IdSource;
  store: Store;
  /** Photos and uploads under way. */
  blobs: BlobStore;
  photoCleaner: PhotoCleaner;
  /** Threads for what takes long, so that no request waits for another's computation. */
  workers: WorkerPool;
  /** Null where no mail server is set up: then texts are shown to be copied. */
  mailer: Mailer | null;
  announcements: Announcements;
  /** What can be walked, for plans of foot patrols. */
  streets: StreetSource;
  people: People;
  /** Null while the demo is off: then the addresses of the demo do not exist. */
  demo: Demo | null;
  settings: Settings;
  log: Log;
  /** The folder of the built client. */
  clientFolder: string;
}
