import { EventEmitter } from 'node:events';
import type { ChangeKind } from '../domain/changes.ts';
import type { WalkId } from '../domain/ids.ts';
import type { Store } from './storage/store.ts';

/** Something of a walk has changed; whoever shows it asks again from the sequence that they have. */
export interface Announcement {
  /** null: belongs to no walk. */
  walkId: WalkId | null;
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

/** The same store, which announces what each commit kept: one announcement a walk, so that no caller can forget it. */
export function announceCommits(store: Store, announcements: Announcements): Store {
  return {
    ...store,
    async commit(changes, options) {
      const verdicts = await store.commit(changes, options);
      const nothingKept = options?.allOrNothing && verdicts.some(({ verdict }) => verdict === 'refused');
      if (nothingKept) return verdicts;
      const byWalk = new Map<WalkId | null, { sequence: number; kinds: Set<ChangeKind> }>();
      verdicts.forEach((outcome, index) => {
        const change = changes[index]?.change;
        if (change === undefined || (outcome.verdict !== 'applied' && outcome.verdict !== 'conflict')) return;
        const walkId = 'walkId' in change ? change.walkId : null;
        const kinds = byWalk.get(walkId)?.kinds ?? new Set<ChangeKind>();
        byWalk.set(walkId, { sequence: outcome.sequence, kinds: kinds.add(change.kind) });
      });
      for (const [walkId, { sequence, kinds }] of byWalk)
        announcements.announce({ walkId, sequence, kinds: [...kinds] });
      return verdicts;
    },
  };
}
