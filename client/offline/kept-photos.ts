import type { Change } from '../../domain/changes.ts';
import { changeIdSchema, findingIdSchema, newId, photoIdSchema } from '../../domain/ids.ts';
import { photosAtMost } from '../../domain/photo.ts';
import type { Problem } from '../../domain/problem.ts';
import { deviceIds } from './device-clock.ts';
import { type AuthorKey, type KeptPhoto, type Membership, withDatabase } from './local-db.ts';
import { announceLocal } from './local-events.ts';
import { authorKeyOf } from './memberships.ts';
import { addToQueue } from './queue.ts';

async function sha256Of(picture: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await picture.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All photos of this author that are on the phone, drafts too, oldest first. */
export async function photosOf(author: AuthorKey): Promise<KeptPhoto[]> {
  const photos = await withDatabase((database) => database.getAllFromIndex('photos', 'author', author));
  return photos.sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1));
}

/** Photos of the mark that was begun then and is not saved yet. */
export async function draftPhotos(author: AuthorKey, draft: number): Promise<KeptPhoto[]> {
  return (await photosOf(author)).filter((photo) => photo.state === 'draft' && photo.draft === draft);
}

/** Keeps a picture for the mark that is being made. It must be small and clean already; see ui/photos. */
export async function keepDraftPhoto(author: AuthorKey, draft: number, picture: Blob): Promise<void> {
  const photo: KeptPhoto = {
    photoId: newId(photoIdSchema, deviceIds),
    author,
    draft,
    findingId: null,
    picture,
    sha256: await sha256Of(picture),
    state: 'draft',
    sentBytes: 0,
    attempts: 0,
    problem: null,
    keptAt: new Date().toISOString(),
  };
  await withDatabase(async (database) => {
    const step = database.transaction('photos', 'readwrite', { durability: 'strict' });
    await step.store.put(photo);
    await step.done;
  });
  announceLocal('photos');
}

/** Puts another picture in the place of a draft's; the one before is gone. */
export async function replaceDraftPhoto(photoId: string, picture: Blob): Promise<void> {
  const sha256 = await sha256Of(picture);
  await rewritePhoto(photoId, (photo) => (photo.state === 'draft' ? { ...photo, picture, sha256 } : photo));
}

/** Writes a photo anew; undefined removes it. One that is gone stays gone. */
async function rewritePhoto(
  photoId: string,
  next: (photo: KeptPhoto) => KeptPhoto | undefined,
): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction('photos', 'readwrite', { durability: 'strict' });
    const photo = await step.store.get(photoId);
    if (photo !== undefined) {
      const changed = next(photo);
      await (changed === undefined ? step.store.delete(photoId) : step.store.put(changed));
    }
    await step.done;
  });
  announceLocal('photos');
}

export async function removePhoto(photoId: string): Promise<void> {
  await rewritePhoto(photoId, () => undefined);
}

/** Removes the photos of marks that were begun and not saved, except those of `keepDraft`. */
export async function dropDraftPhotos(author: AuthorKey, keepDraft?: number): Promise<void> {
  const old = (await photosOf(author)).filter(({ state, draft }) => state === 'draft' && draft !== keepDraft);
  for (const { photoId } of old) await removePhoto(photoId);
}

/**
 * Keeps a new mark together with the photos of its draft, in one step: neither is ever there without the other.
 * Resolves when all of it is on the disk.
 */
export async function enqueueWithPhotos(
  membership: Pick<Membership, 'walkId' | 'participantId'>,
  added: Extract<Change, { kind: 'finding-added' }>,
  draft: number,
): Promise<void> {
  const author = authorKeyOf(membership);
  const photos = (await draftPhotos(author, draft)).slice(0, photosAtMost);
  const attached = photos.map((photo) => attachment(membership, added, photo));
  await withDatabase(async (database) => {
    const step = database.transaction(['queue', 'photos'], 'readwrite', { durability: 'strict' });
    await addToQueue(step.objectStore('queue'), author, [added, ...attached]);
    for (const photo of photos) {
      const kept: KeptPhoto = { ...photo, state: 'kept', findingId: added.finding.id };
      await step.objectStore('photos').put(kept);
    }
    await step.done;
  });
  announceLocal('queue');
  if (photos.length > 0) announceLocal('photos');
}

function attachment(
  { walkId, participantId }: Pick<Membership, 'walkId' | 'participantId'>,
  added: Extract<Change, { kind: 'finding-added' }>,
  photo: KeptPhoto,
): Change {
  const { at } = added;
  return {
    kind: 'photo-attached',
    id: newId(changeIdSchema, deviceIds),
    at,
    walkId,
    photo: {
      type: 'Feature',
      id: photoIdSchema.parse(photo.photoId),
      geometry: null,
      properties: {
        kind: 'photo',
        walkId,
        findingId: findingIdSchema.parse(added.finding.id),
        participantId,
        sourceSha256: photo.sha256,
        attachedAt: at,
      },
    },
  };
}

/**
 * Takes back the photos of a mark that was just saved: those that were never announced are gone without a trace.
 * One that the server may know of goes with its mark.
 */
export async function cancelPhotosOf(findingId: string): Promise<void> {
  await withDatabase(async (database) => {
    const step = database.transaction(['queue', 'photos'], 'readwrite', { durability: 'strict' });
    const photos = (await step.objectStore('photos').getAll()).filter(
      (photo) => photo.findingId === findingId,
    );
    for (const { photoId } of photos) await step.objectStore('photos').delete(photoId);
    for (const { order, change, state, attempts } of await step.objectStore('queue').getAll())
      if (
        change.kind === 'photo-attached' &&
        change.photo.properties.findingId === findingId &&
        state === 'kept' &&
        attempts === 0
      )
        await step.objectStore('queue').delete(order);
    await step.done;
  });
  announceLocal('delivery');
  announceLocal('photos');
}

/** The oldest photo that waits and whose announcement the server has. Only the holder of the delivery lock asks. */
export async function nextPhoto(maySend: (author: AuthorKey) => boolean): Promise<KeptPhoto | undefined> {
  const waiting = new Set<string>();
  const photos = await withDatabase(async (database) => {
    const step = database.transaction(['queue', 'photos']);
    for (const { change, state } of await step.objectStore('queue').getAll())
      if (change.kind === 'photo-attached' && state !== 'delivered') waiting.add(change.photo.id);
    return step.objectStore('photos').getAll();
  });
  return photos
    .filter(
      ({ state, photoId, author }) =>
        (state === 'kept' || state === 'sending') && maySend(author) && !waiting.has(photoId),
    )
    .sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1))[0];
}

export async function notePhotoSent(photoId: string, sentBytes: number): Promise<void> {
  await rewritePhoto(photoId, (photo) => ({ ...photo, state: 'sending', sentBytes }));
}

export async function notePhotoWaits(photoId: string): Promise<void> {
  await rewritePhoto(photoId, (photo) => ({ ...photo, state: 'kept' }));
}

export async function notePhotoDamaged(photoId: string): Promise<void> {
  await rewritePhoto(photoId, (photo) => ({ ...photo, sentBytes: 0, attempts: photo.attempts + 1 }));
}

export async function notePhotoRefused(photoId: string, problem: Problem | null): Promise<void> {
  await rewritePhoto(photoId, (photo) => ({ ...photo, state: 'attention', problem }));
}

/** Sends refused photos once more. */
export async function sendPhotoAgain(photoId: string): Promise<void> {
  await rewritePhoto(photoId, (photo) => ({ ...photo, state: 'kept', attempts: 0, problem: null }));
  announceLocal('queue');
}
