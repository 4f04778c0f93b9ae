import { X } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { dismissToast, shownToast, subscribeToToast } from '../state/toast.ts';
import { Button, IconButton } from './button.tsx';
import './toast-region.css';

/**
 * The one place for short messages about what just happened. The region is always in the page, since a screen
 * reader only announces what appears in a region that it already knew.
 */
export function ToastRegion(): ReactNode {
  const { t } = useTranslation();
  const toast = useSyncExternalStore(subscribeToToast, shownToast);
  return (
    <section className="toast-region" aria-label={t('messages')}>
      <div role="status">{toast !== undefined && <p key={toast.id}>{toast.text}</p>}</div>
      {toast?.action !== undefined && (
        <Button
          look="quiet"
          onClick={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      {toast !== undefined && (
        <IconButton icon={X} label={t('close')} onClick={() => dismissToast(toast.id)} />
      )}
    </section>
  );
}
