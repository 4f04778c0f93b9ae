import { changeIdSchema, newId } from '../../domain/ids.ts';
import { type PhotoState, photoBytesAtMost } from '../../domain/photo.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { commitAsSystem } from '../jobs/commit-as-system.ts';
import type { BlobStore } from '../storage/blob-store.ts';

/** How far an upload is. Bytes are only wanted while the photo is awaited. */
export interface UploadProgress {
  receivedBytes: number;
  state: PhotoState | 'withdrawn';
}

export interface Piece {
  offset: number;
  bytes: Uint8Array;
  /** Whether nothing comes after this piece. */
  isLast: boolean;
}

type UploadDeps = Pick<Deps, 'store' | 'source'> & { blobs: BlobStore };

/** How far the upload of this photo is. */
export async function uploadProgress(photo: KeptRecord<'photo'>, blobs: BlobStore): Promise<UploadProgress> {
  const { state, sourceBytes } = photo.feature.properties;
  if (photo.withdrawn !== null) return { receivedBytes: 0, state: 'withdrawn' };
  if (state !== 'awaited') return { receivedBytes: sourceBytes ?? 0, state };
  return { receivedBytes: await blobs.receivedBytes(photo.id), state };
}

/**
 * Takes a piece; with the last one checks the whole and hands it to the cleaning job. Each step can be the last that
 * this process does: what is on disk is asked for again by `uploadProgress`, and a piece or the end of the upload
 * may be sent as often as one likes.
 * @throws ProblemError upload-gap, too-large or upload-damaged; after the last nothing is kept of the upload
 */
export async function receivePiece(
  photo: KeptRecord<'photo'>,
  { offset, bytes, isLast }: Piece,
  deps: UploadDeps,
): Promise<UploadProgress> {
  const { blobs, store } = deps;
  const before = await uploadProgress(photo, blobs);
  if (before.state !== 'awaited') return before;
  if (offset + bytes.length > photoBytesAtMost) throw tooLarge();
  if (offset > before.receivedBytes) throw gap(before.receivedBytes, offset);
  const receivedBytes = await blobs.appendPiece(photo.id, offset, bytes);
  if (offset > receivedBytes) throw gap(receivedBytes, offset);
  if (!isLast) return { receivedBytes, state: 'awaited' };

  const whole = await blobs.hashUpload(photo.id);
  if (whole?.sha256 !== photo.feature.properties.sourceSha256) {
    // Another tab may have finished the same upload meanwhile, and its bytes may be cleaned and gone already.
    const now = await store.record(photo.id);
    if (now?.kind === 'photo' && (now.withdrawn !== null || now.feature.properties.state !== 'awaited'))
      return uploadProgress(now, blobs);
    await blobs.dropUpload(photo.id);
    throw damaged();
  }
  await noteReceived(photo, whole.bytes, deps);
  const after = await store.record(photo.id);
  return after?.kind === 'photo' ? uploadProgress(after, blobs) : before;
}

/** Writes that all bytes are here, unless somebody else wrote it first. */
async function noteReceived(photo: KeptRecord<'photo'>, sourceBytes: number, deps: UploadDeps) {
  const { store, source } = deps;
  const { walkId, findingId } = photo.feature.properties;
  const now = source.now();
  await commitAsSystem(store, 'receive-photo', now, {
    id: newId(changeIdSchema, source),
    kind: 'photo-received',
    at: now.toISOString(),
    walkId,
    findingId,
    photoId: photo.feature.id,
    sourceBytes,
  }).catch(async (error: unknown) => {
    const current = await store.record(photo.id);
    if (current?.kind !== 'photo' || current.feature.properties.state === 'awaited') throw error;
  });
}

function gap(receivedBytes: number, offset: number): ProblemError {
  return new ProblemError(
    problem('upload-gap', {
      detail: `${receivedBytes} bytes are here, so a piece from ${offset} on would leave a hole`,
      action: `Send the bytes from ${receivedBytes} on; GET of the same address tells the number.`,
    }),
  );
}

function tooLarge(): ProblemError {
  return new ProblemError(
    problem('too-large', {
      detail: `a photo may have at most ${photoBytesAtMost} bytes`,
      action: 'Make the photo smaller (1,600 pixels are enough) and attach it again.',
    }),
  );
}

function damaged(): ProblemError {
  return new ProblemError(
    problem('upload-damaged', {
      detail: 'the bytes that arrived do not have the SHA-256 of the photo that was announced',
      action: 'Send the photo again from the first byte. Nothing of this upload was kept.',
    }),
  );
}
