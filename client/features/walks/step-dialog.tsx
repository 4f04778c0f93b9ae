import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WalkStatus } from '../../../domain/walk-terms.ts';
import type { WalkProcess } from '../../state/process-queries.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { MissingList } from './missing-list.tsx';

/** What somebody wants to do with the path other than take the next step. */
export type StepWish =
  | { kind: 'skip'; steps: readonly WalkStatus[]; needsReason: boolean }
  | { kind: 'back'; steps: readonly WalkStatus[] }
  | { kind: 'cancel' };

/** Going to a later step, back to an earlier one, or cancelling: each is said with a reason, which stays in the log. */
export function StepDialog({
  wish,
  process,
  walkId,
  busy,
  fault,
  onTake,
  onClose,
}: {
  wish: StepWish;
  process: WalkProcess;
  walkId: string;
  busy: boolean;
  fault: string | undefined;
  onTake: (to: WalkStatus, reason: string | null) => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['process', 'walks']);
  const steps = wish.kind === 'cancel' ? [] : wish.steps;
  const [to, setTo] = useState<WalkStatus>(steps[0] ?? 'cancelled');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const needsReason = wish.kind !== 'skip' || wish.needsReason;
  const isMissing = needsReason && reason.trim() === '';
  const missing =
    wish.kind === 'skip' ? (process.steps.find(({ status }) => status === to)?.missing ?? []) : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    void onTake(to, saidOrNull(reason));
  };
  return (
    <Dialog title={t(`process:ask.title.${wish.kind}`)} onClose={onClose}>
      <form className="step-dialog" onSubmit={submit} noValidate>
        <p>{t(`process:ask.text.${wish.kind}`)}</p>
        {steps.length > 0 && (
          <SelectField
            label={t('process:toStep')}
            value={to}
            choices={steps.map((value) => ({ value, label: t(`process:step.${value}`) }))}
            onChange={setTo}
          />
        )}
        {missing.length > 0 && (
          <Notice tone="warning" title={t('process:missing')}>
            <MissingList walkId={walkId} missing={missing} />
          </Notice>
        )}
        <TextArea
          label={t('process:reason')}
          hint={needsReason ? t('process:reasonHint') : t('walks:form.optional')}
          value={reason}
          maxLength={500}
          rows={3}
          error={tried && isMissing ? t('process:reasonMissing') : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <FaultNotice fault={fault} />
        <Button
          type="submit"
          look={wish.kind === 'cancel' ? 'danger' : 'primary'}
          wide
          disabled={busy || missing.length > 0}
        >
          {t(`process:ask.do.${wish.kind}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('walks:phase.stay')}
        </Button>
      </form>
    </Dialog>
  );
}
