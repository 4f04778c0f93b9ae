import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseWords } from '../../../domain/promise/promise-words.ts';
import { saidOrNull } from '../../state/said-or-null.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import type { PromiseWrite } from './use-promise-write.ts';
import '../../ui/staff/staff-form.css';

/** What the numbers mean, in words; new words need approving again. */
export function FollowUpWords({
  of,
  words,
  write,
}: {
  of: { promiseId: string; followUpId: string };
  words: PromiseWords | null;
  write: PromiseWrite;
}): ReactNode {
  const { t } = useTranslation('promises');
  const [sv, setSv] = useState(words?.sv ?? '');
  const [en, setEn] = useState(words?.en ?? '');
  const isChanged = sv.trim() !== (words?.sv ?? '') || en.trim() !== (words?.en ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = { sv, en: saidOrNull(en) };
    void write.run({ kind: 'follow-up-written', ...of, words: said }, t('followUp.written'));
  };
  return (
    <form className="staff-form" onSubmit={submit}>
      <div className="staff-form-row">
        <TextArea
          label={t('followUp.wordsSv')}
          hint={t('followUp.wordsHint')}
          lang="sv"
          required
          rows={5}
          maxLength={4000}
          value={sv}
          onChange={(event) => setSv(event.target.value)}
        />
        <TextArea
          label={t('followUp.wordsEn')}
          lang="en"
          rows={5}
          maxLength={4000}
          value={en}
          onChange={(event) => setEn(event.target.value)}
        />
      </div>
      <div className="promises-tools">
        <Button type="submit" disabled={write.busy || !isChanged || sv.trim() === ''}>
          {t('followUp.write')}
        </Button>
      </div>
    </form>
  );
}
