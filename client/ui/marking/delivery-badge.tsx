import { CircleAlert, CloudCheck, CloudUpload, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeliveryState } from '../../offline/optimistic-view.ts';
import { Badge } from '../badge.tsx';

/** Where a mark is now, in words. */
export function DeliveryBadge({ state }: { state: DeliveryState }): ReactNode {
  const { t } = useTranslation('marking');
  if (state === 'attention')
    return (
      <Badge tone="error" icon={CircleAlert}>
        {t('delivery.attention')}
      </Badge>
    );
  if (state === 'delivered')
    return (
      <Badge tone="good" icon={CloudCheck}>
        {t('delivery.delivered')}
      </Badge>
    );
  return (
    <Badge icon={state === 'kept' ? Smartphone : CloudUpload}>
      {state === 'kept' ? t('delivery.kept') : t('delivery.sending')}
    </Badge>
  );
}
