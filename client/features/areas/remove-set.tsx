import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceIds } from '../../offline/device-clock.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import type { AreaSetView } from '../../state/area-queries.ts';
import { makeChange } from '../../state/make-change.ts';
import { RemovalDialog } from '../../ui/staff/removal-dialog.tsx';
import { useAreaWrite } from './use-area-write.ts';

/** Takes a kept set of areas out of the list. Its versions stay in the log. */
export function RemoveSet({
  set,
  author,
  onDone,
  onClose,
}: {
  set: AreaSetView;
  author: AuthorKey;
  onDone: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('areas');
  const write = useAreaWrite(author);
  const { name } = set.properties;
  return (
    <RemovalDialog
      title={t('removeSet.title', { name })}
      text={t('removeSet.text')}
      reasonLabel={t('removeSet.reason')}
      reasonHint={t('removeSet.reasonHint')}
      reasonAtMost={300}
      button={t('removeSet.button')}
      busy={write.busy}
      fault={write.fault}
      onRemove={(reason) => {
        const change = makeChange(deviceIds, {
          kind: 'area-set-withdrawn',
          setId: set.id,
          reason: reason === '' ? null : reason,
        });
        void write.run([change], t('removeSet.done', { name })).then((safe) => safe && onDone());
      }}
      onClose={onClose}
    />
  );
}
