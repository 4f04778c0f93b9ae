import type { ReactNode } from 'react';
import { Notice } from '../notice.tsx';
import { Skeleton } from '../skeleton.tsx';
import { LoadFault } from './load-fault.tsx';

/** What stands where a list will be: that it could not be read, that it is coming, or why there is nothing in it. */
export function ListState({
  of: { error, isPending, data, refetch },
  isEmpty,
  emptyTitle,
  emptyText,
}: {
  of: { error: unknown; isPending: boolean; data: unknown; refetch: () => unknown };
  isEmpty: boolean;
  emptyTitle: string;
  emptyText: string;
}): ReactNode {
  return (
    <>
      {error !== null && (
        <div className="desk-section">
          <LoadFault fault={error} onRetry={refetch} />
        </div>
      )}
      {isPending && (
        <div className="desk-section">
          <Skeleton lines={6} />
        </div>
      )}
      {data !== undefined && isEmpty && (
        <div className="desk-section">
          <Notice title={emptyTitle}>
            <p>{emptyText}</p>
          </Notice>
        </div>
      )}
    </>
  );
}
