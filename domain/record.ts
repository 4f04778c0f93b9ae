import type { Action } from './action.ts';
import type { PriorityArea } from './area.ts';
import type { AreaSet } from './area-set.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Finding } from './finding.ts';
import type { WalkGroup } from './group.ts';
import type { ChangeId, WalkId } from './ids.ts';
import type { Dataset } from './incident/dataset.ts';
import type { LampSet } from './lamp/lamp-set.ts';
import type { FieldVersions } from './merge.ts';
import type { Organisation } from './organisation.ts';
import type { Participant } from './participant.ts';
import type { CountedActivity } from './patrol/counted-activity.ts';
import type { Disclosure } from './patrol/disclosure.ts';
import type { HotSpot } from './patrol/hot-spot.ts';
import type { PatrolShift } from './patrol/patrol-shift.ts';
import type { PatrolVisit } from './patrol/patrol-visit.ts';
import type { Photo } from './photo.ts';
import type { FollowUp } from './promise/follow-up.ts';
import type { CitizenPromise } from './promise/promise.ts';
import type { PromiseActivity } from './promise/promise-activity.ts';
import type { PromiseItem } from './promise/promise-item.ts';
import type { Protocol } from './protocol.ts';
import type { CheckpointRating } from './rating.ts';
import type { SafetyWalk } from './walk.ts';

/** Every kind of record and its Feature. Adding a kind here shows every place that must answer for it. */
export interface EntityByKind {
  organisation: Organisation;
  walk: SafetyWalk;
  checkpoint: Checkpoint;
  group: WalkGroup;
  participant: Participant;
  rating: CheckpointRating;
  finding: Finding;
  photo: Photo;
  area: PriorityArea;
  areaSet: AreaSet;
  action: Action;
  protocol: Protocol;
  dataset: Dataset;
  'lamp-set': LampSet;
  hotspot: HotSpot;
  'patrol-shift': PatrolShift;
  'patrol-visit': PatrolVisit;
  'counted-activity': CountedActivity;
  disclosure: Disclosure;
  promise: CitizenPromise;
  'promise-item': PromiseItem;
  'promise-activity': PromiseActivity;
  'follow-up': FollowUp;
}
export type RecordKind = keyof EntityByKind;
export const recordKinds = [
  'organisation',
  'walk',
  'checkpoint',
  'group',
  'participant',
  'rating',
  'finding',
  'photo',
  'area',
  'areaSet',
  'action',
  'protocol',
  'dataset',
  'lamp-set',
  'hotspot',
  'patrol-shift',
  'patrol-visit',
  'counted-activity',
  'disclosure',
  'promise',
  'promise-item',
  'promise-activity',
  'follow-up',
] as const satisfies readonly RecordKind[];

/** A tombstone: the record stays, so that a late edit or a second delivery cannot bring it back to life. */
export interface Withdrawal {
  at: string;
  by: string;
  reason: string | null;
}

/** A record as the store keeps it: the GeoJSON Feature and what merging needs to know. */
export interface KeptRecord<Kind extends RecordKind = RecordKind> {
  kind: Kind;
  id: string;
  /** The walk it belongs to (for a walk: itself); null for what belongs to none. */
  walkId: WalkId | null;
  createdBy: ChangeId;
  versions: FieldVersions;
  withdrawn: Withdrawal | null;
  feature: EntityByKind[Kind];
}
export type AnyRecord = { [Kind in RecordKind]: KeptRecord<Kind> }[RecordKind];

/** A record just made by this change: nothing edited, nothing withdrawn. */
export function freshRecord<Kind extends RecordKind>(
  kind: Kind,
  walkId: WalkId | null,
  createdBy: ChangeId,
  feature: EntityByKind[Kind],
): KeptRecord<Kind> {
  return { kind, id: feature.id, walkId, createdBy, versions: {}, withdrawn: null, feature };
}
