import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { IdSource } from '../../domain/ids.ts';
import { dayMilliseconds } from '../../domain/milliseconds.ts';
import type { Auth } from './create-auth.ts';

/** What a one-time link is for: making the first administrator, or setting the password of an account. */
const purposeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first-admin') }),
  z.object({ kind: z.literal('set-password'), userId: z.string() }),
]);
export type LinkPurpose = z.infer<typeof purposeSchema>;

/** The first link is printed on the server's own screen; the others travel by post or e-mail. */
const lifetimeMilliseconds: Readonly<Record<LinkPurpose['kind'], number>> = {
  'first-admin': dayMilliseconds,
  'set-password': 7 * dayMilliseconds,
};

export interface OneTimeLink {
  token: string;
  expiresAt: string;
}

/** Links that work once. Only the SHA-256 of the token is kept, so that the database opens no door. */
export interface OneTimeLinks {
  make(purpose: LinkPurpose): Promise<OneTimeLink>;
  /** What the token is for, without using it up; undefined for an unknown, used or expired one. */
  look(token: string): Promise<LinkPurpose | undefined>;
  /** The same, and the token is used up: of two who come at once, one gets undefined. */
  use(token: string): Promise<LinkPurpose | undefined>;
}

export async function createOneTimeLinks(auth: Auth, source: IdSource): Promise<OneTimeLinks> {
  const { internalAdapter } = await auth.$context;
  const identifierOf = (token: string) => `one-time:${createHash('sha256').update(token).digest('hex')}`;
  const purposeOf = (found: { value: string; expiresAt: Date } | null): LinkPurpose | undefined => {
    if (found === null || found.expiresAt <= source.now()) return undefined;
    return purposeSchema.parse(JSON.parse(found.value));
  };
  return {
    async make(purpose) {
      const token = Buffer.concat([source.randomBytes(), source.randomBytes()]).toString('base64url');
      const expiresAt = new Date(source.now().getTime() + lifetimeMilliseconds[purpose.kind]);
      const value = JSON.stringify(purpose);
      await internalAdapter.createVerificationValue({ identifier: identifierOf(token), value, expiresAt });
      return { token, expiresAt: expiresAt.toISOString() };
    },
    async look(token) {
      return purposeOf(await internalAdapter.findVerificationValue(identifierOf(token)));
    },
    async use(token) {
      return purposeOf(await internalAdapter.consumeVerificationValue(identifierOf(token)));
    },
  };
}
