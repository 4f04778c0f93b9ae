import { CircleAlert, CloudCheck, CloudOff, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deliverNow } from '../../offline/delivery.ts';
import type { WalkView } from '../../offline/optimistic-view.ts';
import { useConnectivity } from '../../state/use-connectivity.ts';
import './delivery-summary.css';

/** Whether everything has arrived, in words; a tap tries to send at once. */
export function DeliverySummary({ view }: { view: WalkView }): ReactNode {
  const { t } = useTranslation('marking');
  const network = useConnectivity();
  const { attentionCount, photos } = view;
  const photosLeft = photos.filter(({ state }) => state !== 'attention').length;
  const keptCount = view.keptCount + photosLeft;
  const Icon =
    attentionCount > 0
      ? CircleAlert
      : keptCount > 0
        ? Smartphone
        : network === 'online'
          ? CloudCheck
          : CloudOff;
  const words =
    attentionCount > 0
      ? t('summary.attention', { count: attentionCount })
      : keptCount > 0
        ? view.keptCount > 0
          ? t('summary.kept', { count: view.keptCount })
          : t('summary.photos', { count: photosLeft })
        : network === 'online'
          ? t('summary.delivered')
          : t('summary.offline');
  return (
    <button
      type="button"
      className="delivery-summary"
      data-state={attentionCount > 0 ? 'attention' : keptCount > 0 ? 'kept' : 'delivered'}
      title={keptCount > 0 ? t('summary.sendNow') : undefined}
      onClick={deliverNow}
    >
      <Icon size={16} aria-hidden="true" />
      <span role="status">{words}</span>
      {keptCount > 0 && <span className="visually-hidden">{t('summary.sendNow')}</span>}
    </button>
  );
}
