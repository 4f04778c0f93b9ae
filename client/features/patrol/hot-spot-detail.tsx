import { Archive, ArchiveRestore, ChartColumn, Crosshair, Pencil, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { HotSpotView } from '../../state/patrol-wire.ts';
import { useNow } from '../../state/use-now.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { retirementOf } from './hot-spot-changes.ts';
import { useWindowsFromData } from './use-windows-from-data.ts';

/** One hot spot: why it is one, when, what to do there, and whether it still should be one. */
export function HotSpotDetail({
  hotSpot,
  write,
  onEdit,
  onLocate,
  onClose,
}: {
  hotSpot: HotSpotView;
  write: StaffWrite;
  onEdit: () => void;
  onLocate: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const now = useNow();
  const [retiring, setRetiring] = useState(false);
  const { properties, size, lastVisitAt, visits } = hotSpot;
  const { retired } = properties;
  return (
    <article className="patrol-detail">
      <header className="desk-detail-head">
        <PageHeading>{properties.name}</PageHeading>
        <IconButton icon={X} label={t('detail.close')} onClick={onClose} />
      </header>
      <div className="desk-section">
        <HotSpotBadges hotSpot={hotSpot} today={now.toISOString().slice(0, 10)} />
        {retired !== null && (
          <Notice title={t('detail.retiredTitle')}>
            <p>
              {t('detail.retiredText', { day: words.day(retired.at.slice(0, 10)), reason: retired.reason })}
            </p>
          </Notice>
        )}
        <p className="patrol-why">{properties.why}</p>
        <dl className="patrol-facts">
          <dt>{t('form.grade')}</dt>
          <dd>
            {properties.evidenceGrade}: {t(`grade.${properties.evidenceGrade}`)}
          </dd>
          <dt>{t('form.windows')}</dt>
          <dd>{words.windowsText(properties.windows)}</dd>
          {properties.lookAt.length > 0 && (
            <>
              <dt>{t('form.lookAt')}</dt>
              <dd>
                <ul>
                  {properties.lookAt.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          {properties.talkTo !== null && (
            <>
              <dt>{t('form.talkTo')}</dt>
              <dd>{properties.talkTo}</dd>
            </>
          )}
          <dt>{t('detail.size')}</dt>
          <dd>
            {t('form.size', {
              area: words.number(size.squareMetres),
              across: words.number(size.metresAcross),
            })}
          </dd>
          <dt>{t('detail.visits')}</dt>
          <dd>
            {lastVisitAt === null
              ? t('detail.never')
              : t('detail.visitsText', {
                  count: visits,
                  when: formatTime(lastVisitAt, currentLanguage(), now),
                })}
          </dd>
          <dt>{t('form.reviewAt')}</dt>
          <dd>{words.day(properties.reviewAt)}</dd>
        </dl>
      </div>
      <div className="desk-section">
        <h2>{t('stop.title')}</h2>
        <p className="desk-quiet">{t('form.stopRule', { ...properties.stopRule })}</p>
        <StopRuleCounts hotSpot={hotSpot} />
      </div>
      <div className="desk-section patrol-tools">
        <Button icon={Pencil} onClick={onEdit}>
          {t('detail.edit')}
        </Button>
        <Button icon={Crosshair} onClick={onLocate}>
          {t('detail.locate')}
        </Button>
        <ButtonLink icon={ChartColumn} href={`/hotspots/before-after?place=${hotSpot.id}`}>
          {t('detail.beforeAfter')}
        </ButtonLink>
        <Button
          look="quiet"
          icon={retired === null ? Archive : ArchiveRestore}
          onClick={() => setRetiring(true)}
        >
          {retired === null ? t('detail.retire') : t('detail.restore')}
        </Button>
      </div>
      {retiring && <RetireDialog hotSpot={hotSpot} write={write} onClose={() => setRetiring(false)} />}
    </article>
  );
}

/** Basis, grade, and what asks for attention: colour is never the only sign. */
export function HotSpotBadges({ hotSpot, today }: { hotSpot: HotSpotView; today: string }): ReactNode {
  const { t } = useTranslation('patrol');
  const { basis, evidenceGrade, retired, reviewAt } = hotSpot.properties;
  return (
    <span className="patrol-badges">
      <Badge tone="police">{t('badge.grade', { grade: evidenceGrade })}</Badge>
      <Badge>{t(`basis.${basis}`)}</Badge>
      {retired !== null && <Badge>{t('badge.retired')}</Badge>}
      {retired === null && reviewAt <= today && <Badge tone="warning">{t('badge.review')}</Badge>}
      {hotSpot.size.isLarge && <Badge tone="warning">{t('badge.large')}</Badge>}
    </span>
  );
}

/** How many events the last two whole periods had, from what is recorded within the outline. */
function StopRuleCounts({ hotSpot }: { hotSpot: HotSpotView }): ReactNode {
  const { t } = useTranslation('patrol');
  const { data } = useWindowsFromData(hotSpot.geometry, hotSpot.properties.stopRule.periodMonths);
  if (data === undefined) return null;
  const { threshold } = hotSpot.properties.stopRule;
  const [earlier, later] = data.periods;
  if (earlier === undefined || later === undefined || data.matched === 0)
    return <p className="desk-quiet">{t('stop.nothing')}</p>;
  const isBelow = earlier < threshold && later < threshold;
  return (
    <>
      <p>{t('stop.counts', { earlier, later, threshold })}</p>
      {isBelow && hotSpot.properties.retired === null && (
        <Notice tone="warning" title={t('stop.belowTitle')}>
          <p>{t('stop.belowText')}</p>
        </Notice>
      )}
    </>
  );
}

function RetireDialog({
  hotSpot,
  write,
  onClose,
}: {
  hotSpot: HotSpotView;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const [reason, setReason] = useState('');
  const retired = hotSpot.properties.retired !== null;
  return (
    <Dialog title={retired ? t('detail.restore') : t('detail.retire')} onClose={onClose}>
      <div className="staff-form">
        <p>{retired ? t('detail.restoreText') : t('detail.retireText')}</p>
        <TextArea
          label={t('detail.reason')}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FaultNotice fault={write.fault} />
        <Button
          look="primary"
          disabled={write.busy || reason.trim() === ''}
          onClick={() =>
            void write
              .run(
                [retirementOf(hotSpot, reason, deviceIds)],
                t(retired ? 'detail.restored' : 'detail.retired'),
              )
              .then((safe) => safe && onClose())
          }
        >
          {retired ? t('detail.restore') : t('detail.retire')}
        </Button>
      </div>
    </Dialog>
  );
}
