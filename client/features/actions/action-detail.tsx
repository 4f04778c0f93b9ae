import { Pencil, Trash2, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionStatusRank } from '../../../domain/action.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { ActionAnswers } from './action-answers.tsx';
import { AnswersBadge, DueWords, StatusBadge } from './action-badges.tsx';
import { ActionConflicts } from './action-conflicts.tsx';
import { EditActionDialog } from './action-form.tsx';
import { ActionNotes } from './action-notes.tsx';
import { ActionProblem } from './action-problem.tsx';
import { ActionSteps } from './action-steps.tsx';
import { useActionWords } from './action-words.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

const facts = [
  'type',
  'responsible',
  'assetOwner',
  'decision',
  'reason',
  'horizon',
  'season',
  'deadline',
  'costBand',
  'cause',
  'externalReference',
] as const;
const factsOutside = ['type', 'deadline'] as const;

/** One action in full: the problem, what is decided, how far it has come, and what people say of it. */
export function ActionDetail({
  action,
  today,
  walkName,
  write,
  mayEdit,
  sendsMail,
  onClose,
}: {
  action: ActionView;
  today: string;
  walkName: string | undefined;
  write: StaffWrite;
  mayEdit: boolean;
  /** Whether notes can be sent from here. */
  sendsMail: boolean;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const words = useActionWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<'edit' | 'withdraw'>();
  const { title, status, walkId, addresses, areaId } = action.properties;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows to each newly opened action
  useEffect(() => heading.current?.focus({ preventScroll: true }), [action.id]);

  return (
    <article
      className="action-detail"
      aria-labelledby="action-detail-title"
      onKeyDown={(event) => event.key === 'Escape' && asked === undefined && onClose()}
    >
      <header className="desk-detail-head">
        <div>
          {walkName !== undefined && <p className="desk-quiet">{walkName}</p>}
          <h2 id="action-detail-title" ref={heading} tabIndex={-1} dir="auto">
            {title}
          </h2>
          <p className="action-card-facts">
            <StatusBadge status={status} />
            <DueWords action={action} today={today} />
            <AnswersBadge action={action} />
          </p>
        </div>
        <IconButton icon={X} label={t('detail.close')} onClick={onClose} />
      </header>
      {write.fault !== undefined && asked === undefined && (
        <div className="desk-section">
          <Notice tone="error" announce>
            <p>{write.fault}</p>
          </Notice>
        </div>
      )}
      {mayEdit ? (
        <>
          <ActionConflicts action={action} write={write} />
          <section className="desk-section" aria-labelledby="action-problem">
            <h3 id="action-problem">{t('detail.problem')}</h3>
            <ActionProblem walkId={walkId} addresses={addresses} areaId={areaId} />
          </section>
          <ActionSteps action={action} today={today} write={write} />
          <ActionAnswers action={action} />
        </>
      ) : (
        <div className="desk-section">
          <p className="desk-quiet">{t('detail.police')}</p>
        </div>
      )}
      <section className="desk-section" aria-labelledby="action-facts">
        <h3 id="action-facts">{t('detail.facts')}</h3>
        <dl className="action-facts">
          {(mayEdit ? facts : factsOutside).map((field) => (
            <div key={field}>
              <dt>{words.nameOf(field)}</dt>
              <dd dir="auto">
                {words.textOf(action.properties, field) || (
                  <span className="desk-quiet">{t('detail.notSaid')}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        {mayEdit && (
          <div className="action-buttons">
            <Button icon={Pencil} onClick={() => setAsked('edit')}>
              {t('detail.edit')}
            </Button>
            <Button look="quiet" icon={Trash2} onClick={() => setAsked('withdraw')}>
              {t('withdraw.title')}
            </Button>
          </div>
        )}
      </section>
      {mayEdit && (
        <ActionNotes action={action} walkName={walkName ?? ''} sendsMail={sendsMail} write={write} />
      )}
      {mayEdit && <ActionLog action={action} />}
      {asked === 'edit' && (
        <EditActionDialog action={action} today={today} write={write} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'withdraw' && (
        <WithdrawDialog action={action} write={write} onDone={onClose} onClose={() => setAsked(undefined)} />
      )}
    </article>
  );
}

/** Every step with its day and reason, the last first; a step back says that it is one. */
function ActionLog({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation('actions');
  const { statusLog } = action.properties;
  return (
    <section className="desk-section" aria-labelledby="action-log">
      <h3 id="action-log">{t('detail.log')}</h3>
      <ol className="action-log">
        {statusLog
          .map((entry, index) => ({ ...entry, index, before: statusLog[index - 1] }))
          .toReversed()
          .map(({ status, at, reason, index, before }) => {
            const back = before !== undefined && actionStatusRank(status) < actionStatusRank(before.status);
            return (
              <li key={index}>
                <b>{t(`status.${status}`)}</b>
                <span className="desk-quiet">
                  {formatDate(at, currentLanguage())}
                  {back && ` · ${t('detail.openedAgain')}`}
                </span>
                {reason !== null && <span dir="auto">{reason}</span>}
              </li>
            );
          })}
      </ol>
    </section>
  );
}
