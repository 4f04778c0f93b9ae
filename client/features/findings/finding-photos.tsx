import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { can } from '../../../domain/roles.ts';
import { photoViews } from '../../state/record-views.ts';
import { meQuery, walkRecordsQuery } from '../../state/staff-queries.ts';
import type { FindingView } from '../../state/wire.ts';

/** The approved pictures of a finding; how many wait is told, the pictures themselves only to those who decide. */
export function FindingPhotos({ finding }: { finding: FindingView }): ReactNode {
  const { t } = useTranslation('findings');
  const { walkId, photoIds } = finding.properties;
  const { data: me } = useQuery(meQuery);
  const pulled = useQuery({ ...walkRecordsQuery(walkId), enabled: photoIds.length > 0 });
  if (photoIds.length === 0) return null;
  const photos = photoViews(pulled.data?.records.values() ?? []).filter(({ id }) => photoIds.includes(id));
  const approved = photos.filter(({ properties }) => properties.moderation === 'approved');
  const waiting = photos.filter(({ properties }) => properties.moderation === 'pending').length;
  const moderates = me?.kind === 'staff' && can(me.role, 'photo.moderate');
  return (
    <section className="desk-section finding-photos" aria-labelledby="finding-photos-title">
      <h2 id="finding-photos-title">
        {t('photos.title', { shown: approved.length, count: photoIds.length })}
      </h2>
      {approved.map(({ id, properties: { width, height } }, index) => (
        <a key={id} href={`/api/photos/${id}/image`} target="_blank" rel="noreferrer">
          <img
            src={`/api/photos/${id}/image`}
            alt={t('photos.alt', { number: index + 1 })}
            width={width ?? undefined}
            height={height ?? undefined}
          />
        </a>
      ))}
      {waiting > 0 && (
        <p className="desk-quiet">
          {t('photos.waiting', { count: waiting })}{' '}
          {moderates && <Link href={`/walks/${walkId}/moderation`}>{t('photos.review')}</Link>}
        </p>
      )}
    </section>
  );
}
