import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/changes.ts';
import { ProblemAnswer } from '../../api.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from '../staff/load-fault.tsx';

export interface PatrolWrite {
  busy: boolean;
  /** Why the last one was not taken, in words; undefined when it was. */
  fault: string | undefined;
  forget: () => void;
  /** Resolves to whether the changes are safe: with the server, or kept on this device. */
  run: (changes: readonly Change[], done: string) => Promise<boolean>;
}

/** Writing what belongs to patrols: what is refused or only kept here is told, and the lists are read again. */
export function usePatrolWrite(author: AuthorKey): PatrolWrite {
  const { t } = useTranslation(['patrol', 'desk']);
  const wordsOf = useFaultWords();
  const [pending, setPending] = useState(0);
  const [fault, setFault] = useState<string>();
  const run: PatrolWrite['run'] = async (changes, done) => {
    setPending((before) => before + 1);
    setFault(undefined);
    try {
      const outcome = await writeChanges(author, changes);
      if (outcome.state === 'refused') setFault(wordsOf(new ProblemAnswer(outcome.problem)));
      else showToast(outcome.state === 'kept' ? t('write.kept') : done);
      await queryClient.invalidateQueries({ queryKey: ['patrol'] });
      return outcome.state !== 'refused';
    } catch (error) {
      console.error('a change could not be kept', error);
      setFault(t('write.notSaved'));
      return false;
    } finally {
      setPending((before) => before - 1);
    }
  };
  return { busy: pending > 0, fault, forget: () => setFault(undefined), run };
}
