import type { PhotoJob } from './job.ts';

/**
 * Removes the picture of a withdrawn photo from the disk, unless another photo has the same one. Jobs run one at a
 * time, so no photo can come to the same picture in between.
 */
export const dropWithdrawnPhoto: PhotoJob = {
  afterMilliseconds: 0,
  atMostMilliseconds: 0,
  async run(photoId, { store, blobs }) {
    const photo = await store.record(photoId);
    if (photo?.kind !== 'photo' || photo.withdrawn === null) return;
    await blobs.dropUpload(photoId);
    const { sha256 } = photo.feature.properties;
    if (sha256 === null) return;
    // Withdrawn photos are left out here, this one too.
    const living = await store.recordsOfKind('photo');
    if (!living.some(({ feature }) => feature.properties.sha256 === sha256)) await blobs.remove(sha256);
  },
};
