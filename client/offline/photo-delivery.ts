import type { PhotoState } from '../../domain/photo.ts';
import type { Problem } from '../../domain/problem.ts';
import type { AuthorKey, KeptPhoto } from './local-db.ts';

/** Small enough to get through a poor network before it breaks. */
export const pieceBytes = 262_144;
/** So often a photo is sent from the beginning when its bytes arrive damaged. */
const damagedAtMost = 3;

export type UploadAnswer =
  | { kind: 'progress'; receivedBytes: number; state: PhotoState | 'withdrawn' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'later'; waitMilliseconds?: number };

/** What sending photos needs; the phone's storage and the network in the app, plain objects in tests. */
export interface PhotoPorts {
  next(): Promise<KeptPhoto | undefined>;
  ask(author: AuthorKey, photoId: string): Promise<UploadAnswer>;
  put(
    author: AuthorKey,
    photoId: string,
    offset: number,
    piece: Blob,
    isLast: boolean,
  ): Promise<UploadAnswer>;
  noteSent(photoId: string, sentBytes: number): Promise<void>;
  noteWaits(photoId: string): Promise<void>;
  noteDamaged(photoId: string): Promise<void>;
  noteRefused(photoId: string, problem: Problem | null): Promise<void>;
  /** The server has it, or wants it no more. */
  remove(photoId: string): Promise<void>;
  /** False when something more urgent waits: words go before pictures. */
  mayGoOn(): boolean;
}

export type PhotosResult = { waitMilliseconds: number | undefined };

/**
 * Sends the photos whose marks have been delivered, one after the other, in pieces and from where each broke off.
 * @returns `waitMilliseconds` is set when something still waits: 0, or as long as the server asked for
 */
export async function deliverPhotos(ports: PhotoPorts): Promise<PhotosResult> {
  for (;;) {
    const photo = ports.mayGoOn() ? await ports.next() : undefined;
    if (photo === undefined) return { waitMilliseconds: undefined };
    const outcome = await deliverOne(photo, ports);
    if (outcome === 'interrupted') return { waitMilliseconds: undefined };
    if (outcome !== 'done') return outcome;
  }
}

async function deliverOne(
  photo: KeptPhoto,
  ports: PhotoPorts,
): Promise<'done' | 'interrupted' | PhotosResult> {
  const { author, photoId, picture } = photo;
  let answer = await ports.ask(author, photoId);
  let damaged = photo.attempts;
  let stood = 0;
  for (;;) {
    if (answer.kind === 'later') {
      await ports.noteWaits(photoId);
      return { waitMilliseconds: answer.waitMilliseconds ?? 0 };
    }
    if (answer.kind === 'refused') {
      if (answer.problem.code === 'upload-damaged' && damaged < damagedAtMost) {
        damaged += 1;
        await ports.noteDamaged(photoId);
      } else if (answer.problem.code !== 'upload-gap' || stood > 3) {
        await ports.noteRefused(photoId, answer.problem);
        return 'done';
      }
      stood += 1;
      answer = await ports.ask(author, photoId);
      continue;
    }
    if (answer.state === 'refused') {
      await ports.noteRefused(photoId, null);
      return 'done';
    }
    if (answer.state !== 'awaited') {
      await ports.remove(photoId);
      return 'done';
    }
    const { receivedBytes } = answer;
    await ports.noteSent(photoId, receivedBytes);
    if (!ports.mayGoOn()) return 'interrupted';
    // An empty piece says once more that all are there, when that word was lost.
    const end = Math.min(receivedBytes + pieceBytes, picture.size);
    const piece = picture.slice(receivedBytes, end);
    answer = await ports.put(author, photoId, receivedBytes, piece, end === picture.size);
  }
}
