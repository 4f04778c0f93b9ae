import { type Action, actionStatusRank } from './action.ts';
import type { Photo } from './photo.ts';

/** A picture of what is done, as somebody approved it for everybody. */
export interface PublicPicture {
  /** Of its bytes, which are also its address: it tells nothing of the action. */
  sha256: string;
  width: number;
  height: number;
  /** What it shows, in words. */
  text: string;
  /** The day on which somebody looked at the place. */
  on: string;
}

/**
 * The picture of the last verification, where an approval of this very picture stands and the action is done. Photos of
 * marks are never shown, whoever names them.
 */
export function publicPicture(
  { properties: { verification, photoApproval, status } }: Pick<Action, 'properties'>,
  photos: readonly Pick<Photo, 'properties'>[],
): PublicPicture | null {
  const photo = verification?.photo ?? null;
  if (verification === null || photo === null || photoApproval === undefined) return null;
  if (photoApproval.withdrawn !== null || photoApproval.sha256 !== photo.sha256) return null;
  if (status === 'not_done' || actionStatusRank(status) < actionStatusRank('done')) return null;
  if (photos.some(({ properties }) => properties.sha256 === photo.sha256)) return null;
  const { sha256, width, height } = photo;
  return { sha256, width, height, text: photoApproval.text, on: verification.on };
}
