import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import type { ProblemCode } from '../../../domain/problem.ts';
import { ProblemAnswer, Unreachable } from '../../api.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { signInAddress } from '../../state/sign-in-address.ts';
import { Button, ButtonLink } from '../button.tsx';
import { Notice } from '../notice.tsx';

/** Refusals that have words of their own in each language; of others the server's English is shown. */
const worded = [
  'internal-fault',
  'not-signed-in',
  'not-allowed',
  'unknown-record',
  'expired-code',
  'set-up-done',
  'invalid-input',
  'unknown-category',
  'time-in-future',
  'too-large',
  'too-many-changes',
  'not-found',
  'duplicate-id',
  'too-many-photos',
  'photo-not-stored',
  'upload-gap',
  'upload-damaged',
  'walk-closed',
  'already-rated',
  'text-changed',
  'class-mode',
  'impossible-date',
  'stop-off-route',
  'unknown-template',
  'phase-needs',
  'phase-skipped',
  'reason-needed',
  'action-without-problem',
  'deadline-past',
  'merge-refused',
  'protocol-state',
  'survey-closed',
  'mail-off',
  'mail-failed',
  'not-ready',
  'status-backwards',
  'partial-year',
  'outside-window',
  'counts-by-itself',
  'item-withdrawn',
  'follow-up-step',
  'follow-up-day',
  'promise-taken-in',
  'already-published',
] as const satisfies readonly ProblemCode[];

/** What went wrong in words that say what to do: a refusal by its own words or its code, no answer as no contact. */
export function useFaultWords(): (fault: unknown) => string {
  const { t } = useTranslation('desk');
  return (fault) => {
    if (fault instanceof Unreachable) return t('state.offlineText');
    if (!(fault instanceof ProblemAnswer)) return t('problem.internal-fault');
    const { code, detail, words } = fault.problem;
    if (code === 'too-many-attempts')
      return t('problem.too-many-attempts', { seconds: fault.retryAfterSeconds ?? 60 });
    if (words !== undefined) return capitalised(pickText(words, currentLanguage()));
    const known = worded.find((one) => one === code);
    return known === undefined ? t('problem.other', { detail }) : t(`problem.${known}`);
  };
}

/** A session ends while a screen is open; trying again would not help. */
function isSignedOut(fault: unknown): boolean {
  return fault instanceof ProblemAnswer && fault.problem.code === 'not-signed-in';
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

/** In the place of something that could not be read. */
export function LoadFault({ fault, onRetry }: { fault: unknown; onRetry: () => unknown }): ReactNode {
  const { t } = useTranslation('desk');
  const wordsOf = useFaultWords();
  const title = fault instanceof Unreachable ? t('state.offlineTitle') : t('state.faultTitle');
  return (
    <Notice tone="error" title={title} announce>
      <p>{wordsOf(fault)}</p>
      {isSignedOut(fault) ? (
        <ButtonLink href={signInAddress()} look="primary">
          {t('state.signIn')}
        </ButtonLink>
      ) : (
        <Button icon={RotateCw} onClick={() => onRetry()}>
          {t('state.retry')}
        </Button>
      )}
    </Notice>
  );
}
