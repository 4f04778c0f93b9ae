import type { Change } from '../../../domain/changes.ts';
import type { PhotoState } from '../../../domain/photo.ts';
import { type Problem, problem } from '../../../domain/problem.ts';
import type { RescueFile, RescuePhoto } from '../../../domain/rescue.ts';
import { ProblemAnswer } from '../../api.ts';

export type RescueVerdict =
  | { verdict: 'applied' | 'conflict' | 'duplicate' }
  | { verdict: 'refused'; problem: Problem };

export interface UploadProgress {
  receivedBytes: number;
  state: PhotoState | 'withdrawn';
}

/** What handing a file in needs of the server. Each rejects with ProblemAnswer when refused, else when not reached. */
export interface RescuePorts {
  /** Verdicts in the order of the changes. */
  send(changes: readonly Change[]): Promise<readonly RescueVerdict[]>;
  ask(photoId: string): Promise<UploadProgress>;
  put(photoId: string, offset: number, piece: Blob, isLast: boolean): Promise<UploadProgress>;
}

/** new: it had not arrived before. here: the phone had delivered it, or the file was handed in already. */
export type RescueOutcome = { id: string; what: Change['kind'] | 'photo' } & (
  | { state: 'new' | 'here' }
  | { state: 'refused'; problem: Problem }
);

const changesAtATime = 50;
const pieceBytes = 262_144;
/** An upload that the server asks to begin anew so often does not get through. */
const startsAtMost = 3;

function bytesOf({ base64 }: RescuePhoto): Blob {
  const binary = atob(base64);
  return new Blob([Uint8Array.from(binary, (letter) => letter.charCodeAt(0))]);
}

/**
 * Hands in what a phone could not deliver, words before pictures, as the phone would have. Everything keeps the ids
 * that the phone gave it, so that doing it again, or the phone delivering later, adds nothing.
 * @param onOutcome is told of each thing when the server has answered; when this rejects, the rest was not sent
 */
export async function importRescue(
  file: RescueFile,
  ports: RescuePorts,
  onOutcome: (outcome: RescueOutcome) => void,
): Promise<void> {
  for (let from = 0; from < file.changes.length; from += changesAtATime) {
    const batch = file.changes.slice(from, from + changesAtATime);
    const verdicts = await ports.send(batch);
    for (const [index, { id, kind: what }] of batch.entries()) {
      const verdict = verdicts[index];
      if (verdict === undefined) throw new Error('the server did not judge every change');
      if (verdict.verdict === 'refused') onOutcome({ id, what, state: 'refused', problem: verdict.problem });
      else onOutcome({ id, what, state: verdict.verdict === 'duplicate' ? 'here' : 'new' });
    }
  }
  for (const photo of file.photos) {
    const id = photo.photoId;
    try {
      onOutcome({ id, what: 'photo', state: await upload(photo, ports) });
    } catch (fault) {
      if (!(fault instanceof ProblemAnswer)) throw fault;
      onOutcome({ id, what: 'photo', state: 'refused', problem: fault.problem });
    }
  }
}

async function upload(photo: RescuePhoto, ports: RescuePorts): Promise<'new' | 'here'> {
  const { photoId } = photo;
  const bytes = bytesOf(photo);
  let progress = await ports.ask(photoId);
  if (progress.state !== 'awaited') return settled(progress, 'here');
  for (let starts = 1; ; ) {
    const offset = Math.min(progress.receivedBytes, bytes.size);
    const end = Math.min(offset + pieceBytes, bytes.size);
    try {
      progress = await ports.put(photoId, offset, bytes.slice(offset, end), end === bytes.size);
    } catch (fault) {
      const again =
        fault instanceof ProblemAnswer &&
        (fault.problem.code === 'upload-damaged' || fault.problem.code === 'upload-gap');
      if (!again || starts >= startsAtMost) throw fault;
      starts += 1;
      progress = await ports.ask(photoId);
    }
    if (progress.state !== 'awaited') return settled(progress, 'new');
  }
}

function settled({ state }: UploadProgress, otherwise: 'new' | 'here'): 'new' | 'here' {
  if (state !== 'refused') return otherwise;
  throw new ProblemAnswer(
    problem('invalid-input', {
      detail: 'the picture cannot be read',
      action: 'Nothing can be done: the bytes are no photo.',
    }),
  );
}

/** What the file holds, by what a leader would ask for. */
export function rescueCounts({ changes, photos }: RescueFile) {
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  const [marks, ratings] = [count('finding-added'), count('checkpoint-rated')];
  const attached = count('photo-attached');
  return { marks, ratings, photos: photos.length, others: changes.length - marks - ratings - attached };
}
