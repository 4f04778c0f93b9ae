import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionAnswer, actionAnswers } from '../../../domain/action.ts';
import { dayOf } from '../../../domain/feature.ts';
import { formatDate } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { ReceiptMark } from './use-receipt.ts';

/** What was decided about a mark, why and by when; with one click to say whether it is so. */
export function ReceiptOutcome({
  mark,
  onSay,
}: {
  mark: ReceiptMark;
  onSay: (answer: ActionAnswer) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation('receipt');
  const { status, decision, reason, mayAnswer } = mark;
  const ended = status === 'done' || status === 'verified' || status === 'not_done';
  const when = ended || decision === 'decline' ? null : <When mark={mark} />;
  return (
    <>
      {decision !== null && status !== 'done' && status !== 'verified' && <p>{t(`decided.${decision}`)}</p>}
      {reason !== null && (
        <p>
          <b>{t('list.reason')}</b> <span dir="auto">{reason}</span>
        </p>
      )}
      {when}
      {mayAnswer && <Answer mark={mark} onSay={onSay} />}
    </>
  );
}

/** The whole of the day itself is still in time. */
const isPast = (day: string): boolean => day < dayOf(new Date().toISOString());

function When({ mark: { deadline, season, horizon } }: { mark: ReceiptMark }): ReactNode {
  const { t } = useTranslation('receipt');
  const words =
    deadline !== null
      ? t(isPast(deadline) ? 'when.late' : 'when.deadline', {
          date: formatDate(deadline, currentLanguage()),
        })
      : season !== null
        ? t('when.season', { season: t(`season.${season}`) })
        : horizon !== null
          ? t(`when.${horizon}`)
          : undefined;
  return words === undefined ? null : <p>{words}</p>;
}

function Answer({
  mark,
  onSay,
}: {
  mark: ReceiptMark;
  onSay: (answer: ActionAnswer) => Promise<void>;
}): ReactNode {
  const { t } = useTranslation('receipt');
  const [state, setState] = useState<'idle' | 'busy' | 'sent' | 'failed'>('idle');
  const say = (answer: ActionAnswer): void => {
    setState('busy');
    onSay(answer).then(
      () => setState('sent'),
      (fault: unknown) => {
        console.error('the answer did not arrive', fault);
        setState('failed');
      },
    );
  };
  return (
    <fieldset className="receipt-answer" disabled={state === 'busy'}>
      <legend>{t('answer.ask')}</legend>
      <div>
        {actionAnswers.map((answer) => (
          <button
            key={answer}
            type="button"
            className="button button-secondary"
            aria-pressed={mark.answer === answer}
            onClick={() => say(answer)}
          >
            {t(`answer.${answer}`)}
          </button>
        ))}
      </div>
      <p role="status" className="receipt-soft">
        {state === 'failed' ? t('answer.failed') : mark.answer !== null ? t('answer.sent') : ''}
      </p>
    </fieldset>
  );
}
