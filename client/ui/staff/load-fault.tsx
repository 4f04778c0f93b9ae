import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer, Unreachable } from '../../api.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';

/** What went wrong in words that say what to do: a refusal by its code, no answer as no contact. */
export function useFaultWords(): (fault: unknown) => string {
  const { t } = useTranslation('desk');
  return (fault) => {
    if (fault instanceof Unreachable) return t('state.offlineText');
    if (!(fault instanceof ProblemAnswer)) return t('problem.internal-fault');
    const { code } = fault.problem;
    if (code === 'too-many-attempts')
      return t('problem.too-many-attempts', { seconds: fault.retryAfterSeconds ?? 60 });
    if (code === 'not-signed-in' || code === 'not-allowed' || code === 'unknown-record')
      return t(`problem.${code}`);
    if (code === 'expired-code' || code === 'set-up-done' || code === 'status-backwards')
      return t(`problem.${code}`);
    if (code === 'internal-fault') return t('problem.internal-fault');
    return t('problem.other', { detail: fault.problem.detail });
  };
}

/** In the place of something that could not be read. */
export function LoadFault({ fault, onRetry }: { fault: unknown; onRetry: () => unknown }): ReactNode {
  const { t } = useTranslation('desk');
  const wordsOf = useFaultWords();
  const title = fault instanceof Unreachable ? t('state.offlineTitle') : t('state.faultTitle');
  return (
    <Notice tone="error" title={title} announce>
      <p>{wordsOf(fault)}</p>
      <Button icon={RotateCw} onClick={() => onRetry()}>
        {t('state.retry')}
      </Button>
    </Notice>
  );
}
