import { ImageUp, LogOut, MessageCircleOff, Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { PhoneView } from '../../state/live-queries.ts';
import type { GroupView } from '../../state/record-views.ts';
import { Badge } from '../../ui/badge.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { groupedChange } from './group-changes.ts';
import { Ago } from './passing-time.tsx';

/** Joined, and neither marked nor rated anything: they may need help, or just look. */
export function isSilent({ findings, ratings }: Pick<PhoneView, 'findings' | 'ratings'>): boolean {
  return findings === 0 && ratings === 0;
}

/** Every phone by its number: where it walks, when it was heard and what it still holds. */
export function PhonesList({
  walkId,
  phones,
  groups,
  write,
}: {
  walkId: string;
  phones: readonly PhoneView[];
  groups: readonly GroupView[];
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation(['live', 'walks']);
  if (phones.length === 0)
    return (
      <section className="desk-section">
        <p className="desk-quiet">{t('walks:people.none')}</p>
      </section>
    );
  const silent = phones.filter(isSilent).length;
  const left = phones.filter(({ leftAt }) => leftAt !== null).length;
  return (
    <section className="desk-section" aria-label={t('view.phones')}>
      <p className="live-count">
        {t('phones.count', { count: phones.length })}
        {silent > 0 && ` · ${t('phones.silentCount', { count: silent })}`}
        {left > 0 && ` · ${t('phones.leftCount', { count: left })}`}
      </p>
      <ul className="live-phones">
        {phones.map((phone) => (
          <li key={phone.participantId}>
            <Phone
              phone={phone}
              groups={groups}
              onMove={(groupId) =>
                void write.run([groupedChange(walkId, phone.participantId, groupId, deviceIds)])
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Phone({
  phone,
  groups,
  onMove,
}: {
  phone: PhoneView;
  groups: readonly GroupView[];
  onMove: (groupId: string | null) => void;
}): ReactNode {
  const { t } = useTranslation('live');
  const { number, groupId, lastContactAt, undelivered, undeliveredPhotos, findings, ratings, leftAt } = phone;
  return (
    <>
      <div className="live-phone-words">
        <p className="live-phone-head">
          <b>{t('phones.number', { number })}</b>
          {(undelivered ?? 0) > 0 && (
            <Badge tone="warning" icon={Upload}>
              {t('phones.undelivered', { count: undelivered ?? 0 })}
            </Badge>
          )}
          {(undeliveredPhotos ?? 0) > 0 && (
            <Badge tone="warning" icon={ImageUp}>
              {t('phones.undeliveredPhotos', { count: undeliveredPhotos ?? 0 })}
            </Badge>
          )}
          {leftAt !== null && <Badge icon={LogOut}>{t('phones.left')}</Badge>}
          {isSilent(phone) && <Badge icon={MessageCircleOff}>{t('phones.silent')}</Badge>}
        </p>
        <p className="desk-quiet">
          {lastContactAt === null ? (
            t('phones.neverHeard')
          ) : (
            <>
              {t('phones.heard')} <Ago time={lastContactAt} />
            </>
          )}
          {' · '}
          {t('phones.marks', { count: findings })}
          {' · '}
          {t('phones.ratings', { count: ratings })}
        </p>
      </div>
      {groups.length > 0 && (
        <select
          aria-label={t('phones.groupOf', { number })}
          className="field-control live-phone-group"
          value={groupId ?? ''}
          onChange={(event) => onMove(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('phones.noGroup')}</option>
          {groups.map(({ id, properties }) => (
            <option key={id} value={id}>
              {properties.name}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
