import { type ReactNode, useState } from 'react';
import { ProblemAnswer } from '../../api.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import type { makeChange } from '../../state/make-change.ts';
import { queryClient } from '../../state/query-client.ts';
import { showToast } from '../../state/toast.ts';
import { writeChanges } from '../../state/write-changes.ts';
import { useFaultWords } from './load-fault.tsx';
import { RemovalDialog } from './removal-dialog.tsx';

/** Takes what was brought in away for good, with a reason. The rows cannot come back, so it is asked once more here. */
export function WithdrawDialog({
  words,
  author,
  queryKey,
  changeFor,
  onClose,
}: {
  words: Record<'title' | 'text' | 'reason' | 'reasonHint' | 'button' | 'done' | 'kept', string>;
  author: AuthorKey;
  /** What must be asked for again afterwards. */
  queryKey: readonly string[];
  changeFor: (reason: string) => ReturnType<typeof makeChange>;
  onClose: () => void;
}): ReactNode {
  const wordsOf = useFaultWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  const withdraw = async (reason: string): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const outcome = await writeChanges(author, [changeFor(reason)]);
      if (outcome.state === 'refused') {
        setFault(wordsOf(new ProblemAnswer(outcome.problem)));
        return;
      }
      showToast(outcome.state === 'kept' ? words.kept : words.done);
      await queryClient.invalidateQueries({ queryKey: [...queryKey] });
      onClose();
    } catch (error) {
      console.error('what was brought in could not be withdrawn', error);
      setFault(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <RemovalDialog
      title={words.title}
      text={words.text}
      reasonLabel={words.reason}
      reasonHint={words.reasonHint}
      reasonAtMost={500}
      isReasonRequired
      button={words.button}
      busy={busy}
      fault={fault}
      onRemove={(reason) => void withdraw(reason)}
      onClose={onClose}
    />
  );
}
