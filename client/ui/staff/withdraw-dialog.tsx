import type { ReactNode } from 'react';
import type { AuthorKey } from '../../offline/local-db.ts';
import type { makeChange } from '../../state/make-change.ts';
import { computedKey } from '../../state/use-computed.ts';
import { RemovalDialog } from './removal-dialog.tsx';
import { useStaffWrite } from './use-staff-write.ts';

/** Takes what was brought in away for good, with a reason. The rows cannot come back, so it is asked once more here. */
export function WithdrawDialog({
  words,
  author,
  queryKey,
  changeFor,
  onClose,
}: {
  words: Record<'title' | 'text' | 'reason' | 'reasonHint' | 'button' | 'done', string>;
  author: AuthorKey;
  /** What must be asked for again afterwards. */
  queryKey: readonly string[];
  changeFor: (reason: string) => ReturnType<typeof makeChange>;
  onClose: () => void;
}): ReactNode {
  const write = useStaffWrite(author, [queryKey, computedKey]);
  return (
    <RemovalDialog
      title={words.title}
      text={words.text}
      reasonLabel={words.reason}
      reasonHint={words.reasonHint}
      reasonAtMost={500}
      isReasonRequired
      button={words.button}
      busy={write.busy}
      fault={write.fault}
      onRemove={(reason) => void write.run([changeFor(reason)], words.done).then((safe) => safe && onClose())}
      onClose={onClose}
    />
  );
}
