import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';

/** Why something was not done, read aloud when it comes; nothing while there is no fault. */
export function FaultNotice({ fault }: { fault: string | undefined }): ReactNode {
  if (fault === undefined) return null;
  return (
    <Notice tone="error" announce>
      <p>{fault}</p>
    </Notice>
  );
}
