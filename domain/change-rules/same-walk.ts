import type { ParticipantId, WalkId } from '../ids.ts';
import { problem } from '../problem.ts';
import { takesMarks } from '../walk.ts';
import { type RuleContext, refuse, refuseUnless, requireRecord } from './rule.ts';

/** A record says which walk it belongs to; the change must say the same. */
export function refuseOtherWalk(changeWalkId: WalkId, recordWalkId: WalkId, pointer: string): void {
  if (changeWalkId === recordWalkId) return;
  refuse(
    problem('invalid-input', {
      detail: 'the change and the record name different walks',
      action: 'Send the same walkId in both places.',
      errors: [{ pointer, detail: 'must equal walkId' }],
    }),
  );
}

/**
 * A participant writes in the walk that they joined, in their own name, as long as the walk takes marks;
 * somebody of the staff writes in anybody's. Deliveries after the walk are welcome: phones come home late.
 */
export function requireOwnVoice(
  context: RuleContext,
  walkId: WalkId,
  participantId: ParticipantId,
  verb: 'finding.add' | 'finding.confirm' | 'rating.add' | 'photo.attach',
  pointer: string,
): void {
  const { author } = context;
  if (author.kind === 'participant') {
    refuseUnless(author.walkId === walkId, `${verb}-own`, 'you joined another walk');
    refuseUnless(
      author.participantId === participantId,
      `${verb}-own`,
      'you may only write in your own name',
    );
  }
  const walk = requireRecord(context, 'walk', walkId, { pointer: '/walkId' });
  requireRecord(context, 'participant', participantId, { walkId, pointer });
  if (takesMarks(walk.feature.properties.status)) return;
  refuse(
    problem('walk-closed', {
      detail: `the walk "${walk.feature.properties.name}" is ${walk.feature.properties.status}`,
      action: 'Keep your mark and speak to the walk leader.',
    }),
  );
}
