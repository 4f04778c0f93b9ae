import { type Change, type ChangeKind, walkOfChange } from '../../domain/changes.ts';
import {
  datasetIdSchema,
  findingIdSchema,
  followUpIdSchema,
  lampSetIdSchema,
  photoIdSchema,
  walkIdSchema,
} from '../../domain/ids.ts';
import type { Job, JobRequest } from '../storage/store.ts';
import { cleanReceivedPhoto } from './clean-photo.ts';
import { computeWalkAreas } from './compute-areas.ts';
import { dropIncidentsOfDataset } from './drop-incidents.ts';
import { dropLampsOfSet } from './drop-lamps.ts';
import { dropWithdrawnPhoto } from './drop-photo.ts';
import { forgetFollower } from './forget-follower.ts';
import { gatherFollowUp } from './gather-follow-up.ts';
import { issueJoinCode } from './issue-join-code.ts';
import type {
  DatasetJob,
  FindingJob,
  FollowUpJob,
  JobDeps,
  LampSetJob,
  PhotoJob,
  ReminderJob,
  WalkJob,
} from './job.ts';
import { noteRewalk } from './note-rewalk.ts';
import { remindersOf, remindFollowUp, remindMissedFollowUp } from './remind-follow-up.ts';
import { tellFollowersJob } from './tell-followers.ts';
import { withdrawPhotosOfFinding } from './withdraw-photos.ts';

/** Every job by its name, as the store keeps it, and by what one run of it is about. */
const walkJobs = {
  'issue-join-code': issueJoinCode,
  'compute-areas': computeWalkAreas,
  'note-rewalk': noteRewalk,
  'tell-followers': tellFollowersJob,
} as const satisfies Record<string, WalkJob>;
const findingJobs = {
  'withdraw-photos': withdrawPhotosOfFinding,
} as const satisfies Record<string, FindingJob>;
const photoJobs = {
  'clean-photo': cleanReceivedPhoto,
  'drop-photo': dropWithdrawnPhoto,
} as const satisfies Record<string, PhotoJob>;
const datasetJobs = {
  'drop-incidents': dropIncidentsOfDataset,
} as const satisfies Record<string, DatasetJob>;
const lampSetJobs = {
  'drop-lamps': dropLampsOfSet,
} as const satisfies Record<string, LampSetJob>;
const followUpJobs = {
  'gather-follow-up': gatherFollowUp,
  'tell-followers-of-promise': tellFollowersJob,
} as const satisfies Record<string, FollowUpJob>;
const reminderJobs = {
  'remind-follow-up': remindFollowUp,
  'remind-missed-follow-up': remindMissedFollowUp,
} as const satisfies Record<string, ReminderJob>;
const jobs = {
  ...walkJobs,
  ...findingJobs,
  ...photoJobs,
  ...datasetJobs,
  ...lampSetJobs,
  ...followUpJobs,
} as const;

type JobName = keyof typeof jobs;

/** What each kind of change sets in motion; the compiler shows a kind without an answer. */
const reactions: { readonly [Kind in ChangeKind]: readonly JobName[] } = {
  'organisation-added': [],
  'walk-created': ['issue-join-code'],
  'walk-edited': ['compute-areas', 'issue-join-code'],
  'walk-phase-advanced': ['note-rewalk'],
  'walk-phase-returned': [],
  'walk-join-code-issued': [],
  'walk-survey-code-issued': [],
  'checkpoint-added': ['compute-areas'],
  'checkpoint-edited': ['compute-areas'],
  'checkpoint-withdrawn': ['compute-areas'],
  'group-added': [],
  'group-renamed': [],
  'group-rater-chosen': [],
  'group-route-set': ['compute-areas'],
  'group-stop-marked': ['compute-areas'],
  'group-conclusion-set': [],
  'participant-joined': ['compute-areas'],
  'participant-grouped': ['compute-areas'],
  'participant-left': ['compute-areas'],
  'participant-receipt-set': [],
  'participant-described': [],
  'checkpoint-rated': ['compute-areas'],
  'paper-rating-corrected': ['compute-areas'],
  'finding-added': ['compute-areas'],
  'finding-edited': ['compute-areas'],
  'finding-withdrawn': ['compute-areas', 'withdraw-photos'],
  'finding-confirmed': [],
  'finding-text-moderated': [],
  'finding-merged': ['compute-areas'],
  'finding-unmerged': ['compute-areas'],
  'photo-attached': [],
  'photo-received': ['clean-photo'],
  'photo-stored': [],
  'photo-refused': [],
  'photo-moderated': [],
  'photo-withdrawn': ['drop-photo'],
  'areas-computed': [],
  'area-band-overridden': [],
  'area-band-restored': [],
  'area-set-computed': [],
  'area-set-withdrawn': [],
  'action-added': ['compute-areas', 'tell-followers'],
  'action-edited': ['compute-areas', 'tell-followers'],
  'action-withdrawn': ['compute-areas'],
  'action-status-changed': ['compute-areas', 'tell-followers'],
  'action-reopened': ['compute-areas'],
  'action-verified': ['compute-areas', 'tell-followers'],
  'action-noted': [],
  'action-photo-approved': [],
  'action-photo-approval-withdrawn': [],
  'action-answered': [],
  'protocol-drafted': [],
  'protocol-row-edited': [],
  'protocol-header-edited': [],
  'protocol-approved': [],
  'protocol-published': ['tell-followers'],
  'incident-dataset-added': [],
  'hotspot-added': [],
  'hotspot-edited': [],
  'hotspot-retired': [],
  'patrol-shift-planned': [],
  'patrol-shift-cancelled': [],
  'patrol-visit-logged': [],
  'patrol-visit-withdrawn': [],
  'activity-counted': [],
  'counted-activity-withdrawn': [],
  'patrol-fault-disclosed': [],
  'promise-made': [],
  'promise-item-added': [],
  'promise-item-changed': [],
  'promise-item-withdrawn': [],
  'promise-walk-linked': [],
  'promise-activity-noted': [],
  'promise-activity-withdrawn': [],
  'follow-up-asked': ['gather-follow-up'],
  'follow-up-gathered': [],
  'follow-up-written': [],
  'follow-up-approved': [],
  'follow-up-published': ['tell-followers-of-promise'],
  'follow-up-moved': [],
  'incident-dataset-withdrawn': ['drop-incidents'],
  'lamps-imported': ['drop-lamps'],
  'lamps-withdrawn': ['drop-lamps'],
};

