import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAnswer } from '../../api.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { makeChange } from '../../state/make-change.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';

export interface PromiseWrite {
  busy: boolean;
  /** Why the last one was not taken, in words; undefined when it was. */
  fault: string | undefined;
  forget: () => void;
  /** Resolves to whether the change is safe: with the server, or kept on this device. */
  run: (body: Readonly<Record<string, unknown>>, done?: string) => Promise<boolean>;
}

/** Writing to promises: what is refused is told beside the form, and the promises are read again. */
export function usePromiseWrite(email: string): PromiseWrite {
  const { t } = useTranslation('promises');
  const wordsOf = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const run: PromiseWrite['run'] = async (body, done) => {
    setBusy(true);
    setFault(undefined);
    try {
      const outcome = await writeChanges(`staff:${email}`, [makeChange(deviceIds, body)]);
      if (outcome.state === 'refused') setFault(wordsOf(new ProblemAnswer(outcome.problem)));
      else if (outcome.state === 'kept') showToast(t('kept'));
      else if (done !== undefined) showToast(done);
      await queryClient.invalidateQueries({ queryKey: ['promises'] });
      return outcome.state !== 'refused';
    } catch (error) {
      console.error('a change could not be kept', error);
      setFault(t('notSaved'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, forget: () => setFault(undefined), run };
}
