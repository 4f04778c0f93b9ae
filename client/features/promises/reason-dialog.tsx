import type { ReactNode } from 'react';
import { PromiseDialog } from './promise-dialog.tsx';

/** Something that is taken away, with why. */
export function ReasonDialog({
  text,
  body,
  ...dialog
}: {
  email: string;
  title: string;
  text: string;
  save: string;
  done: string;
  /** The change, without its reason. */
  body: Readonly<Record<string, unknown>>;
  onClose: () => void;
}): ReactNode {
  return (
    <PromiseDialog {...dialog} look="danger" reasonAtMost={300} change={() => body}>
      <p>{text}</p>
    </PromiseDialog>
  );
}
