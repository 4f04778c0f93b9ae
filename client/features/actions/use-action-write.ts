import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/changes.ts';
import { ProblemAnswer } from '../../api.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast, type Toast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';

export interface ActionWrite {
  busy: boolean;
  /** Why the last one was not taken, in words; undefined when it was. */
  fault: string | undefined;
  forget: () => void;
  /** Resolves to whether the changes are safe: with the server, or kept on this device. */
  run: (changes: readonly Change[], done: string, offer?: Toast['action']) => Promise<boolean>;
}

/** Writing to actions: what is refused or only kept here is told, and the lists that it touches are read again. */
export function useActionWrite(author: AuthorKey): ActionWrite {
  const { t } = useTranslation(['actions', 'desk']);
  const wordsOf = useFaultWords();
  const [pending, setPending] = useState(0);
  const [fault, setFault] = useState<string>();
  const run: ActionWrite['run'] = async (changes, done, offer) => {
    setPending((before) => before + 1);
    setFault(undefined);
    try {
      const outcome = await writeChanges(author, changes);
      if (outcome.state === 'refused') setFault(wordsOf(new ProblemAnswer(outcome.problem)));
      else if (outcome.state === 'kept') showToast(t('form.kept'));
      else showToast(done, offer);
      await Promise.all(
        [['actions'], ['records'], ['findings']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
      return outcome.state !== 'refused';
    } catch (error) {
      console.error('a change could not be kept', error);
      setFault(t('form.notSaved'));
      return false;
    } finally {
      setPending((before) => before - 1);
    }
  };
  return { busy: pending > 0, fault, forget: () => setFault(undefined), run };
}
