import { CloudCheck, CloudDownload, MapPinOff, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeUpdate } from '../../offline/offline-start.ts';
import { type OfflineReadiness, useUpdateWaiting } from '../../state/offline-readiness.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

const icons = {
  preparing: CloudDownload,
  ready: CloudCheck,
  withoutMap: MapPinOff,
  impossible: TriangleAlert,
} as const;

/** In one line whether the walk works without network. */
export function OfflineLine({ readiness }: { readiness: OfflineReadiness }): ReactNode {
  const { t } = useTranslation('offline');
  const Icon = icons[readiness];
  return (
    <p className="walk-offline" data-state={readiness}>
      <Icon size={16} aria-hidden="true" />
      <span role="status">{t(readiness)}</span>
    </p>
  );
}

/** What that means where it is not as one would like it, and a new version when there is one. */
export function OfflineNotices({ readiness }: { readiness: OfflineReadiness }): ReactNode {
  const { t } = useTranslation('offline');
  const updateWaits = useUpdateWaiting();
  return (
    <>
      {updateWaits && (
        <Notice title={t('update.title')}>
          <p>{t('update.text')}</p>
          <Button icon={RefreshCw} onClick={takeUpdate}>
            {t('update.take')}
          </Button>
        </Notice>
      )}
      {readiness !== 'ready' && (
        <Notice tone={readiness === 'impossible' ? 'warning' : 'info'} title={t(readiness)}>
          <p>{t(`about.${readiness}`)}</p>
        </Notice>
      )}
    </>
  );
}
