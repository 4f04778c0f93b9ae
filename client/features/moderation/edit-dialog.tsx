import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findingTextMaximum } from '../../../domain/finding.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import type { FindingView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { type Lint, MarkedText } from './marked-text.tsx';

/** What the person wrote above, what others will read below. The person's own words are kept as they are. */
export function EditDialog({
  finding,
  lint,
  onSave,
  onClose,
}: {
  finding: FindingView;
  lint: Lint | undefined;
  onSave: (edited: { text: string | null; suggestion: string | null }) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('moderation');
  const { textModeration: earlier, ...written } = finding.properties;
  const start = earlier?.state === 'edited' ? earlier : written;
  const [text, setText] = useState(start.text ?? '');
  const [suggestion, setSuggestion] = useState(start.suggestion ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave({ text: saidOrNull(text), suggestion: saidOrNull(suggestion) });
  };
  const field = (name: 'text' | 'suggestion', value: string, set: (value: string) => void): ReactNode => {
    const before = written[name];
    if (before === null) return null;
    return (
      <div className="moderation-edit">
        <p className="moderation-before">
          <b>{t(`edit.${name}Before`)}</b>
          <MarkedText text={before} lint={lint} />
        </p>
        <TextArea
          label={t(`edit.${name}After`)}
          value={value}
          maxLength={findingTextMaximum}
          rows={3}
          onChange={(event) => set(event.target.value)}
        />
        {(lint?.(value).length ?? 0) > 0 && (
          <p className="moderation-before">
            <b>{t('edit.still')}</b>
            <MarkedText text={value} lint={lint} />
          </p>
        )}
      </div>
    );
  };
  return (
    <Dialog title={t('edit.title')} onClose={onClose}>
      <form className="moderation-dialog" onSubmit={submit}>
        {field('text', text, setText)}
        {field('suggestion', suggestion, setSuggestion)}
        <p className="desk-quiet">{t('edit.help')}</p>
        <Button type="submit" look="primary" wide>
          {t('edit.save')}
        </Button>
      </form>
    </Dialog>
  );
}
