import { CircleCheckBig, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ArrivalView, PhoneView } from '../../state/live-queries.ts';
import { useConnectivity } from '../../state/use-connectivity.ts';
import { useNow } from '../../state/use-now.ts';
import { Notice } from '../../ui/notice.tsx';
import { arrivalLines, type WaitingPhone } from './arrival-lines.ts';
import { Ago } from './passing-time.tsx';

/** Three polls: what is older than this may have changed without our knowing. */
const freshMilliseconds = 30_000;

/** Whether people may go home, in one sentence; until then why not, phone by phone. */
export function ArrivalPanel({
  phones,
  arrival,
  knownAt,
}: {
  phones: readonly PhoneView[];
  arrival: ArrivalView;
  /** When the server said so, by this device's clock. */
  knownAt: number;
}): ReactNode {
  const { t } = useTranslation('live');
  const connectivity = useConnectivity();
  useNow();
  const lines = arrivalLines(arrival, phones);
  const isOld = connectivity !== 'online' || Date.now() - knownAt > freshMilliseconds;
  return (
    <div className="live-arrival">
      {isOld && (
        <p className="live-own" role="status">
          <WifiOff size={20} aria-hidden="true" />
          <span>
            {t('own.offline', {
              time: formatTime(new Date(knownAt).toISOString(), currentLanguage(), new Date()),
            })}
          </span>
        </p>
      )}
      <div role="status">
        {lines.state === 'arrived' && !isOld && (
          <p className="live-arrived">
            <CircleCheckBig size={32} aria-hidden="true" />
            {t('arrival.arrived')}
          </p>
        )}
        {lines.state === 'arrived' && isOld && <Notice>{t('arrival.wasArrived')}</Notice>}
        {lines.state === 'walking' && (
          <Notice title={t('arrival.walkingTitle')}>
            <p>{lines.phones.length === 0 ? t('arrival.walkingAll') : t('arrival.walkingSome')}</p>
            <Reasons phones={lines.phones} awaitedPhotos={0} />
          </Notice>
        )}
        {lines.state === 'waiting' && (
          <Notice tone="warning" title={t('arrival.waitingTitle')}>
            <Reasons phones={lines.phones} awaitedPhotos={lines.awaitedPhotos} />
            <p>{t('arrival.waitingHelp')}</p>
          </Notice>
        )}
      </div>
    </div>
  );
}

const shownAtMost = 8;

function Reasons({
  phones,
  awaitedPhotos,
}: {
  phones: readonly WaitingPhone[];
  awaitedPhotos: number;
}): ReactNode {
  const { t } = useTranslation('live');
  if (phones.length === 0 && awaitedPhotos === 0) return null;
  return (
    <ul className="live-reasons">
      {phones.slice(0, shownAtMost).map((phone) => (
        <li key={phone.number}>
          <Reason phone={phone} />
        </li>
      ))}
      {phones.length > shownAtMost && (
        <li>{t('arrival.morePhones', { count: phones.length - shownAtMost })}</li>
      )}
      {awaitedPhotos > 0 && <li>{t('arrival.awaitedPhotos', { count: awaitedPhotos })}</li>}
    </ul>
  );
}

function Reason({ phone }: { phone: WaitingPhone }): ReactNode {
  const { t } = useTranslation('live');
  const { number, undelivered, undeliveredPhotos, lastContactAt } = phone;
  if (lastContactAt === null) return t('reason.never', { number });
  const left = [
    undelivered !== null && undelivered > 0 ? t('left.things', { count: undelivered }) : undefined,
    undeliveredPhotos !== null && undeliveredPhotos > 0
      ? t('left.photos', { count: undeliveredPhotos })
      : undefined,
  ].filter((part) => part !== undefined);
  return (
    <>
      {left.length > 0
        ? t('reason.left', { number, what: left.join(t('left.and')) })
        : phone.silent
          ? t('reason.silent', { number })
          : t('reason.unsaid', { number })}{' '}
      <Ago time={lastContactAt} />.
    </>
  );
}
