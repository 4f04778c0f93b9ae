import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../../ui/field.tsx';
import type { PartProps } from './part-props.ts';

const notes = ['accessibilityNote', 'lightNote', 'backupNote'] as const;

/** What has to be known of the whole way. */
export function NotesFields({ draft, onChange }: PartProps): ReactNode {
  const { t } = useTranslation(['plan', 'walks']);
  return (
    <fieldset className="form-group">
      <legend>{t('plan:notes.title')}</legend>
      {notes.map((name) => (
        <TextArea
          key={name}
          label={t(`plan:notes.${name}`)}
          hint={t(`plan:notes.${name}Hint`)}
          value={draft[name]}
          maxLength={1000}
          rows={2}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      ))}
    </fieldset>
  );
}
