import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { actionChangeSchemas } from './change-rules/action-changes.ts';
import { actionPhotoChangeSchemas } from './change-rules/action-photo-changes.ts';
import { actionStatusChangeSchemas } from './change-rules/action-status-changes.ts';
import { areaBandChangeSchemas } from './change-rules/area-band-changes.ts';
import { areaChangeSchemas } from './change-rules/area-changes.ts';
import { areaSetChangeSchemas } from './change-rules/area-set-changes.ts';
import { checkpointChangeSchemas } from './change-rules/checkpoint-changes.ts';
import { countedActivityChangeSchemas } from './change-rules/counted-activity-changes.ts';
import { datasetChangeSchemas } from './change-rules/dataset-changes.ts';
import { faultDisclosureChangeSchemas } from './change-rules/fault-disclosure-change.ts';
import { findingChangeSchemas } from './change-rules/finding-changes.ts';
import { findingMergeChangeSchemas } from './change-rules/finding-merge-changes.ts';
import { findingVoiceChangeSchemas } from './change-rules/finding-voice-changes.ts';
import { followUpChangeSchemas } from './change-rules/follow-up-changes.ts';
import { followUpMovedChangeSchemas } from './change-rules/follow-up-moved-change.ts';
import { groupChangeSchemas } from './change-rules/group-changes.ts';
import { groupRouteChangeSchemas } from './change-rules/group-route-change.ts';
import { hotSpotChangeSchemas } from './change-rules/hot-spot-changes.ts';
import { lampChangeSchemas } from './change-rules/lamp-changes.ts';
import { organisationChangeSchemas } from './change-rules/organisation-changes.ts';
import { paperRatingChangeSchemas } from './change-rules/paper-rating-change.ts';
import { participantChangeSchemas } from './change-rules/participant-changes.ts';
import { patrolShiftChangeSchemas } from './change-rules/patrol-shift-changes.ts';
import { patrolVisitChangeSchemas } from './change-rules/patrol-visit-changes.ts';
import { photoChangeSchemas } from './change-rules/photo-changes.ts';
import { promiseActivityChangeSchemas } from './change-rules/promise-activity-changes.ts';
import { promiseChangeSchemas } from './change-rules/promise-changes.ts';
import { promiseItemAddedChangeSchemas } from './change-rules/promise-item-added-change.ts';
import { promiseItemChangeSchemas } from './change-rules/promise-item-changes.ts';
import { protocolChangeSchemas } from './change-rules/protocol-changes.ts';
import { protocolDraftChangeSchemas } from './change-rules/protocol-draft-change.ts';
import { ratingChangeSchemas } from './change-rules/rating-changes.ts';
import { walkChangeSchemas } from './change-rules/walk-changes.ts';
import { walkPhaseChangeSchemas } from './change-rules/walk-phase-changes.ts';
import type { WalkId } from './ids.ts';
import { type Parsed, parseAs } from './parse-as.ts';

/** Every write there is, one schema a kind. Rules stand in change-rules/, one file an entity. */
const changeSchemas = {
  ...organisationChangeSchemas,
  ...walkChangeSchemas,
  ...walkPhaseChangeSchemas,
  ...checkpointChangeSchemas,
  ...groupChangeSchemas,
  ...groupRouteChangeSchemas,
  ...participantChangeSchemas,
  ...ratingChangeSchemas,
  ...paperRatingChangeSchemas,
  ...findingChangeSchemas,
  ...findingVoiceChangeSchemas,
  ...findingMergeChangeSchemas,
  ...photoChangeSchemas,
  ...areaChangeSchemas,
  ...areaBandChangeSchemas,
  ...areaSetChangeSchemas,
  ...actionChangeSchemas,
  ...actionPhotoChangeSchemas,
  ...actionStatusChangeSchemas,
  ...protocolDraftChangeSchemas,
  ...protocolChangeSchemas,
  ...datasetChangeSchemas,
  ...lampChangeSchemas,
  ...hotSpotChangeSchemas,
  ...patrolShiftChangeSchemas,
  ...patrolVisitChangeSchemas,
  ...countedActivityChangeSchemas,
  ...faultDisclosureChangeSchemas,
  ...promiseChangeSchemas,
  ...promiseItemAddedChangeSchemas,
  ...promiseItemChangeSchemas,
  ...promiseActivityChangeSchemas,
  ...followUpChangeSchemas,
  ...followUpMovedChangeSchemas,
} as const;

export type ChangeKind = keyof typeof changeSchemas;
export type ChangeOf<Kind extends ChangeKind> = z.infer<(typeof changeSchemas)[Kind]>;
/** Change: the one typed record through which everything is written. */
export type Change = { [Kind in ChangeKind]: ChangeOf<Kind> }[ChangeKind];