/** The jobs that a change asks for, each once a walk, finding, photo or data set. */
export function jobsFor(change: Change): readonly JobRequest[] {
  // A promise brings many follow-ups, each with days of its own.
  if (change.kind === 'promise-made') return change.followUps.flatMap((one) => remindersOf(one, change.at));
  if (change.kind === 'follow-up-moved')
    return remindersOf({ id: change.followUpId, dueOn: change.to }, change.at);
  return reactions[change.kind].flatMap((name) => {
    const key = subjectOf(name, change);
    const { afterMilliseconds, atMostMilliseconds } = jobs[name];
    return key === undefined ? [] : [{ name, key, afterMilliseconds, atMostMilliseconds }];
  });
}

function subjectOf(name: JobName, change: Change): string | undefined {
  if (Object.hasOwn(photoJobs, name)) return 'photoId' in change ? change.photoId : undefined;
  if (Object.hasOwn(datasetJobs, name)) return 'datasetId' in change ? change.datasetId : undefined;
  if (Object.hasOwn(lampSetJobs, name)) return 'lampSetId' in change ? change.lampSetId : undefined;
  if (Object.hasOwn(findingJobs, name)) return 'findingId' in change ? change.findingId : undefined;
  if (Object.hasOwn(followUpJobs, name)) return 'followUpId' in change ? change.followUpId : undefined;
  return walkOfChange(change) ?? undefined;
}

function named<Job>(family: Readonly<Record<string, Job>>, name: string): Job | undefined {
  return Object.hasOwn(family, name) ? family[name] : undefined;
}

/** Runs a job that the store handed out. @throws when this version has no such job, or the job throws */
export async function runJob({ name, key }: Job, deps: JobDeps, signal: AbortSignal): Promise<void> {
  const ofWalk = named<WalkJob>(walkJobs, name);
  const ofFinding = named<FindingJob>(findingJobs, name);
  const ofPhoto = named<PhotoJob>(photoJobs, name);
  const ofDataset = named<DatasetJob>(datasetJobs, name);
  const ofLampSet = named<LampSetJob>(lampSetJobs, name);
  const ofFollowUp = named<FollowUpJob>(followUpJobs, name);
  const reminder = named<ReminderJob>(reminderJobs, name);
  if (ofWalk !== undefined) await ofWalk.run(walkIdSchema.parse(key), deps, signal);
  else if (ofFinding !== undefined) await ofFinding.run(findingIdSchema.parse(key), deps, signal);
  else if (ofPhoto !== undefined) await ofPhoto.run(photoIdSchema.parse(key), deps, signal);
  else if (ofDataset !== undefined) await ofDataset.run(datasetIdSchema.parse(key), deps, signal);
  else if (ofLampSet !== undefined) await ofLampSet.run(lampSetIdSchema.parse(key), deps, signal);
  else if (ofFollowUp !== undefined) await ofFollowUp.run(followUpIdSchema.parse(key), deps, signal);
  else if (reminder !== undefined) await reminder.run(key, deps, signal);
  // Asked for together with a request to follow, and by no change.
  else if (name === 'forget-follower') await forgetFollower(key, deps);
  else throw new Error(`there is no job "${name}" in this version`);
}
