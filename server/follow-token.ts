import { createHash } from 'node:crypto';
import type { IdSource } from '../domain/ids.ts';

/** Days until a request that nobody confirmed is forgotten. */
export const daysToConfirm = 7;

/** A link in a letter to a follower: the token goes into the letter, and only its hash is kept. */
export function newFollowLink(source: Pick<IdSource, 'randomBytes'>): { token: string; linkHash: string } {
  const token = Buffer.concat([source.randomBytes(), source.randomBytes()]).toString('base64url');
  return { token, linkHash: followLinkHash(token) };
}

/** SHA-256, in hexadecimal. */
export function followLinkHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
