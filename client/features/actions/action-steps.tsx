import { ClipboardCheck, MoveRight, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionMayBecome, actionStatuses } from '../../../domain/action.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { PhotoApproval } from './photo-approval.tsx';
import { StatusDialog } from './status-dialog.tsx';
import { VerificationPicture } from './verification-picture.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

/** Moving an action forward, looking at the place, and opening it again. */
export function ActionSteps({
  action,
  today,
  write,
}: {
  action: ActionView;
  today: string;
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('actions');
  const [asked, setAsked] = useState<'move' | 'reopen' | 'verify'>();
  const { status, verification } = action.properties;
  const mayMove = actionStatuses.some((to) => to !== 'verified' && actionMayBecome(status, to));
  const mayReopen = status !== 'received';
  const close = (): void => {
    write.forget();
    setAsked(undefined);
  };
  return (
    <section className="desk-section" aria-labelledby="action-steps">
      <h3 id="action-steps">{t('step.title')}</h3>
      <div className="action-buttons">
        {mayMove && (
          <Button icon={MoveRight} onClick={() => setAsked('move')}>
            {t('step.move')}
          </Button>
        )}
        {status !== 'not_done' && (
          <Button icon={ClipboardCheck} onClick={() => setAsked('verify')}>
            {t('verify.go')}
          </Button>
        )}
        {mayReopen && (
          <Button look="quiet" icon={RotateCcw} onClick={() => setAsked('reopen')}>
            {t('step.reopen')}
          </Button>
        )}
      </div>
      {verification === null ? (
        <p className="desk-quiet">{t('verify.none')}</p>
      ) : (
        <p>
          <b>{t('verify.title')}:</b>{' '}
          {t('verify.seen', {
            result: t(`verify.${verification.result}`),
            date: formatDate(verification.on, currentLanguage()),
          })}
          {verification.note !== null && (
            <>
              . <span dir="auto">{verification.note}</span>
            </>
          )}
        </p>
      )}
      {verification?.photo && (
        <>
          <VerificationPicture actionId={action.id} photo={verification.photo} />
          <PhotoApproval action={action} photo={verification.photo} write={write} />
        </>
      )}
      {(asked === 'move' || asked === 'reopen') && (
        <StatusDialog
          action={action}
          way={asked === 'reopen' ? 'back' : 'forward'}
          write={write}
          onClose={close}
        />
      )}
      {asked === 'verify' && <VerifyDialog action={action} today={today} write={write} onClose={close} />}
    </section>
  );
}
