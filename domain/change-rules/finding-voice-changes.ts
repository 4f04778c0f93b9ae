import { z } from 'zod';
import { textSchema } from '../feature.ts';
import { type Finding, findingTextMaximum, type TextModeration } from '../finding.ts';
import { type ChangeId, changeIdSchema, findingIdSchema, participantIdSchema } from '../ids.ts';
import { headsOf } from '../merge.ts';
import { problem } from '../problem.ts';
import type { KeptRecord } from '../record.ts';
import { type ChangeRule, refuse, requireRecord, requireVerb, walkChangeBase } from './rule.ts';
import { requireOwnVoice } from './same-walk.ts';

export const findingVoiceChangeSchemas = {
  /** "I agree": somebody else's mark is mine too. Counted apart, one a person. */
  'finding-confirmed': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('finding-confirmed'),
    findingId: findingIdSchema,
    participantId: participantIdSchema,
  }),
  'finding-text-moderated': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('finding-text-moderated'),
    findingId: findingIdSchema,
    decision: z.enum(['approved', 'edited', 'rejected']),
    /** The words as edited; only with the decision "edited". */
    text: textSchema(findingTextMaximum).nullable(),
    suggestion: textSchema(findingTextMaximum).nullable(),
    /** Needed when the words are rejected. */
    reason: textSchema(300).nullable(),
    /** The heads of the words that the moderator read: `headsOfWords`. */
    basedOn: z.array(changeIdSchema).min(1).max(20),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof findingVoiceChangeSchemas> = z.infer<
  (typeof findingVoiceChangeSchemas)[Kind]
>;

/** Words wait for the leader team; without words there is nothing to wait for. */
export function awaitModeration({
  text,
  suggestion,
}: Pick<Finding['properties'], 'text' | 'suggestion'>): TextModeration | null {
  return text === null && suggestion === null
    ? null
    : { state: 'pending', text: null, suggestion: null, reason: null };
}

function withProperties(
  finding: KeptRecord<'finding'>,
  properties: Partial<Finding['properties']>,
): KeptRecord<'finding'> {
  const { feature } = finding;
  return { ...finding, feature: { ...feature, properties: { ...feature.properties, ...properties } } };
}

export const findingConfirmed: ChangeRule<ChangeOf<'finding-confirmed'>> = {
  needs: (change) => [change.walkId, change.findingId, change.participantId],
  apply(change, context) {
    const { author } = context;
    const { walkId, participantId } = change;
    requireVerb(context, author.kind === 'participant' ? 'finding.confirm-own' : 'finding.confirm');
    requireOwnVoice(context, walkId, participantId, 'finding.confirm', '/participantId');
    const where = { walkId, pointer: '/findingId', withdrawnToo: true };
    const finding = requireRecord(context, 'finding', change.findingId, where);
    const { properties } = finding.feature;
    if (properties.participantId === participantId)
      refuse(
        problem('own-finding', {
          detail: 'agreeing with oneself does not make a second voice',
          action: 'Nothing to do: your mark counts already.',
        }),
      );
    if (author.kind === 'participant') refuseUnrated(properties, participantId);
    const confirmedBy = [...new Set([...properties.confirmedBy, participantId])].sort();
    const confirmed = withProperties(finding, { confirmedBy, confirmations: confirmedBy.length });
    return { verdict: 'applied', writes: [confirmed] };

    /** Others' marks are hidden until one's own rating is in; agreeing with what one may not see is refused. */
    function refuseUnrated(marked: Finding['properties'], voice: typeof participantId): void {
      const person = requireRecord(context, 'participant', voice, { walkId, pointer: '/participantId' });
      const { ratedCheckpointIds } = person.feature.properties;
      if (marked.checkpointId === null || ratedCheckpointIds.includes(marked.checkpointId)) return;
      refuse(
        problem('rate-first', {
          detail: 'you have not rated or skipped the stop of this mark',
          action: 'Rate the stop, or skip it, and agree afterwards.',
          errors: [{ pointer: '/findingId', detail: 'belongs to a stop you have not rated' }],
        }),
      );
    }
  },
};

/**
 * The heads of the words as they stand: those of text and suggestion together, in order of id. Whoever moderates names
 * them, because a suggestion that changed unread is as bad as a text.
 */
export function headsOfWords({
  versions,
  createdBy,
}: Pick<KeptRecord, 'versions' | 'createdBy'>): ChangeId[] {
  const heads = ['text', 'suggestion'].flatMap((field) => headsOf(versions, field, createdBy));
  return [...new Set(heads)].sort();
}

export const findingTextModerated: ChangeRule<ChangeOf<'finding-text-moderated'>> = {
  needs: (change) => [change.findingId],
  apply(change, context) {
    requireVerb(context, 'finding.moderate');
    const where = { walkId: change.walkId, pointer: '/findingId', withdrawnToo: true };
    const finding = requireRecord(context, 'finding', change.findingId, where);
    const { properties } = finding.feature;
    const { decision, reason } = change;
    if (headsOfWords(finding).join() !== [...new Set(change.basedOn)].sort().join())
      refuse(
        problem('text-changed', {
          detail: 'the person has changed the words since the moderator read them',
          action: 'Read the words again and decide again.',
          errors: [{ pointer: '/basedOn', detail: 'is not what stands there now' }],
        }),
      );
    refuseUnclear(change, awaitModeration(properties) !== null);
    const kept = decision === 'approved' ? properties : decision === 'edited' ? change : noWords;
    const { text, suggestion } = kept;
    const textModeration: TextModeration = { state: decision, text, suggestion, reason };
    return { verdict: 'applied', writes: [withProperties(finding, { textModeration })] };
  },
};

const noWords = { text: null, suggestion: null } as const;

/** A decision is about words, brings words only where it edits, and tells the person why it rejects. */
function refuseUnclear(change: ChangeOf<'finding-text-moderated'>, hasWords: boolean): void {
  const { decision, text, suggestion, reason } = change;
  const unclear = (detail: string, action: string, pointer: string) =>
    refuse(
      problem('invalid-input', { detail, action, errors: [{ pointer, detail: 'does not go together' }] }),
    );
  if (!hasWords) unclear('the mark has no words', 'Nothing to do.', '/findingId');
  const brings = text !== null || suggestion !== null;
  if (brings && decision !== 'edited')
    unclear('only "edited" brings words', 'Send null for text and suggestion.', '/text');
  if (!brings && decision === 'edited')
    unclear('"edited" needs the words', 'Send the words as edited, or reject them.', '/text');
  if (decision === 'rejected' && reason === null)
    unclear('words are rejected with a reason', 'Say why in "reason".', '/reason');
}
