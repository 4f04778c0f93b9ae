import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CheckpointView,
  checkpointViews,
  findingViews,
  type GroupView,
  groupViews,
  type ParticipantView,
  type PhotoView,
  participantViews,
  photoViews,
  type RatingView,
  ratingViews,
  type WalkView,
  walkViews,
} from '../../state/record-views.ts';
import { walkRecordsQuery } from '../../state/staff-queries.ts';
import type { FindingView, PulledRecord } from '../../state/wire.ts';
import { Notice } from '../notice.tsx';
import { Skeleton } from '../skeleton.tsx';
import { LoadFault } from '../staff/load-fault.tsx';

/** A walk and all that belongs to it; findings newest first. */
export interface WalkViews {
  walk: WalkView;
  stops: readonly CheckpointView[];
  findings: readonly FindingView[];
  participants: readonly ParticipantView[];
  groups: readonly GroupView[];
  ratings: readonly RatingView[];
  photos: readonly PhotoView[];
  /** As pulled, with the history of their fields. */
  records: ReadonlyMap<string, PulledRecord>;
}

/** When live updates do not come through, the records are asked for this often all the same. */
const pollMilliseconds = 15_000;

function viewsOf(records: ReadonlyMap<string, PulledRecord>): WalkViews | undefined {
  const all = [...records.values()];
  const [walk] = walkViews(all);
  if (walk === undefined) return undefined;
  return {
    walk,
    stops: checkpointViews(all),
    findings: findingViews(all).sort((a, b) => (a.properties.recordedAt < b.properties.recordedAt ? 1 : -1)),
    participants: participantViews(all),
    groups: groupViews(all),
    ratings: ratingViews(all),
    photos: photoViews(all),
    records,
  };
}

/** The walk of this address, or in its place why it is not there (yet). `polled`: for screens that must not lag. */
export function PulledWalk({
  walkId,
  polled = false,
  children,
}: {
  walkId: string;
  polled?: boolean;
  children: (views: WalkViews) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('walks');
  const pulled = useQuery({
    ...walkRecordsQuery(walkId),
    refetchInterval: polled ? pollMilliseconds : false,
  });
  const records = pulled.data?.records;
  const views = useMemo(() => (records === undefined ? undefined : viewsOf(records)), [records]);
  if (views !== undefined) return children(views);
  return (
    <div className="desk-section">
      {pulled.error !== null && <LoadFault fault={pulled.error} onRetry={pulled.refetch} />}
      {pulled.isPending && <Skeleton lines={6} />}
      {pulled.data !== undefined && (
        <Notice title={t('missing.title')}>
          <p>{t('missing.text')}</p>
        </Notice>
      )}
    </div>
  );
}
