import { changeIdSchema, newId } from '../../domain/ids.ts';
import { receiptCodeFrom } from '../../domain/receipt.ts';
import { deviceIds } from './device-clock.ts';
import { type AuthorKey, type Membership, withDatabase } from './local-db.ts';
import { announceLocal } from './local-events.ts';
import { authorKeyOf, membershipOf } from './memberships.ts';
import { enqueue } from './queue.ts';

export function newReceiptCode(): string {
  return receiptCodeFrom(crypto.getRandomValues(new Uint8Array(16)));
}

/** What the server keeps of a code; undefined where the browser cannot compute it (no secure connection). */
export async function receiptHashOf(code: string): Promise<string | undefined> {
  // Without a secure connection there is no `subtle`, whatever its type says.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (subtle === undefined) return undefined;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(code));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function keep(membership: Membership): Promise<void> {
  await withDatabase((database) => database.put('memberships', membership));
  announceLocal('memberships');
}

async function make(author: AuthorKey): Promise<string | undefined> {
  const membership = await membershipOf(author);
  if (membership === undefined) return undefined;
  const { walkId, participantId, receiptCode, receiptSaid } = membership;
  const code = receiptCode ?? newReceiptCode();
  if (receiptCode !== undefined && receiptSaid === true) return code;
  const receiptHash = await receiptHashOf(code);
  if (receiptHash === undefined) return undefined;
  await keep({ ...membership, receiptCode: code });
  const id = newId(changeIdSchema, deviceIds);
  const at = deviceIds.now().toISOString();
  await enqueue(author, [{ kind: 'participant-receipt-set', id, at, walkId, participantId, receiptHash }]);
  await keep({ ...membership, receiptCode: code, receiptSaid: true });
  return code;
}

let making: { author: AuthorKey; code: Promise<string | undefined> } | undefined;

/**
 * The receipt code of a membership. A phone that joined without one makes it now and tells the server its hash
 * through the queue; the code is on the disk before, so that what is shown is what the server will know. Asking
 * while it is being made gives the same code: only the first one counts at the server.
 * @returns undefined where none can be made
 */
export function ensureReceiptCode(membership: Membership): Promise<string | undefined> {
  const author = authorKeyOf(membership);
  if (making?.author === author) return making.code;
  const code = make(author);
  making = { author, code };
  const over = (): void => {
    making = undefined;
  };
  code.then(over, over);
  return code;
}
