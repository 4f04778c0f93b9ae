import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/changes.ts';
import { ProblemAnswer } from '../../api.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from '../../ui/staff/load-fault.tsx';

export interface AreaWrite {
  busy: boolean;
  /** Why the last one was not taken, in words; undefined when it was. */
  fault: string | undefined;
  /** Resolves to whether the change is safe: with the server, or kept on this device. */
  run: (change: Change, done: string) => Promise<boolean>;
}

/** Writing about areas: what is refused or only kept here is told, and the areas are read again. */
export function useAreaWrite(author: AuthorKey): AreaWrite {
  const { t } = useTranslation('areas');
  const wordsOf = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const run: AreaWrite['run'] = async (change, done) => {
    setBusy(true);
    setFault(undefined);
    try {
      const outcome = await writeChanges(author, [change]);
      if (outcome.state === 'refused') setFault(wordsOf(new ProblemAnswer(outcome.problem)));
      else showToast(outcome.state === 'kept' ? t('write.kept') : done);
      await queryClient.invalidateQueries({ queryKey: ['areas'] });
      return outcome.state !== 'refused';
    } catch (error) {
      console.error('a change could not be kept', error);
      setFault(t('write.notSaved'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, run };
}
