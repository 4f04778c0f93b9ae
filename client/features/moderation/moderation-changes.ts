import { headsOfWords } from '../../../domain/change-rules/finding-voice-changes.ts';
import type { Change } from '../../../domain/changes.ts';
import { changeIdSchema, type IdSource } from '../../../domain/ids.ts';
import { makeChange } from '../../state/make-change.ts';
import type { PulledRecord } from '../../state/wire.ts';
import type { ModerationItem } from '../../ui/leading/waiting-items.ts';

/** What the moderator decides; edited words only ever take the place of words. */
export type Decision =
  | { kind: 'approved' }
  | { kind: 'rejected'; reason: string }
  | { kind: 'edited'; text: string | null; suggestion: string | null };

/**
 * The decision as a change. For words it names the very version that `record` holds, so that words which the person
 * changed meanwhile are never let through unread.
 * @throws Error for editing a picture, or when the record is not of these words
 */
export function decisionChange(
  item: ModerationItem,
  decision: Decision,
  record: PulledRecord | undefined,
  source: IdSource,
): Change {
  const reason = decision.kind === 'rejected' ? decision.reason : null;
  if (item.kind === 'photo') {
    if (decision.kind === 'edited') throw new Error('a picture cannot be edited');
    return makeChange(source, {
      kind: 'photo-moderated',
      walkId: record?.walkId,
      photoId: item.id,
      findingId: item.photo.properties.findingId,
      decision: decision.kind,
      reason,
    });
  }
  if (record === undefined || record.id !== item.id) throw new Error('the words have no history');
  const edited = decision.kind === 'edited' ? decision : { text: null, suggestion: null };
  return makeChange(source, {
    kind: 'finding-text-moderated',
    walkId: item.finding.properties.walkId,
    findingId: item.id,
    decision: decision.kind,
    text: edited.text,
    suggestion: edited.suggestion,
    reason,
    basedOn: headsOfWords({ ...record, createdBy: changeIdSchema.parse(record.createdBy) }),
  });
}

/** What was decided before; undefined while it waits. */
export function decisionOf(item: ModerationItem): 'approved' | 'edited' | 'rejected' | undefined {
  const state =
    item.kind === 'text' ? item.finding.properties.textModeration?.state : item.photo.properties.moderation;
  return state === 'pending' ? undefined : state;
}

export function reasonOf(item: ModerationItem): string | null {
  return item.kind === 'text'
    ? (item.finding.properties.textModeration?.reason ?? null)
    : (item.photo.properties.moderationReason ?? null);
}
