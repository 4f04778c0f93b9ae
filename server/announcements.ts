import type { ChangeKind } from '../domain/changes.ts';
import type { WalkId } from '../domain/ids.ts';

/** Something of a walk has changed; whoever shows it asks again from the sequence that they have. */
export interface Announcement {
  walkId: WalkId;
  /** The last change of this announcement. */
  sequence: number;
  kinds: readonly ChangeKind[];
}

export interface Announcements {
  announce(announcement: Announcement): void;
  /** Calls back for each announcement from now on, until the returned function is called. */
  subscribe(listener: (announcement: Announcement) => void): () => void;
  /** A phone of the walk said something of itself; no record has changed. */
  announcePhones(walkId: WalkId): void;
  subscribePhones(listener: (walkId: WalkId) => void): () => void;
  /** Something was committed, of a walk or not: there may be work for jobs. */
  announceCommit(): void;
  subscribeCommits(listener: () => void): () => void;
}

/** Listeners to one kind of news within this process. One that throws is reported on stderr and disturbs nobody else. */
function createChannel<News>() {
  const listeners = new Set<{ hear(news: News): void }>();
  return {
    tell(news: News) {
      for (const listener of listeners) {
        try {
          listener.hear(news);
        } catch (error) {
          console.error('a listener to announcements failed', error);
        }
      }
    },
    subscribe(hear: (news: News) => void) {
      const listener = { hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function createAnnouncements(): Announcements {
  const changes = createChannel<Announcement>();
  const phones = createChannel<WalkId>();
  const commits = createChannel<void>();
  return {
    announce: changes.tell,
    subscribe: changes.subscribe,
    announcePhones: phones.tell,
    subscribePhones: phones.subscribe,
    announceCommit: () => commits.tell(),
    subscribeCommits: commits.subscribe,
  };
}
