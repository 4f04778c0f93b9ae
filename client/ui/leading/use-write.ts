import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/changes.ts';
import { ProblemAnswer } from '../../api.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast } from '../../state/toast.ts';
import { type WriteOutcome, writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from '../staff/load-fault.tsx';

export interface Write {
  busy: boolean;
  /** Why the last one was not taken, in words; undefined when it was. */
  fault: string | undefined;
  /** Writes and then has the walk read again. `done`: said when the server has taken it. */
  run: (changes: readonly Change[], done?: string) => Promise<WriteOutcome | undefined>;
}

/** Writing to a walk from a staff screen: what is refused or only kept here is told, never swallowed. */
export function useWrite(author: AuthorKey, walkId: string): Write {
  const { t } = useTranslation(['walks', 'desk']);
  const wordsOf = useFaultWords();
  const [pending, setPending] = useState(0);
  const [fault, setFault] = useState<string>();
  const run: Write['run'] = async (changes, done) => {
    setPending((before) => before + 1);
    setFault(undefined);
    try {
      const outcome = await writeChanges(author, changes);
      if (outcome.state === 'refused') setFault(wordsOf(new ProblemAnswer(outcome.problem)));
      else if (outcome.state === 'kept') showToast(t('walks:form.kept'));
      else if (done !== undefined) showToast(done);
      await queryClient.invalidateQueries({ queryKey: ['records', walkId] });
      await queryClient.invalidateQueries({ queryKey: ['phones', walkId] });
      return outcome;
    } catch (error) {
      console.error('a change could not be kept', error);
      setFault(t('walks:form.notSaved'));
      return undefined;
    } finally {
      setPending((before) => before - 1);
    }
  };
  return { busy: pending > 0, fault, run };
}
