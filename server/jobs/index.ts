import type { Change, ChangeKind } from '../../domain/changes.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import type { Job, JobRequest } from '../storage/store.ts';
import { computeWalkAreas } from './compute-areas.ts';
import { issueJoinCode } from './issue-join-code.ts';
import type { JobDeps, WalkJob } from './job.ts';

/** Every job by its name, as the store keeps it. */
const jobs = {
  'issue-join-code': issueJoinCode,
  'compute-areas': computeWalkAreas,
} as const satisfies Record<string, WalkJob>;

type JobName = keyof typeof jobs;

/** What each kind of change sets in motion; the compiler shows a kind without an answer. */
const reactions: { readonly [Kind in ChangeKind]: readonly JobName[] } = {
  'organisation-added': [],
  'walk-created': ['issue-join-code'],
  'walk-edited': ['compute-areas'],
  'walk-phase-advanced': [],
  'walk-join-code-issued': [],
  'checkpoint-added': ['compute-areas'],
  'checkpoint-edited': ['compute-areas'],
  'checkpoint-withdrawn': ['compute-areas'],
  'participant-joined': ['compute-areas'],
  'checkpoint-rated': ['compute-areas'],
  'finding-added': ['compute-areas'],
  'finding-edited': ['compute-areas'],
  'finding-withdrawn': ['compute-areas'],
  'photo-attached': [],
  'photo-received': [],
  'photo-stored': [],
  'photo-refused': [],
  'photo-moderated': [],
  'photo-withdrawn': [],
  'areas-computed': [],
};

/** The jobs that a change asks for, each once a walk. */
export function jobsFor(change: Change): readonly JobRequest[] {
  if (!('walkId' in change)) return [];
  const key = change.walkId;
  return reactions[change.kind].map((name) => {
    const { afterMilliseconds, atMostMilliseconds } = jobs[name];
    return { name, key, afterMilliseconds, atMostMilliseconds };
  });
}

/** Runs a job that the store handed out. @throws when this version has no such job, or the job throws */
export async function runJob(job: Job, deps: JobDeps, signal: AbortSignal): Promise<void> {
  const known = Object.entries<WalkJob>(jobs).find(([name]) => name === job.name)?.[1];
  if (known === undefined) throw new Error(`there is no job "${job.name}" in this version`);
  await known.run(walkIdSchema.parse(job.key), deps, signal);
}
