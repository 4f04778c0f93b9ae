import { z } from 'zod';
import type { Change } from '../../domain/changes.ts';
import type { WalkId } from '../../domain/ids.ts';
import { photoStates } from '../../domain/photo.ts';
import { type Problem, problem } from '../../domain/problem.ts';
import { apiClient, checkedFetch, isProblem, ProblemAnswer, Unreachable } from '../api.ts';
import { noteReached } from './connectivity.ts';
import { noteServerTime } from './device-clock.ts';
import type { AuthorKey } from './local-db.ts';
import { membershipOf } from './memberships.ts';
import type { UploadAnswer } from './photo-delivery.ts';
import type { PulledPage } from './pull.ts';
import type { SentVerdict } from './queue.ts';
import type { SendAnswer } from './sync.ts';

type WireVerdict =
  | Exclude<SentVerdict, { verdict: 'refused' }>
  | { id: string | null; verdict: 'refused'; problem: unknown };

/** A refusal whose reason this version does not know is a refusal all the same. */
function readVerdict(verdict: WireVerdict): SentVerdict {
  if (verdict.verdict !== 'refused') return verdict;
  const reason = isProblem(verdict.problem)
    ? verdict.problem
    : problem('invalid-input', {
        detail: 'the server gave an unknown reason',
        action: 'Reload the page and try again.',
      });
  return { id: verdict.id, verdict: 'refused', problem: reason };
}

async function tokenOf(author: AuthorKey): Promise<string | undefined> {
  return (await membershipOf(author))?.token;
}

/** A request that failed: tried later, or refused by the server. Throws what is a fault of our own. */
function answerOfFault(
  fault: unknown,
): { kind: 'refused'; problem: Problem } | { kind: 'later'; waitMilliseconds?: number } {
  if (fault instanceof Unreachable) {
    noteReached(false);
    return { kind: 'later' };
  }
  if (!(fault instanceof ProblemAnswer)) throw fault;
  noteReached(true);
  const { problem, retryAfterSeconds } = fault;
  if (problem.status < 500 && problem.status !== 429) return { kind: 'refused', problem };
  return retryAfterSeconds === undefined
    ? { kind: 'later' }
    : { kind: 'later', waitMilliseconds: retryAfterSeconds * 1000 };
}

/** Sends changes in their author's name and says how it went; rejects only for faults of our own. */
export async function sendChanges(author: AuthorKey, changes: readonly Change[]): Promise<SendAnswer> {
  const sentAt = Date.now();
  try {
    const client = apiClient(await tokenOf(author));
    const answer = await client.api.changes.$post({ json: { changes: [...changes] } });
    const { verdicts, serverTime } = await answer.json();
    noteReached(true);
    await noteServerTime(sentAt, Date.now(), serverTime);
    return { kind: 'verdicts', verdicts: verdicts.map(readVerdict) };
  } catch (fault) {
    return answerOfFault(fault);
  }
}

/** What is still on this phone, as the leader is told with every question. */
export interface StillHere {
  changes: number;
  photos: number;
}

/** One page of a walk's records for this reader. Rejects with ProblemAnswer or Unreachable. */
export async function fetchRecords(
  reader: AuthorKey,
  walkId: WalkId,
  since: number,
  stillHere: StillHere,
): Promise<PulledPage> {
  try {
    const client = apiClient(await tokenOf(reader));
    const answer = await client.api.walks[':walkId'].records.$get({
      param: { walkId },
      query: { since: String(since), limit: '500' },
      header: {
        'lykta-undelivered': String(stillHere.changes),
        'lykta-undelivered-photos': String(stillHere.photos),
      },
    });
    const page = await answer.json();
    noteReached(true);
    return { records: page.records, next: page.next, more: page.more };
  } catch (fault) {
    noteReached(!(fault instanceof Unreachable));
    throw fault;
  }
}

/** An answer of something between us and the server may look like anything. */
function readProgress(answer: unknown): UploadAnswer {
  const known = z.object({ receivedBytes: z.int().min(0), state: z.enum([...photoStates, 'withdrawn']) });
  const { data } = known.safeParse(answer);
  return data === undefined ? { kind: 'later' } : { kind: 'progress', ...data };
}

async function uploadRequest(author: AuthorKey, path: string, init: RequestInit): Promise<UploadAnswer> {
  const headers = { ...init.headers, authorization: `Bearer ${(await tokenOf(author)) ?? ''}` };
  try {
    const answer = await checkedFetch(`/api/photos/${path}`, { ...init, headers });
    const progress = readProgress(await answer.json().catch(() => undefined));
    noteReached(progress.kind === 'progress');
    return progress;
  } catch (fault) {
    return answerOfFault(fault);
  }
}

/** How far the upload of a photo is. */
export async function askUpload(author: AuthorKey, photoId: string): Promise<UploadAnswer> {
  return uploadRequest(author, `${photoId}/upload`, {});
}

/** Sends a piece of a photo; the last one says that it is. */
export async function putPiece(
  author: AuthorKey,
  photoId: string,
  offset: number,
  piece: Blob,
  isLast: boolean,
): Promise<UploadAnswer> {
  const end = isLast ? '&complete=1' : '';
  return uploadRequest(author, `${photoId}/upload?offset=${offset}${end}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: piece,
  });
}
