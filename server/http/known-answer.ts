import { createHash } from 'node:crypto';
import type { AppContext } from './app-env.ts';

/** The headers of an answer that a browser keeps for the one person alone, and asks for again each time. */
interface KnownHeaders extends Record<string, string> {
  etag: string;
  'cache-control': string;
  vary: string;
}

/**
 * The headers of an answer, and whether whoever asks has it already.
 * @param identity everything that the answer follows from: the same gives the same answer
 */
export function knownAnswer(c: AppContext, identity: unknown): { headers: KnownHeaders; isKnown: boolean } {
  const hash = createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 27);
  const etag = `"${hash}"`;
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie, accept-encoding' };
  return { headers, isKnown: c.req.header('if-none-match')?.includes(etag) === true };
}

/** The document's words for an answer that is there already. */
export const knownAlready = { description: 'You have it already' } as const;
