import type { Figures } from '../../domain/analysis/block-memo.ts';
import type { WalkId } from '../../domain/ids.ts';

/** Figures of redraws with the hash of all that they follow from. */
export interface KeptFigures {
  readonly hash: string;
  /** Whose marks they are of. */
  readonly walkIds: readonly WalkId[];
  readonly figures: Figures;
}

/** What computations of areas leave for those that come after them. */
export interface BlockShelf {
  /** All that is kept of these walks. */
  of(walkIds: readonly WalkId[]): KeptFigures[];
  put(kept: KeptFigures): void;
  /** Somebody needed it: it stays longer than what nobody needs. */
  touch(hash: string): void;
}

const bytesAtMostByDefault = 32 * 1024 * 1024;
/** For the hash, the ids and what holds them. */
const bytesAround = 500;

/**
 * Keeps the figures that were needed last, up to so many bytes; a computation of a walk leaves some ten thousand. It
 * stands in the main thread: computations run in whatever thread is free, and threads end when idle or stopped.
 */
export function createBlockShelf(bytesAtMost = bytesAtMostByDefault): BlockShelf {
  /** The one that was needed longest ago comes first. */
  const shelf = new Map<string, KeptFigures>();
  let bytes = 0;

  function remove(hash: string): KeptFigures | undefined {
    const kept = shelf.get(hash);
    if (kept === undefined) return undefined;
    shelf.delete(hash);
    bytes -= bytesOf(kept);
    return kept;
  }
  function add(kept: KeptFigures): void {
    shelf.set(kept.hash, kept);
    bytes += bytesOf(kept);
  }
  return {
    of(walkIds) {
      const asked = new Set(walkIds);
      return [...shelf.values()].filter((kept) => kept.walkIds.some((id) => asked.has(id)));
    },
    put(kept) {
      remove(kept.hash);
      if (bytesOf(kept) > bytesAtMost) return;
      add(kept);
      for (const hash of shelf.keys()) {
        if (bytes <= bytesAtMost) break;
        remove(hash);
      }
    },
    touch(hash) {
      const kept = remove(hash);
      if (kept !== undefined) add(kept);
    },
  };
}

function bytesOf({ figures }: KeptFigures): number {
  return figures.reduce((sum, { byteLength }) => sum + byteLength, bytesAround);
}
