import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../domain/feature.ts';
import { changeIdSchema } from '../../../domain/ids.ts';
import { headsOf } from '../../../domain/merge.ts';
import { feedbackChannels } from '../../../domain/walk-fields.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { makeChange } from '../../state/make-change.ts';
import type { WalkView } from '../../state/record-views.ts';
import type { PulledRecord } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { SelectField } from '../../ui/select-field.tsx';
import '../../ui/staff/staff-form.css';

/** What the participants were told, on which day and how: without it a walk cannot be closed. */
export function FeedbackDialog({
  author,
  walk,
  record,
  onClose,
}: {
  author: AuthorKey;
  walk: WalkView;
  record: PulledRecord | undefined;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('meeting-three');
  const write = useWalkWrite(author, walk.id);
  const today = dayOf(deviceIds.now().toISOString());
  const { feedback } = walk.properties;
  const [givenOn, setGivenOn] = useState(feedback?.givenOn ?? today);
  const [channel, setChannel] = useState(feedback?.channel ?? 'meeting');
  const [text, setText] = useState(feedback?.text ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (record === undefined) return;
    const basedOn = headsOf(record.versions, 'feedback', changeIdSchema.parse(record.createdBy));
    const value = { givenOn, channel, text };
    const fields = { feedback: { value, basedOn } };
    const change = makeChange(deviceIds, { kind: 'walk-edited', walkId: walk.id, fields });
    void write.run([change], t('feedback.saved')).then((safe) => safe && onClose());
  };
  return (
    <Dialog title={t('feedback.title')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <div className="staff-form-row">
          <TextField
            label={t('feedback.on')}
            type="date"
            value={givenOn}
            required
            onChange={(event) => setGivenOn(event.target.value)}
          />
          <SelectField
            label={t('feedback.channel')}
            value={channel}
            choices={feedbackChannels.map((value) => ({ value, label: t(`channel.${value}`) }))}
            onChange={setChannel}
          />
        </div>
        <TextArea
          label={t('feedback.text')}
          hint={t('feedback.textHint')}
          value={text}
          required
          maxLength={2000}
          rows={4}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          type="submit"
          look="primary"
          wide
          disabled={write.busy || givenOn === '' || text.trim() === ''}
        >
          {t('feedback.save')}
        </Button>
      </form>
    </Dialog>
  );
}