/** Any change as it comes over the wire, for OpenAPI and for clients. */
export const changeSchema = z.discriminatedUnion('kind', [
  changeSchemas['organisation-added'],
  changeSchemas['walk-created'],
  changeSchemas['walk-edited'],
  changeSchemas['walk-phase-advanced'],
  changeSchemas['walk-phase-returned'],
  changeSchemas['walk-join-code-issued'],
  changeSchemas['walk-survey-code-issued'],
  changeSchemas['checkpoint-added'],
  changeSchemas['checkpoint-edited'],
  changeSchemas['checkpoint-withdrawn'],
  changeSchemas['group-added'],
  changeSchemas['group-renamed'],
  changeSchemas['group-rater-chosen'],
  changeSchemas['group-route-set'],
  changeSchemas['group-stop-marked'],
  changeSchemas['group-conclusion-set'],
  changeSchemas['participant-joined'],
  changeSchemas['participant-grouped'],
  changeSchemas['participant-left'],
  changeSchemas['participant-receipt-set'],
  changeSchemas['participant-described'],
  changeSchemas['checkpoint-rated'],
  changeSchemas['paper-rating-corrected'],
  changeSchemas['finding-added'],
  changeSchemas['finding-edited'],
  changeSchemas['finding-withdrawn'],
  changeSchemas['finding-confirmed'],
  changeSchemas['finding-text-moderated'],
  changeSchemas['finding-merged'],
  changeSchemas['finding-unmerged'],
  changeSchemas['photo-attached'],
  changeSchemas['photo-received'],
  changeSchemas['photo-stored'],
  changeSchemas['photo-refused'],
  changeSchemas['photo-moderated'],
  changeSchemas['photo-withdrawn'],
  changeSchemas['areas-computed'],
  changeSchemas['area-band-overridden'],
  changeSchemas['area-band-restored'],
  changeSchemas['area-set-computed'],
  changeSchemas['area-set-withdrawn'],
  changeSchemas['action-added'],
  changeSchemas['action-edited'],
  changeSchemas['action-withdrawn'],
  changeSchemas['action-status-changed'],
  changeSchemas['action-reopened'],
  changeSchemas['action-verified'],
  changeSchemas['action-noted'],
  changeSchemas['action-photo-approved'],
  changeSchemas['action-photo-approval-withdrawn'],
  changeSchemas['action-answered'],
  changeSchemas['protocol-drafted'],
  changeSchemas['protocol-row-edited'],
  changeSchemas['protocol-header-edited'],
  changeSchemas['protocol-approved'],
  changeSchemas['protocol-published'],
  changeSchemas['incident-dataset-added'],
  changeSchemas['hotspot-added'],
  changeSchemas['hotspot-edited'],
  changeSchemas['hotspot-retired'],
  changeSchemas['patrol-shift-planned'],
  changeSchemas['patrol-shift-cancelled'],
  changeSchemas['patrol-visit-logged'],
  changeSchemas['patrol-visit-withdrawn'],
  changeSchemas['activity-counted'],
  changeSchemas['counted-activity-withdrawn'],
  changeSchemas['patrol-fault-disclosed'],
  changeSchemas['promise-made'],
  changeSchemas['promise-item-added'],
  changeSchemas['promise-item-changed'],
  changeSchemas['promise-item-withdrawn'],
  changeSchemas['promise-walk-linked'],
  changeSchemas['promise-activity-noted'],
  changeSchemas['promise-activity-withdrawn'],
  changeSchemas['follow-up-asked'],
  changeSchemas['follow-up-gathered'],
  changeSchemas['follow-up-written'],
  changeSchemas['follow-up-approved'],
  changeSchemas['follow-up-published'],
  changeSchemas['follow-up-moved'],
  changeSchemas['incident-dataset-withdrawn'],
  changeSchemas['lamps-imported'],
  changeSchemas['lamps-withdrawn'],
]);

/** Checks one change from outside. `prefix` is the JSON Pointer of the change in what was sent. */
export function parseChange(input: unknown, prefix = ''): Parsed<Change> {
  return parseAs<Change>(changeSchema, Object.keys(changeSchemas), input, prefix);
}

/** The walk that a change is about; null for what is about none, or about several. */
export function walkOfChange(change: Change): WalkId | null {
  return 'walkId' in change ? change.walkId : null;
}

/** The bytes by which the same change is known again, whatever the order of its members. */
export function changeContent(change: Change): string {
  return canonicalJson(change);
}
