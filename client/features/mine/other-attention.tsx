import { RotateCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueuedChange } from '../../offline/local-db.ts';
import { discardRefused, sendAgain } from '../../offline/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** What the server refused and what no mark in the list shows: it must not stay on the phone unseen. */
export function OtherAttention({ items }: { items: readonly QueuedChange[] }): ReactNode {
  const { t } = useTranslation(['offline', 'mine']);
  if (items.length === 0) return null;
  const report = (fault: unknown): void => console.error('the queue could not be changed', fault);
  return (
    <Notice tone="error" title={t('other.title', { count: items.length })}>
      <p>{t('other.text')}</p>
      <div className="mine-actions">
        <Button
          icon={RotateCw}
          onClick={() => {
            sendAgain(items).catch(report);
          }}
        >
          {t('mine:attention.again')}
        </Button>
        <Button
          icon={Trash2}
          look="danger"
          onClick={() => {
            discardRefused(items).catch(report);
          }}
        >
          {t('mine:attention.discard')}
        </Button>
      </div>
    </Notice>
  );
}
