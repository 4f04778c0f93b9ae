import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ItemView, PromiseView } from '../../../domain/promise/promise-view.ts';
import { walksQuery } from '../../state/staff-queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { usePromiseWrite } from './use-promise-write.ts';
import '../../ui/staff/staff-form.css';

const walkSchema = z.object({
  properties: z.object({ name: z.string(), promise: z.string().nullable().default(null) }),
});

/** Which walks are part of keeping this item; each counts once its feedback is given. */
export function LinkWalkDialog({
  email,
  promise,
  item,
  onClose,
}: {
  email: string;
  promise: PromiseView;
  item: ItemView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('promises');
  const write = usePromiseWrite(email);
  const walks = useQuery(walksQuery);
  const named = (walks.data ?? []).flatMap(({ id, feature }) => {
    const walk = walkSchema.safeParse(feature).data;
    return walk === undefined ? [] : [{ id, ...walk.properties }];
  });
  const link = (linkedWalkId: string, linked: boolean): void => {
    const body = { kind: 'promise-walk-linked', promiseId: promise.id, itemId: item.id };
    void write.run({ ...body, linkedWalkId, linked }, t(linked ? 'walk.done' : 'walk.undone'));
  };
  return (
    <Dialog title={t('walk.title')} onClose={onClose}>
      <div className="staff-form">
        <FaultNotice fault={write.fault} />
        <p>{t('walk.text')}</p>
        {walks.error !== null && <LoadFault fault={walks.error} onRetry={walks.refetch} />}
        {walks.isPending && <Skeleton />}
        {walks.data?.length === 0 && <p>{t('walk.none')}</p>}
        <ul className="walk-choices">
          {named.map(({ id, name, promise: said }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={item.walkIds.includes(id)}
                  disabled={write.busy}
                  onChange={(event) => link(id, event.target.checked)}
                />
                <span>
                  {name}
                  {said !== null && <span className="promises-quiet"> {t('walk.said', { said })}</span>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
