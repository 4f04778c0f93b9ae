import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moderationReasonMaximum } from '../../../domain/photo.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';

const usual = ['person', 'origin', 'accusation', 'offTopic', 'own'] as const;

/** Why something is not shown. The person who made it reads this later, so it is asked every time. */
export function RejectDialog({
  count,
  onReject,
  onClose,
}: {
  count: number;
  onReject: (reason: string) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('moderation');
  const [choice, setChoice] = useState<(typeof usual)[number]>('person');
  const [own, setOwn] = useState('');
  const [tried, setTried] = useState(false);
  const reason = choice === 'own' ? own.trim() : t(`reason.${choice}`);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reason !== '') onReject(reason);
  };
  return (
    <Dialog title={t('reject.title', { count })} onClose={onClose}>
      <form className="moderation-dialog" onSubmit={submit}>
        <p>{t('reject.help')}</p>
        <fieldset className="moderation-reasons">
          <legend className="visually-hidden">{t('reject.why')}</legend>
          {usual.map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="reason"
                checked={choice === value}
                onChange={() => setChoice(value)}
              />
              <span>{value === 'own' ? t('reject.own') : t(`reason.${value}`)}</span>
            </label>
          ))}
        </fieldset>
        {choice === 'own' && (
          <TextArea
            label={t('reject.ownLabel')}
            value={own}
            maxLength={moderationReasonMaximum}
            error={tried && own.trim() === '' ? t('reject.missing') : undefined}
            onChange={(event) => setOwn(event.target.value)}
          />
        )}
        <Button type="submit" look="danger" wide>
          {t('reject.do')}
        </Button>
      </form>
    </Dialog>
  );
}
