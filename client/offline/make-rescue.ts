import { findingIdSchema, photoIdSchema } from '../../domain/ids.ts';
import { type RescueFile, rescueFormat, rescueVersion } from '../../domain/rescue.ts';
import { correctedNow } from './device-clock.ts';
import { photosOf } from './kept-photos.ts';
import type { KeptPhoto, Membership } from './local-db.ts';
import { authorKeyOf } from './memberships.ts';
import { queuedChanges } from './queue.ts';

async function base64Of(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  // In parts: a call has only so many arguments.
  for (let start = 0; start < bytes.length; start += 0x8000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text);
}

async function rescuedPhoto({ photoId, findingId, sha256, picture }: KeptPhoto) {
  return {
    photoId: photoIdSchema.parse(photoId),
    findingId: findingIdSchema.parse(findingId),
    sourceSha256: sha256,
    base64: await base64Of(picture),
  };
}

/**
 * All of this walk that the server does not have, refused things too, as one file for the leader. The phone keeps
 * everything and goes on trying: whatever arrives twice is taken once.
 */
export async function makeRescue(membership: Membership): Promise<RescueFile> {
  const author = authorKeyOf(membership);
  const [queue, photos] = await Promise.all([queuedChanges(author), photosOf(author)]);
  const unsent = photos.filter(({ state, findingId }) => state !== 'draft' && findingId !== null);
  return {
    format: rescueFormat,
    version: rescueVersion,
    walkId: membership.walkId,
    participantId: membership.participantId,
    madeAt: correctedNow().toISOString(),
    changes: queue
      .filter(({ state }) => state !== 'delivered')
      .map(({ change }) => change)
      .filter((change) => 'walkId' in change && change.walkId === membership.walkId),
    photos: await Promise.all(unsent.map(rescuedPhoto)),
  };
}
