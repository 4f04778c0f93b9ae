import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { idFromDigest } from '../../domain/ids.ts';

/** An id by content: the same parts give the same id, so that importing a file again finds what is already there. */
export function contentId<Id>(schema: { parse(text: string): Id }, ...parts: readonly unknown[]): Id {
  return idFromDigest(schema, createHash('sha256').update(canonicalJson(parts)).digest());
}
