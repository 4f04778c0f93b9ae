import { type VerificationPhoto, verificationPhotoSchema } from '../../../domain/action.ts';
import { checkedFetch, ProblemAnswer, Unreachable } from '../../api.ts';

/** Why the picture is not at the server; the form has words for each. */
export type UnsentReason = 'away' | 'large' | 'unreadable' | 'other';

/**
 * Sends the picture and resolves to what the verification names it by.
 * @throws ProblemAnswer when the server refuses, Unreachable when there is no answer or one of another shape
 */
export async function sendVerificationPhoto(actionId: string, picture: Blob): Promise<VerificationPhoto> {
  const answer = await checkedFetch(`/api/actions/${actionId}/verification-photo`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': picture.type },
    body: picture,
  });
  const parsed = verificationPhotoSchema.safeParse(await answer.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new Unreachable('the answer could not be read');
}

export function unsentReasonOf(fault: unknown): UnsentReason {
  if (fault instanceof Unreachable) return 'away';
  const code = fault instanceof ProblemAnswer ? fault.problem.code : undefined;
  if (code === 'too-large') return 'large';
  return code === 'invalid-input' || code === 'unsupported-media-type' ? 'unreadable' : 'other';
}
