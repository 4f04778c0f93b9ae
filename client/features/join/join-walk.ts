import { newId, participantIdSchema, walkIdSchema } from '../../../domain/ids.ts';
import { apiClient } from '../../api.ts';
import type { ScreenLanguage } from '../../i18n/languages.ts';
import { deviceIds, noteServerTime } from '../../offline/device-clock.ts';
import { type Membership, readMeta, writeMeta } from '../../offline/local-db.ts';
import { keepMembership, membershipByCode } from '../../offline/memberships.ts';

/** 256 random bits as base64url, 43 characters. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The same pseudonym for the same code each time, until an answer came: an answer that was lost is asked again. */
async function pseudonymFor(code: string): Promise<{ participantId: string; token: string }> {
  const known = (await membershipByCode(code)) ?? (await readMeta('pendingJoin', code));
  if (known !== undefined) return { participantId: known.participantId, token: known.token };
  const fresh = { participantId: newId(participantIdSchema, deviceIds), token: newToken() };
  await writeMeta('pendingJoin', fresh, code);
  return fresh;
}

/**
 * Joins the walk with this code and keeps the membership on this phone. Joining again with the same code gives the
 * same membership. Rejects with ProblemAnswer or Unreachable.
 */
export async function joinWalk(code: string, language: ScreenLanguage): Promise<Membership> {
  const pseudonym = await pseudonymFor(code);
  const participantId = participantIdSchema.parse(pseudonym.participantId);
  const sentAt = Date.now();
  const answer = await apiClient().api.join.$post({
    json: { code, language, participantId, token: pseudonym.token },
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
  };
  await keepMembership(membership);
  return membership;
}
