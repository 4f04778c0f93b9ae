import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionPhotoTextMaximum, type VerificationPhoto } from '../../../domain/action.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea } from '../../ui/field.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { photoApprovalOf, photoApprovalWithdrawalOf } from './action-changes.ts';
import { VerificationPicture } from './verification-picture.tsx';
import '../../ui/staff/staff-form.css';

/** Letting everybody see the picture, with what it shows in words; or taking that back, with the reason. */
export function PhotoApprovalDialog({
  action,
  photo,
  step,
  said,
  write,
  onClose,
}: {
  action: ActionView;
  photo: VerificationPhoto;
  step: 'approve' | 'withdraw';
  /** What an earlier approval of this picture said of it. */
  said: string;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const isApproval = step === 'approve';
  const [text, setText] = useState(isApproval ? said : '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const change = isApproval
      ? photoApprovalOf(action, photo.sha256, text, deviceIds)
      : photoApprovalWithdrawalOf(action, photo.sha256, text, deviceIds);
    const done = t(isApproval ? 'photoApproval.approved' : 'photoApproval.done');
    void write.run([change], done).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={t(`photoApproval.${step}`)} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <VerificationPicture actionId={action.id} photo={photo} />
        <p>{t(isApproval ? 'photoApproval.check' : 'photoApproval.gone')}</p>
        <TextArea
          label={t(isApproval ? 'photoApproval.text' : 'photoApproval.reason')}
          {...(isApproval && { hint: t('photoApproval.textHint') })}
          value={text}
          maxLength={actionPhotoTextMaximum}
          rows={3}
          required
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          type="submit"
          look={isApproval ? 'primary' : 'danger'}
          wide
          disabled={write.busy || text.trim() === ''}
        >
          {t(`photoApproval.${step}`)}
        </Button>
      </form>
    </Dialog>
  );
}
