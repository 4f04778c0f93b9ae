import { Check, CheckCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';
import type { RescueOutcome } from './import-rescue.ts';

const looks = {
  new: { tone: 'good', icon: Check },
  here: { tone: 'neutral', icon: CheckCheck },
  refused: { tone: 'error', icon: X },
} as const;

const named = {
  'finding-added': 'what.mark',
  'finding-edited': 'what.edit',
  'finding-withdrawn': 'what.withdrawal',
  'finding-confirmed': 'what.agreement',
  'checkpoint-rated': 'what.rating',
  'photo-attached': 'what.photoRecord',
  photo: 'what.photo',
} as const;
const isNamed = (what: string): what is keyof typeof named => Object.hasOwn(named, what);

/** What became of each thing in the file. */
export function RescueResult({
  outcomes,
  complete,
}: {
  outcomes: readonly RescueOutcome[];
  complete: boolean;
}): ReactNode {
  const { t } = useTranslation('rescue');
  const wordsOf = useFaultWords();
  const count = (state: RescueOutcome['state']): number =>
    outcomes.filter((outcome) => outcome.state === state).length;
  const refused = count('refused');
  return (
    <>
      {complete && (
        <Notice
          tone={refused === 0 ? 'good' : 'warning'}
          title={refused === 0 ? t('result.all') : t('result.some', { count: refused })}
          announce
        >
          <p>
            {t('result.new', { count: count('new') })}{' '}
            {count('here') > 0 && t('result.here', { count: count('here') })}
          </p>
        </Notice>
      )}
      {outcomes.length > 0 && (
        <table className="rescue-table">
          <caption className="visually-hidden">{t('result.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('result.what')}</th>
              <th scope="col">{t('result.state')}</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((outcome) => (
              <tr key={`${outcome.what} ${outcome.id}`}>
                <th scope="row">{t(isNamed(outcome.what) ? named[outcome.what] : 'what.other')}</th>
                <td>
                  <div className="rescue-state">
                    <Badge {...looks[outcome.state]}>{t(`state.${outcome.state}`)}</Badge>
                    {outcome.state === 'refused' && (
                      <span className="desk-quiet">{wordsOf(new ProblemAnswer(outcome.problem))}</span>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
