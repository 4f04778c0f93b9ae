import type { PhotoView } from '../../state/record-views.ts';
import type { FindingView } from '../../state/wire.ts';
import type { WalkViews } from './pulled-walk.tsx';

/** Words or a picture that a leader decides on. */
export type ModerationItem =
  | { kind: 'text'; id: string; finding: FindingView; at: string }
  | { kind: 'photo'; id: string; photo: PhotoView; finding: FindingView | undefined; at: string };

type Records = Pick<WalkViews, 'findings' | 'photos'>;

/** All words and pictures of a walk, oldest first. Pictures that are not here yet cannot be looked at. */
export function moderationItems({ findings, photos }: Records): ModerationItem[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const texts = findings
    .filter(({ properties }) => properties.textModeration !== null)
    .map((finding) => ({
      kind: 'text' as const,
      id: finding.id,
      finding,
      at: finding.properties.recordedAt,
    }));
  const pictures = photos
    .filter(({ properties }) => properties.state === 'stored')
    .map((photo) => ({
      kind: 'photo' as const,
      id: photo.id,
      photo,
      finding: byId.get(photo.properties.findingId),
      at: photo.properties.attachedAt,
    }));
  return [...texts, ...pictures].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

export function isWaiting(item: ModerationItem): boolean {
  return item.kind === 'text'
    ? item.finding.properties.textModeration?.state === 'pending'
    : item.photo.properties.moderation === 'pending';
}

export function waitingItems(records: Records): ModerationItem[] {
  return moderationItems(records).filter(isWaiting);
}
