import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actionAnswers } from '../../../domain/action.ts';
import { countAnswers } from '../../../domain/action-due.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Notice } from '../../ui/notice.tsx';
import { mostSayNotFixed } from './action-changes.ts';
import { useFindings } from './action-problem.tsx';

/** What those who marked the place say of what was done: how many of how many, never who. */
export function ActionAnswers({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation('actions');
  const { walkId, addresses, answers, statusLog } = action.properties;
  const findings = useFindings(walkId, addresses);
  const asked = new Set(findings.map(({ properties }) => properties.participantId)).size;
  const answered = new Set(answers.map(({ participantId }) => participantId)).size;
  const counts = countAnswers(answers, statusLog);
  return (
    <section className="desk-section" aria-labelledby="action-answers">
      <h3 id="action-answers">{t('answers.title')}</h3>
      {answers.length === 0 ? (
        <p className="desk-quiet">{t('answers.none')}</p>
      ) : (
        <>
          <ul className="action-answers">
            {actionAnswers.map((answer) => (
              <li key={answer} data-answer={answer}>
                {t(`answers.${answer}`, { count: counts[answer] })}
              </li>
            ))}
          </ul>
          <p className="desk-quiet">{t('answers.of', { answered, asked: Math.max(asked, answered) })}</p>
          {mostSayNotFixed(counts) && (
            <Notice tone="warning">
              <p>{t('answers.reopen')}</p>
            </Notice>
          )}
        </>
      )}
    </section>
  );
}
