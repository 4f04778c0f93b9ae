import { EventEmitter } from 'node:events';
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
}

/** Announcements within this process. A listener that throws is reported on stderr and disturbs nobody else. */
export function createAnnouncements(): Announcements {
  const emitter = new EventEmitter<{ announcement: [Announcement] }>();
  emitter.setMaxListeners(0);
  return {
    announce: (announcement) => void emitter.emit('announcement', announcement),
    subscribe(listener) {
      const guarded = (announcement: Announcement) => {
        try {
          listener(announcement);
        } catch (error) {
          console.error('a listener to announcements failed', error);
        }
      };
      emitter.on('announcement', guarded);
      return () => void emitter.off('announcement', guarded);
    },
  };
}
