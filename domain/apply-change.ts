import { applyRule, type ChangeRules } from './apply-rule.ts';
import { actionAdded, actionEdited, actionWithdrawn } from './change-rules/action-changes.ts';
import { actionPhotoApprovalWithdrawn, actionPhotoApproved } from './change-rules/action-photo-changes.ts';
import {
  actionAnswered,
  actionNoted,
  actionReopened,
  actionStatusChanged,
  actionVerified,
} from './change-rules/action-status-changes.ts';
import { areaBandOverridden, areaBandRestored } from './change-rules/area-band-changes.ts';
import { areasComputed } from './change-rules/area-changes.ts';
import { areaSetComputed, areaSetWithdrawn } from './change-rules/area-set-changes.ts';
import { checkpointAdded, checkpointEdited, checkpointWithdrawn } from './change-rules/checkpoint-changes.ts';
import { activityCounted, countedActivityWithdrawn } from './change-rules/counted-activity-changes.ts';
import { incidentDatasetAdded, incidentDatasetWithdrawn } from './change-rules/dataset-changes.ts';
import { patrolFaultDisclosed } from './change-rules/fault-disclosure-change.ts';
import { findingMerged, findingUnmerged } from './change-rules/finding-merge-changes.ts';
import { findingTextModerated } from './change-rules/finding-voice-changes.ts';
import {
  followUpApproved,
  followUpAsked,
  followUpGathered,
  followUpPublished,
  followUpWritten,
} from './change-rules/follow-up-changes.ts';
import { followUpMoved } from './change-rules/follow-up-moved-change.ts';
import {
  groupAdded,
  groupConclusionSet,
  groupRaterChosen,
  groupRenamed,
} from './change-rules/group-changes.ts';
import { groupRouteSet } from './change-rules/group-route-change.ts';
import { hotSpotAdded, hotSpotEdited, hotSpotRetired } from './change-rules/hot-spot-changes.ts';
import { lampsImported, lampsWithdrawn } from './change-rules/lamp-changes.ts';
import { organisationAdded } from './change-rules/organisation-changes.ts';
import { paperRatingCorrected } from './change-rules/paper-rating-change.ts';
import { participantJoined } from './change-rules/participant-changes.ts';
import { patrolShiftCancelled, patrolShiftPlanned } from './change-rules/patrol-shift-changes.ts';
import { patrolVisitLogged, patrolVisitWithdrawn } from './change-rules/patrol-visit-changes.ts';
import { photoModerated, photoReceived, photoRefused, photoStored } from './change-rules/photo-changes.ts';
import { promiseActivityNoted, promiseActivityWithdrawn } from './change-rules/promise-activity-changes.ts';
import { promiseMade } from './change-rules/promise-changes.ts';
import { promiseItemAdded } from './change-rules/promise-item-added-change.ts';
import {
  promiseItemChanged,
  promiseItemWithdrawn,
  promiseWalkLinked,
} from './change-rules/promise-item-changes.ts';
import {
  protocolApproved,
  protocolHeaderEdited,
  protocolPublished,
  protocolRowEdited,
} from './change-rules/protocol-changes.ts';
import { protocolDrafted } from './change-rules/protocol-draft-change.ts';
import type { ChangeRule, Outcome, RuleContext } from './change-rules/rule.ts';
import {
  walkCreated,
  walkEdited,
  walkJoinCodeIssued,
  walkSurveyCodeIssued,
} from './change-rules/walk-changes.ts';
import { walkPhaseAdvanced, walkPhaseReturned } from './change-rules/walk-phase-changes.ts';
import type { Change, ChangeKind, ChangeOf } from './changes.ts';
import { participantRules } from './participant-rules.ts';
import type { Author } from './roles.ts';

/** A change with who sent it and when the server received it; both are the server's word, never the sender's. */
export interface AuthoredChange {
  change: Change;
  author: Author;
  receivedAt: string;
}

/** One rule for each kind; the compiler shows a kind without one. */
const rules: ChangeRules<ChangeKind> = {
  ...participantRules,
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
  'group-route-set': groupRouteSet,
  'group-conclusion-set': groupConclusionSet,
  'participant-joined': participantJoined,
  'paper-rating-corrected': paperRatingCorrected,
  'finding-text-moderated': findingTextModerated,
  'finding-merged': findingMerged,
  'finding-unmerged': findingUnmerged,
  'photo-received': photoReceived,
  'photo-stored': photoStored,
  'photo-refused': photoRefused,
  'photo-moderated': photoModerated,
  'areas-computed': areasComputed,
  'area-band-overridden': areaBandOverridden,
  'area-band-restored': areaBandRestored,
  'area-set-computed': areaSetComputed,
  'area-set-withdrawn': areaSetWithdrawn,
  'action-added': actionAdded,
  'action-edited': actionEdited,
  'action-withdrawn': actionWithdrawn,
  'action-status-changed': actionStatusChanged,
  'action-reopened': actionReopened,
  'action-verified': actionVerified,
  'action-noted': actionNoted,
  'action-photo-approved': actionPhotoApproved,
  'action-photo-approval-withdrawn': actionPhotoApprovalWithdrawn,
  'action-answered': actionAnswered,
  'protocol-drafted': protocolDrafted,
  'protocol-row-edited': protocolRowEdited,
  'protocol-header-edited': protocolHeaderEdited,
  'protocol-approved': protocolApproved,
  'protocol-published': protocolPublished,
  'incident-dataset-added': incidentDatasetAdded,
  'hotspot-added': hotSpotAdded,
  'hotspot-edited': hotSpotEdited,
  'hotspot-retired': hotSpotRetired,
  'patrol-shift-planned': patrolShiftPlanned,
  'patrol-shift-cancelled': patrolShiftCancelled,
  'patrol-visit-logged': patrolVisitLogged,
  'patrol-visit-withdrawn': patrolVisitWithdrawn,
  'activity-counted': activityCounted,
  'counted-activity-withdrawn': countedActivityWithdrawn,
  'patrol-fault-disclosed': patrolFaultDisclosed,
  'promise-made': promiseMade,
  'promise-item-added': promiseItemAdded,
  'promise-item-changed': promiseItemChanged,
  'promise-item-withdrawn': promiseItemWithdrawn,
  'promise-walk-linked': promiseWalkLinked,
  'promise-activity-noted': promiseActivityNoted,
  'promise-activity-withdrawn': promiseActivityWithdrawn,
  'follow-up-asked': followUpAsked,
  'follow-up-gathered': followUpGathered,
  'follow-up-written': followUpWritten,
  'follow-up-approved': followUpApproved,
  'follow-up-published': followUpPublished,
  'follow-up-moved': followUpMoved,
  'incident-dataset-withdrawn': incidentDatasetWithdrawn,
  'lamps-imported': lampsImported,
  'lamps-withdrawn': lampsWithdrawn,
};

function ruleOf<Kind extends ChangeKind>(kind: Kind): ChangeRule<ChangeOf<Kind>> {
  return rules[kind];
}

/** Ids of the records that the rule of this change looks at; the store loads them before `applyChange`. */
export function recordsNeeded(change: Change, author: Author): readonly string[] {
  return ruleOf<ChangeKind>(change.kind).needs(change as never, author);
}

/**
 * What becomes of the records, or why the change is refused. Pure: the same change on the same records gives
 * the same outcome on a phone and on every storage engine.
 */
export function applyChange(change: Change, context: RuleContext): Outcome {
  return applyRule<ChangeKind>(ruleOf(change.kind), change, context);
}

export type { Outcome, RuleContext };
