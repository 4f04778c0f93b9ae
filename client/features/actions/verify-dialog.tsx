import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { verificationResults } from '../../../domain/action.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { verificationOf } from './action-changes.ts';
import { sendVerificationPhoto, type UnsentReason, unsentReasonOf } from './send-verification-photo.ts';
import { VerificationPhotoField } from './verification-photo-field.tsx';
import '../../ui/staff/staff-form.css';

type Result = (typeof verificationResults)[number];

/** What somebody saw on site. Only "fixed" makes the action checked; the others are kept, and it may be reopened. */
export function VerifyDialog({
  action,
  today,
  write,
  onClose,
}: {
  action: ActionView;
  today: string;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const [on, setOn] = useState(today);
  const [result, setResult] = useState<Result>('fixed');
  const [note, setNote] = useState('');
  const [picture, setPicture] = useState<Blob>();
  const [unsent, setUnsent] = useState<UnsentReason>();
  const [working, setWorking] = useState(false);
  const [sending, setSending] = useState(false);
  const save = async (): Promise<void> => {
    setUnsent(undefined);
    setSending(true);
    try {
      // The picture goes first: what is kept offline must not name bytes that the server has never seen.
      const photo = picture === undefined ? null : await sendVerificationPhoto(action.id, picture);
      const seen = { on, result, note: saidOrNull(note), photo };
      if (await write.run([verificationOf(action, seen, deviceIds)], t('verify.saved'))) onClose();
    } catch (fault) {
      console.error('the picture of the verification was not sent', fault);
      setUnsent(unsentReasonOf(fault));
    } finally {
      setSending(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <Dialog title={t('verify.title')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <Segmented
          legend={t('verify.result')}
          showLegend
          value={result}
          onChange={setResult}
          options={verificationResults.map((value) => ({ value, label: t(`verify.${value}`) }))}
        />
        <TextField
          label={t('verify.on')}
          type="date"
          value={on}
          max={today}
          required
          onChange={(event) => setOn(event.target.value)}
        />
        <TextArea
          label={t('verify.note')}
          value={note}
          maxLength={500}
          rows={3}
          onChange={(event) => setNote(event.target.value)}
        />
        <VerificationPhotoField
          picture={picture}
          working={working}
          onWorking={setWorking}
          onPicture={(chosen) => {
            setUnsent(undefined);
            setPicture(chosen);
          }}
        />
        {unsent !== undefined && (
          <Notice tone="error" announce>
            <p>{t(`verify.unsent.${unsent}`)}</p>
          </Notice>
        )}
        <Button type="submit" look="primary" wide disabled={working || sending || write.busy || on === ''}>
          {sending ? t('verify.saving') : t('verify.save')}
        </Button>
      </form>
    </Dialog>
  );
}
