import { CloudUpload, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../../api.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { discardRefused, sendAgain } from '../../offline/queue.ts';
import { useWaitingChanges } from '../../state/write-changes.ts';
import { Button } from '../button.tsx';
import { useFaultWords } from './load-fault.tsx';

const report = (fault: unknown): void => console.error('the queue of this device cannot be changed', fault);

/** A line for what has not reached the server: nothing that was saved is lost without a word. */
export function WaitingChanges({ author }: { author: AuthorKey }): ReactNode {
  const { t } = useTranslation('desk');
  const waiting = useWaitingChanges(author);
  const wordsOf = useFaultWords();
  const refused = waiting.filter(({ state }) => state === 'attention');
  const kept = waiting.filter(({ state, attempts }) => state !== 'attention' && attempts > 0);
  const problem = refused[0]?.problem;
  const why = problem === undefined || problem === null ? '' : wordsOf(new ProblemAnswer(problem));
  return (
    <>
      {kept.length > 0 && (
        <p className="live-lost" role="status">
          <CloudUpload size={18} aria-hidden="true" />
          {t('waiting.kept', { count: kept.length })}
        </p>
      )}
      {refused.length > 0 && (
        <div className="live-lost" role="status">
          <TriangleAlert size={18} aria-hidden="true" />
          <span>{t('waiting.refused', { count: refused.length, detail: why })}</span>
          <Button look="quiet" onClick={() => sendAgain(refused).catch(report)}>
            {t('waiting.again')}
          </Button>
          <Button look="quiet" onClick={() => discardRefused(refused).catch(report)}>
            {t('waiting.discard')}
          </Button>
        </div>
      )}
    </>
  );
}
