import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/changes.ts';
import type { ProblemCode } from '../../../domain/problem.ts';
import { ProblemAnswer } from '../../api.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast, type Toast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from './load-fault.tsx';

export interface StaffWrite {
  busy: boolean;
  /** Why the last changes were not taken, in words; undefined when they were. */
  fault: string | undefined;
  /** The code behind `fault` where the server refused. */
  refusal: ProblemCode | undefined;
  forget: () => void;
  /**
   * Resolves to whether the changes are safe: with the server, or kept on this device. What cannot even be made is told
   * like what cannot be kept. `done` is said once the server has them, with `offer` beside it.
   */
  run: (
    changes: readonly Change[] | (() => readonly Change[]),
    done?: string,
    offer?: Toast['action'],
  ) => Promise<boolean>;
}

/**
 * Writing from a staff screen: what is refused or only kept here is told, never swallowed.
 * @param touched what is read again afterwards
 */
export function useStaffWrite(author: AuthorKey, touched: readonly QueryKey[]): StaffWrite {
  const { t } = useTranslation('desk');
  const wordsOf = useFaultWords();
  const [pending, setPending] = useState(0);
  const [told, setTold] = useState<{ fault: string; refusal?: ProblemCode }>();
  const run: StaffWrite['run'] = async (changes, done, offer) => {
    setPending((before) => before + 1);
    setTold(undefined);
    try {
      const outcome = await writeChanges(author, typeof changes === 'function' ? changes() : changes);
      if (outcome.state === 'refused')
        setTold({ fault: wordsOf(new ProblemAnswer(outcome.problem)), refusal: outcome.problem.code });
      else if (outcome.state === 'kept') showToast(t('write.kept'));
      else if (done !== undefined) showToast(done, offer);
      await Promise.all(touched.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      return outcome.state !== 'refused';
    } catch (error) {
      console.error('a change could not be kept', error);
      setTold({ fault: t('write.notSaved') });
      return false;
    } finally {
      setPending((before) => before - 1);
    }
  };
  return {
    busy: pending > 0,
    fault: told?.fault,
    refusal: told?.refusal,
    forget: () => setTold(undefined),
    run,
  };
}
