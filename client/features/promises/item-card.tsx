import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import { can } from '../../../domain/roles.ts';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { StaffMember } from '../../ui/staff/staff-frame.tsx';
import { ActivityDialog } from './activity-dialog.tsx';
import { BurnUpChart } from './burn-up-chart.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { LinkWalkDialog } from './link-walk-dialog.tsx';
import { PeriodTable } from './period-table.tsx';
import { StateBadge } from './state-badge.tsx';
import { TargetDialog } from './target-dialog.tsx';
import { WithdrawItemDialog } from './withdraw-item-dialog.tsx';

type Opened = 'activity' | 'target' | 'walk' | 'withdraw' | undefined;

/** One part of a promise: what it has come to, why, and what its number is made of. */
export function ItemCard({
  me,
  promise,
  item,
}: {
  me: StaffMember;
  promise: PromiseView;
  item: ItemView;
}): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  const language = staffLanguage(screen);
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  const { owner, state, wholeTarget, count, unit, window, definition } = item;
  const isOwner = promise.side !== null && (owner === 'both' || owner === promise.side);
  const mayEdit = isOwner && item.withdrawn === null && can(me.role, 'promise.edit');
  const mayRecord = isOwner && item.withdrawn === null && can(me.role, 'promise.record');
  const dialog = { email: me.email, promise, item, onClose: close };
  return (
    <li className="item-card" data-state={state}>
      <details>
        <summary>
          <span className="item-text">{pickWords(item.text, language)}</span>
          <span className="item-count">
            {formatNumber(count, screen)}
            {wholeTarget !== null && (
              <span className="promises-quiet">
                {' '}
                {t('of')} {formatNumber(wholeTarget, screen)}
              </span>
            )}
          </span>
          <span className="promise-badges">
            <StateBadge state={state} />
            {!item.quantified && state !== 'withdrawn' && <Badge>{t('notQuantified')}</Badge>}
            <Badge tone={owner === 'police' ? 'police' : 'neutral'}>{t(`owner.${owner}`)}</Badge>
          </span>
        </summary>
        <div className="item-body">
          <ul className="item-why">
            {item.why.map((sentence) => (
              <li key={sentence.sv}>{sentence[language]}</li>
            ))}
          </ul>
          {item.burnUp !== null && item.measure === 'count-at-least' && state !== 'withdrawn' && (
            <BurnUpChart item={item} burnUp={item.burnUp} unit={unit && pickWords(unit, language)} />
          )}
          {item.periods.length > 1 && <PeriodTable periods={item.periods} />}
          <dl className="promise-facts">
            <div>
              <dt>{t('facts.window')}</dt>
              <dd>
                {formatDay(window.from, screen)}–{formatDay(window.to, screen)}
              </dd>
            </div>
            <div>
              <dt>{t('facts.measure')}</dt>
              <dd>{t(`measure.${item.measure}`)}</dd>
            </div>
            <div>
              <dt>{t('facts.counts')}</dt>
              <dd>{t(`evidenceRule.${item.evidenceRule.source}`)}</dd>
            </div>
            {item.place !== null && (
              <div>
                <dt>{t('facts.place')}</dt>
                <dd>{item.place}</dd>
              </div>
            )}
          </dl>
          {definition !== null && <p className="promises-quiet">{pickWords(definition, language)}</p>}
          <EvidenceList {...dialog} mayRecord={mayRecord} mayEdit={mayEdit} />
          {(mayEdit || mayRecord) && (
            <div className="promises-tools">
              {mayRecord && (
                <Button look="primary" onClick={() => setOpened('activity')}>
                  {t('activity.open')}
                </Button>
              )}
              {mayEdit && item.evidenceRule.source === 'walks' && (
                <Button onClick={() => setOpened('walk')}>{t('walk.open')}</Button>
              )}
              {mayEdit && <Button onClick={() => setOpened('target')}>{t('target.open')}</Button>}
              {mayEdit && (
                <Button look="quiet" onClick={() => setOpened('withdraw')}>
                  {t('withdraw.open')}
                </Button>
              )}
            </div>
          )}
        </div>
      </details>
      {opened === 'activity' && <ActivityDialog {...dialog} />}
      {opened === 'target' && <TargetDialog {...dialog} />}
      {opened === 'walk' && <LinkWalkDialog {...dialog} />}
      {opened === 'withdraw' && <WithdrawItemDialog {...dialog} />}
    </li>
  );
}
