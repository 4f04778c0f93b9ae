import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partySides } from '../../../domain/promise/promise-party.ts';
import type { FollowUpView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import { can } from '../../../domain/roles.ts';
import { formatDay, formatNumber, formatTime } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import type { StaffMember } from '../../ui/staff/staff-frame.tsx';
import { FollowUpWords } from './follow-up-words.tsx';
import { MoveFollowUpDialog } from './move-follow-up-dialog.tsx';
import { StateBadge } from './state-badge.tsx';
import { type PromiseWrite, usePromiseWrite } from './use-promise-write.ts';

interface Properties {
  me: StaffMember;
  promise: PromiseView;
  followUp: FollowUpView;
}

/** One follow-up: gathered, written, approved by both, published. A missed one says so for good. */
export function FollowUpCard({ me, promise, followUp }: Properties): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  const language = staffLanguage(screen);
  const write = usePromiseWrite(me.email);
  const { dueOn, movedFrom, step, missed, gathered, words, publishedAt, toldIn } = followUp;
  return (
    <li className="item-card">
      <details>
        <summary>
          <span className="item-text">{formatDay(dueOn, screen)}</span>
          <span className="promise-badges">
            <Badge
              tone={step === 'published' ? 'good' : 'neutral'}
              icon={step === 'published' ? CircleCheck : CircleDashed}
            >
              {t(`step.${step}`)}
            </Badge>
            {missed && (
              <Badge tone="error" icon={TriangleAlert}>
                {t(publishedAt === null ? 'followUp.missed' : 'followUp.late')}
              </Badge>
            )}
          </span>
        </summary>
        <div className="item-body">
          <FaultNotice fault={write.fault} />
          {publishedAt !== null && (
            <p>
              {t('followUp.publishedAt', { day: formatDay(publishedAt.slice(0, 10), screen) })}
              {toldIn !== null && ` ${t('followUp.told', { where: toldIn })}`}
            </p>
          )}
          {movedFrom !== null && (
            <p className="promises-quiet">{t('move.from', { day: formatDay(movedFrom, screen) })}</p>
          )}
          {gathered === null ? (
            <p className="promises-quiet">{t('followUp.nothing')}</p>
          ) : (
            <Gathered promise={promise} gathered={gathered} />
          )}
          {words !== null && (
            <blockquote className="follow-up-words" dir="auto">
              {pickWords(words, language)}
            </blockquote>
          )}
          {publishedAt === null && promise.side !== null && (
            <Steps me={me} promise={promise} followUp={followUp} write={write} />
          )}
          {gathered !== null && (
            <p className="promises-quiet">
              {t('followUp.gatheredAt', { time: formatTime(gathered.at, screen, new Date()) })}
              {gathered.ledgerHead !== null && (
                <>
                  {' '}
                  {t('followUp.head')} <code className="ledger-head">{gathered.ledgerHead}</code>
                </>
              )}
            </p>
          )}
        </div>
      </details>
    </li>
  );
}

function Gathered({
  promise,
  gathered,
}: {
  promise: PromiseView;
  gathered: NonNullable<FollowUpView['gathered']>;
}): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  return (
    <div className="promise-table">
      <table>
        <caption>{t('followUp.asOf', { day: formatDay(gathered.asOf, screen) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('followUp.item')}</th>
            <th scope="col">{t('period.count')}</th>
            <th scope="col">{t('period.target')}</th>
            <th scope="col">{t('period.state')}</th>
          </tr>
        </thead>
        <tbody>
          {gathered.items.map(({ itemId, state, count, target }) => {
            const item = promise.items.find(({ id }) => id === itemId);
            return (
              <tr key={itemId}>
                <th scope="row">{item === undefined ? '' : pickWords(item.text, staffLanguage(screen))}</th>
                <td>{formatNumber(count, screen)}</td>
                <td>{target === null ? '–' : formatNumber(target, screen)}</td>
                <td>
                  <StateBadge state={state} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Steps({ me, promise, followUp, write }: Properties & { write: PromiseWrite }): ReactNode {
  const { t } = useTranslation('promises');
  const of = { promiseId: promise.id, followUpId: followUp.id };
  const { gathered, words, approvals, gathering } = followUp;
  const { side } = promise;
  const approve = (): void => {
    if (gathered === null || words === null) return;
    const seen = { gatheredAt: gathered.at, words };
    void write.run({ kind: 'follow-up-approved', ...of, side, ...seen }, t('followUp.approved'));
  };
  const isApproved = partySides.every((one) => approvals[one] !== null);
  const [moving, setMoving] = useState(false);
  const mayMove = !followUp.missed && can(me.role, 'promise.edit');
  const mayApprove = side !== null && approvals[side] === null && can(me.role, 'follow-up.approve');
  return (
    <>
      {gathered !== null && <FollowUpWords key={words?.sv} of={of} words={words} write={write} />}
      <ul className="approvals">
        {partySides.map((one) => (
          <li key={one}>
            <Badge
              tone={approvals[one] === null ? 'neutral' : 'good'}
              icon={approvals[one] === null ? CircleDashed : CircleCheck}
            >
              {t(approvals[one] === null ? 'followUp.waitsFor' : 'followUp.approvedBy', {
                side: t(`side.${one}`),
              })}
            </Badge>
          </li>
        ))}
      </ul>
      <div className="promises-tools">
        <Button
          disabled={write.busy || gathering}
          onClick={() => void write.run({ kind: 'follow-up-asked', ...of })}
        >
          {t(
            gathering ? 'followUp.gathering' : gathered === null ? 'followUp.gather' : 'followUp.gatherAgain',
          )}
        </Button>
        {gathered !== null && words !== null && mayApprove && (
          <Button look={isApproved ? 'secondary' : 'primary'} disabled={write.busy} onClick={approve}>
            {t('followUp.approve', { side: t(`side.${side}`) })}
          </Button>
        )}
        {isApproved && can(me.role, 'follow-up.publish') && (
          <Button
            look="primary"
            disabled={write.busy}
            onClick={() =>
              void write.run({ kind: 'follow-up-published', ...of, toldIn: null }, t('followUp.published'))
            }
          >
            {t('followUp.publish')}
          </Button>
        )}
        {mayMove && (
          <Button look="quiet" onClick={() => setMoving(true)}>
            {t('move.open')}
          </Button>
        )}
      </div>
      {gathered !== null && words !== null && !mayApprove && side !== null && approvals[side] === null && (
        <p className="promises-quiet">{t('followUp.askToApprove')}</p>
      )}
      {moving && (
        <MoveFollowUpDialog
          email={me.email}
          promise={promise}
          followUp={followUp}
          onClose={() => setMoving(false)}
        />
      )}
    </>
  );
}
