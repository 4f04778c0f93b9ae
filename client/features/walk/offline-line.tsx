import { CloudCheck, CloudDownload, MapPinOff, RefreshCw, TriangleAlert } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { takeUpdate } from '../../offline/offline-start.ts';
import { storageHealth, subscribeToStorageHealth } from '../../offline/storage-health.ts';
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
  const health = useSyncExternalStore(subscribeToStorageHealth, storageHealth);
  const state = health === 'memory' ? 'impossible' : readiness;
  const Icon = icons[state];
  return (
    <p className="walk-offline" data-state={state}>
      <Icon size={16} aria-hidden="true" />
      <span role="status">{health === 'memory' ? t('storage.memory.title') : t(state)}</span>
    </p>
  );
}

/** What that means where it is not as one would like it, and a new version when there is one. */
export function OfflineNotices({ readiness }: { readiness: OfflineReadiness }): ReactNode {
  const { t } = useTranslation('offline');
  const updateWaits = useUpdateWaiting();
  const health = useSyncExternalStore(subscribeToStorageHealth, storageHealth);
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
      {(health === 'memory' || health === 'maybe') && (
        <Notice tone={health === 'memory' ? 'warning' : 'info'} title={t(`storage.${health}.title`)}>
          <p>{t(`storage.${health}.text`)}</p>
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
