import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { ColumnWords } from './findings-columns.tsx';

const groupsAtMost = 30;

/** Marks that may say the same, for a person to look at. Nothing is merged by itself. */
export function DuplicatesDialog({
  groups,
  words,
  onLook,
  onClose,
}: {
  groups: readonly (readonly FindingView[])[];
  words: ColumnWords;
  onLook: (group: readonly FindingView[]) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('findings');
  return (
    <Dialog title={t('likely.title')} onClose={onClose}>
      <p>{t('likely.lead')}</p>
      <ul className="finding-likely">
        {groups.slice(0, groupsAtMost).map((group) => {
          const [first] = group;
          if (first === undefined) return null;
          return (
            <li key={first.id}>
              <span>
                <b>{words.textOf(first, 'category')}</b>
                <span className="desk-quiet">
                  {t('likely.near', { count: group.length })} · {words.textOf(first, 'walk')}
                </span>
              </span>
              <Button onClick={() => onLook(group)}>{t('likely.look')}</Button>
            </li>
          );
        })}
      </ul>
      {groups.length > groupsAtMost && (
        <p className="desk-quiet">{t('likely.more', { most: groupsAtMost })}</p>
      )}
    </Dialog>
  );
}
