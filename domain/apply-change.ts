import { actionAdded, actionEdited, actionWithdrawn } from './change-rules/action-changes.ts';
import {
  actionAnswered,
  actionNoted,
  actionReopened,
  actionStatusChanged,
  actionVerified,
} from './change-rules/action-status-changes.ts';
import { areasComputed } from './change-rules/area-changes.ts';
import { checkpointAdded, checkpointEdited, checkpointWithdrawn } from './change-rules/checkpoint-changes.ts';
import { findingAdded, findingEdited, findingWithdrawn } from './change-rules/finding-changes.ts';
import { findingMerged, findingUnmerged } from './change-rules/finding-merge-changes.ts';
import { findingConfirmed, findingTextModerated } from './change-rules/finding-voice-changes.ts';
import {
  groupAdded,
  groupConclusionSet,
  groupRaterChosen,
  groupRenamed,
  groupStopMarked,
} from './change-rules/group-changes.ts';
import { organisationAdded } from './change-rules/organisation-changes.ts';
import {
  participantDescribed,
  participantGrouped,
  participantJoined,
  participantLeft,
  participantReceiptSet,
} from './change-rules/participant-changes.ts';
import {
  photoAttached,
  photoModerated,
  photoReceived,
  photoRefused,
  photoStored,
  photoWithdrawn,
} from './change-rules/photo-changes.ts';
import {
  protocolApproved,
  protocolHeaderEdited,
  protocolPublished,
  protocolRowEdited,
} from './change-rules/protocol-changes.ts';
import { protocolDrafted } from './change-rules/protocol-draft-change.ts';
import { checkpointRated } from './change-rules/rating-changes.ts';
import { type ChangeRule, type Outcome, Refusal, type RuleContext } from './change-rules/rule.ts';
import {
  walkCreated,
  walkEdited,
  walkJoinCodeIssued,
  walkSurveyCodeIssued,
} from './change-rules/walk-changes.ts';
import { walkPhaseAdvanced, walkPhaseReturned } from './change-rules/walk-phase-changes.ts';
import type { Change, ChangeKind, ChangeOf } from './changes.ts';
import type { RecordKind } from './record.ts';
import type { Author } from './roles.ts';

/** A change with who sent it and when the server received it; both are the server's word, never the sender's. */
export interface AuthoredChange {
  change: Change;
  author: Author;
  receivedAt: string;
}

/** One rule for each kind; the compiler shows a kind without one. */
const rules: { readonly [Kind in ChangeKind]: ChangeRule<ChangeOf<Kind>> } = {
  'organisation-added': organisationAdded,
  'walk-created': walkCreated,
  'walk-edited': walkEdited,
  'walk-phase-advanced': walkPhaseAdvanced,
  'walk-phase-returned': walkPhaseReturned,
  'walk-join-code-issued': walkJoinCodeIssued,
  'walk-survey-code-issued': walkSurveyCodeIssued,
  'checkpoint-added': checkpointAdded,
  'checkpoint-edited': checkpointEdited,
  'checkpoint-withdrawn': checkpointWithdrawn,
  'group-added': groupAdded,
  'group-renamed': groupRenamed,
  'group-rater-chosen': groupRaterChosen,
  'group-stop-marked': groupStopMarked,
  'group-conclusion-set': groupConclusionSet,
  'participant-joined': participantJoined,
  'participant-grouped': participantGrouped,
  'participant-left': participantLeft,
  'participant-receipt-set': participantReceiptSet,
  'participant-described': participantDescribed,
  'checkpoint-rated': checkpointRated,
  'finding-added': findingAdded,
  'finding-edited': findingEdited,
  'finding-withdrawn': findingWithdrawn,
  'finding-confirmed': findingConfirmed,
  'finding-text-moderated': findingTextModerated,
  'finding-merged': findingMerged,
  'finding-unmerged': findingUnmerged,
  'photo-attached': photoAttached,
  'photo-received': photoReceived,
  'photo-stored': photoStored,
  'photo-refused': photoRefused,
  'photo-moderated': photoModerated,
  'photo-withdrawn': photoWithdrawn,
  'areas-computed': areasComputed,
  'action-added': actionAdded,
  'action-edited': actionEdited,
  'action-withdrawn': actionWithdrawn,
  'action-status-changed': actionStatusChanged,
  'action-reopened': actionReopened,
  'action-verified': actionVerified,
  'action-noted': actionNoted,
  'action-answered': actionAnswered,
  'protocol-drafted': protocolDrafted,
  'protocol-row-edited': protocolRowEdited,
  'protocol-header-edited': protocolHeaderEdited,
  'protocol-approved': protocolApproved,
  'protocol-published': protocolPublished,
};

function ruleOf<Kind extends ChangeKind>(kind: Kind): ChangeRule<ChangeOf<Kind>> {
  return rules[kind];
}

/** Ids of the records that the rule of this change looks at; the store loads them before `applyChange`. */
export function recordsNeeded(change: Change, author: Author): readonly string[] {
  return ruleOf<ChangeKind>(change.kind).needs(change as never, author);
}

/** Kinds of which the rule of this change looks at every record of the walk. */
function kindsNeeded(change: Change): readonly RecordKind[] {
  return ruleOf<ChangeKind>(change.kind).needsOfWalk ?? [];
}

/**
 * What becomes of the records, or why the change is refused. Pure: the same change on the same records gives
 * the same outcome on a phone and on every storage engine.
 */
export function applyChange(change: Change, context: RuleContext): Outcome {
  const allowed = kindsNeeded(change);
  const named: RuleContext = {
    ...context,
    recordsOfWalk(kind) {
      // A rule that forgets to name a kind fails on every engine alike.
      if (!allowed.includes(kind))
        throw new Error(`the rule of ${change.kind} did not name the kind ${kind}`);
      return context.recordsOfWalk(kind);
    },
  };
  try {
    return ruleOf<ChangeKind>(change.kind).apply(change as never, named);
  } catch (error) {
    if (error instanceof Refusal) return { verdict: 'refused', problem: error.problem };
    throw error;
  }
}

export type { Outcome, RuleContext };
