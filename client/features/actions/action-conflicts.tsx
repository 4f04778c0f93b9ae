import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { type ActionField, choiceOf, conflictsOf } from './action-changes.ts';
import { useActionWords } from './action-words.ts';

/** Fields that two people changed without knowing of each other: both versions, and a choice. */
export function ActionConflicts({ action, write }: { action: ActionView; write: StaffWrite }): ReactNode {
  const { t } = useTranslation('actions');
  const words = useActionWords();
  const conflicts = conflictsOf(action);
  if (conflicts.length === 0) return null;
  const textOf = (field: ActionField, value: unknown): string =>
    field === 'geometry' ? '' : words.textOf({ ...action.properties, [field]: value }, field);
  return (
    <div className="desk-section">
      <Notice tone="warning" title={t('conflict.title')}>
        {conflicts.map(({ field, heads }) => (
          <div key={field} className="action-conflict">
            <p>{t('conflict.text', { field: words.nameOf(field).toLowerCase() })}</p>
            <ul>
              {heads.map(({ value, changeId, at }) => (
                <li key={changeId}>
                  <span>
                    <b dir="auto">{textOf(field, value) || t('conflict.empty')}</b>
                    <span className="desk-quiet"> {formatTime(at, currentLanguage(), new Date())}</span>
                  </span>
                  <Button
                    disabled={write.busy}
                    onClick={() =>
                      void write.run([choiceOf(action, field, value, deviceIds)], t('conflict.chosen'))
                    }
                  >
                    {t('conflict.use')}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Notice>
    </div>
  );
}
