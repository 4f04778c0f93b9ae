import { newId, participantIdSchema, walkIdSchema } from '../../../domain/ids.ts';
import { apiClient } from '../../api.ts';
import type { ScreenLanguage } from '../../i18n/languages.ts';
import { deviceIds, noteServerTime } from '../../offline/device-clock.ts';
import { type Membership, readMeta, writeMeta } from '../../offline/local-db.ts';
import { keepMembership, membershipByCode } from '../../offline/memberships.ts';
import { newReceiptCode, receiptHashOf } from '../../offline/receipt-code.ts';

/** 256 random bits as base64url, 43 characters. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

type Pseudonym = Pick<Membership, 'token' | 'receiptCode'> & {
  participantId: string;
  /** Whether the server has the hash of the receipt code, once it has answered. */
  receiptSaid: boolean;
};

/** The same pseudonym for the same code each time, until an answer came: an answer that was lost is asked again. */
async function pseudonymFor(code: string): Promise<Pseudonym> {
  const known = await membershipByCode(code);
  // The server does not look at the hash of somebody who has joined before: what was said then stays.
  if (known !== undefined) return { ...known, receiptSaid: known.receiptSaid === true };
  const pending = await readMeta('pendingJoin', code);
  if (pending !== undefined) return { ...pending, receiptSaid: pending.receiptCode !== undefined };
  const participantId = newId(participantIdSchema, deviceIds);
  const fresh = { participantId, token: newToken(), receiptCode: newReceiptCode() };
  await writeMeta('pendingJoin', fresh, code);
  return { ...fresh, receiptSaid: true };
}

/**
 * Joins the walk with this code and keeps the membership on this phone. Joining again with the same code gives the
 * same membership. Rejects with ProblemAnswer or Unreachable.
 */
export async function joinWalk(code: string, language: ScreenLanguage): Promise<Membership> {
  const pseudonym = await pseudonymFor(code);
  const participantId = participantIdSchema.parse(pseudonym.participantId);
  const { receiptCode } = pseudonym;
  const receiptHash = receiptCode === undefined ? undefined : await receiptHashOf(receiptCode);
  const sentAt = Date.now();
  const answer = await apiClient().api.join.$post({
    json: {
      code,
      language,
      participantId,
      token: pseudonym.token,
      ...(receiptHash === undefined ? {} : { receiptHash }),
    },
  });
  const joined = await answer.json();
  await noteServerTime(sentAt, Date.now(), joined.serverTime);
  const membership: Membership = {
    participantId: participantIdSchema.parse(joined.participantId),
    walkId: walkIdSchema.parse(joined.walkId),
    token: joined.token,
    walkName: joined.walkName,
    code,
    joinedAt: joined.serverTime,
    ...(receiptCode === undefined ? {} : { receiptCode }),
    receiptSaid: pseudonym.receiptSaid && receiptHash !== undefined,
  };
  await keepMembership(membership);
  return membership;
}
