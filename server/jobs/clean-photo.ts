import { changeIdSchema, newId } from '../../domain/ids.ts';
import { sha256Of } from '../storage/blob-store.ts';
import { commitAsSystem } from './commit-as-system.ts';
import type { PhotoJob } from './job.ts';

/**
 * Makes the picture that is kept from the bytes that the phone sent, and forgets those bytes, because they may tell
 * where and by whom the photo was taken. The picture is on disk before the record says so.
 */
export const cleanReceivedPhoto: PhotoJob = {
  // When forty phones come home in the same second, their bytes come first.
  afterMilliseconds: 1000,
  atMostMilliseconds: 1000,
  async run(photoId, { store, source, blobs, photoCleaner }, signal) {
    const photo = await store.record(photoId);
    if (photo?.kind !== 'photo') return;
    const { state, walkId, findingId, sourceSha256 } = photo.feature.properties;
    if (state === 'received' && photo.withdrawn === null) {
      const sent = await blobs.readUpload(photoId);
      const isWhole = sent !== undefined && sha256Of(sent) === sourceSha256;
      const outcome = isWhole
        ? await photoCleaner.clean(sent, signal)
        : ({ kind: 'refused', reason: 'lost' } as const);
      signal.throwIfAborted();
      const now = source.now();
      const base = {
        id: newId(changeIdSchema, source),
        at: now.toISOString(),
        walkId,
        findingId,
        photoId,
      };
      if (outcome.kind === 'refused') {
        const { reason } = outcome;
        await commitAsSystem(store, 'clean-photo', now, { ...base, kind: 'photo-refused', reason });
      } else {
        const sha256 = await blobs.put(outcome.bytes);
        const { width, height, bytes } = { ...outcome, bytes: outcome.bytes.length };
        const picture = { sha256, width, height, bytes };
        await commitAsSystem(store, 'clean-photo', now, { ...base, kind: 'photo-stored', ...picture });
      }
    }
    await blobs.dropUpload(photoId);
  },
};
