import { applyRule, type ChangeRules } from './apply-rule.ts';
import { findingAdded, findingEdited, findingWithdrawn } from './change-rules/finding-changes.ts';
import { findingConfirmed } from './change-rules/finding-voice-changes.ts';
import { groupStopMarked } from './change-rules/group-changes.ts';
import {
  participantDescribed,
  participantGrouped,
  participantLeft,
  participantReceiptSet,
} from './change-rules/participant-changes.ts';
import { photoAttached, photoWithdrawn } from './change-rules/photo-changes.ts';
import { checkpointRated } from './change-rules/rating-changes.ts';
import type { Outcome, RuleContext } from './change-rules/rule.ts';
import type { Change, ChangeKind } from './changes.ts';
import type { ParticipantChangeKind } from './parse-participant-change.ts';
import { problem } from './problem.ts';

/** The rules of what participants write: all that a phone applies by itself while it has no network. */
export const participantRules: ChangeRules<ParticipantChangeKind> = {
  'finding-added': findingAdded,
  'finding-edited': findingEdited,
  'finding-withdrawn': findingWithdrawn,
  'finding-confirmed': findingConfirmed,
  'photo-attached': photoAttached,
  'photo-withdrawn': photoWithdrawn,
  'checkpoint-rated': checkpointRated,
  'participant-grouped': participantGrouped,
  'participant-left': participantLeft,
  'participant-receipt-set': participantReceiptSet,
  'participant-described': participantDescribed,
  'group-stop-marked': groupStopMarked,
};

function isParticipantKind(kind: ChangeKind): kind is ParticipantChangeKind {
  return Object.hasOwn(participantRules, kind);
}

/** As `applyChange`, for what participants write; everything else is refused, as the server would. */
export function applyParticipantChange(change: Change, context: RuleContext): Outcome {
  const { kind } = change;
  if (isParticipantKind(kind))
    return applyRule<ParticipantChangeKind>(participantRules[kind], change, context);
  return {
    verdict: 'refused',
    problem: problem('not-allowed', {
      detail: `"${kind}" is not for participants`,
      action: 'Ask the walk leader.',
    }),
  };
}
