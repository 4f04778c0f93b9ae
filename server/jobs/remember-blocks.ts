import { createHash } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { Remember } from '../../domain/analysis/block-memo.ts';
import type { KeptFigures } from './block-shelf.ts';

/** What a thread tells the shelf. */
export type ShelfNews = { readonly made: KeptFigures } | { readonly used: string };

/**
 * Remembers in a thread: what was handed to it, and what it computes, which it tells at once, so that also a computation
 * that is stopped leaves what it had.
 */
export function rememberBlocks(
  handed: readonly KeptFigures[],
  port: Pick<MessagePort, 'postMessage'> | undefined,
): Remember {
  const known = new Map(handed.map(({ hash, figures }) => [hash, figures]));
  const tell = (news: ShelfNews) => port?.postMessage(news);
  return (key, walkIds, compute) => {
    const hash = createHash('sha256').update(key).digest('hex');
    const kept = known.get(hash);
    if (kept !== undefined) {
      tell({ used: hash });
      return kept;
    }
    const figures = compute();
    known.set(hash, figures);
    tell({ made: { hash, walkIds, figures } });
    return figures;
  };
}
