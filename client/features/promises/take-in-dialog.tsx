import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { partialYears, promiseOfPublished } from '../../../domain/promise/promise-of-published.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import type { PublishedPromise } from '../../../domain/promise/published-promise.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { queryClient } from '../../state/query-client.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { promiseIds } from './promise-ids.ts';
import { usePromiseWrite } from './use-promise-write.ts';
import '../../ui/staff/staff-form.css';

/** Taking in a promise that was published elsewhere. What its text leaves open is asked, not guessed. */
export function TakeInDialog({
  email,
  published,
  onClose,
}: {
  email: string;
  published: readonly PublishedPromise[];
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('promises');
  const language = staffLanguage(currentLanguage());
  const [, navigate] = useLocation();
  const write = usePromiseWrite(email);
  const [id, setId] = useState(published[0]?.id ?? '');
  const [amounts, setAmounts] = useState<Readonly<Record<number, string>>>({});
  const chosen = published.find((one) => one.id === id);
  const years = chosen === undefined ? [] : partialYears(chosen);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (chosen === undefined) return;
    const made = promiseOfPublished(chosen, {
      answers: years.map((year) => ({ year, amount: Number(amounts[year]) })),
      parties: chosen.parties.map((party) => ({ ...party, organisationId: null })),
      ids: promiseIds,
    });
    void write.run({ kind: 'promise-made', ...made }, t('takeIn.done')).then(async (safe) => {
      await queryClient.invalidateQueries({ queryKey: ['published-promises'] });
      if (safe) navigate(`/promises/${made.promiseId}`);
    });
  };
  return (
    <Dialog title={t('takeIn.title')} onClose={onClose}>
      <form className="staff-form" onSubmit={submit}>
        <FaultNotice fault={write.fault} />
        <p>{t('takeIn.text')}</p>
        <Field label={t('takeIn.which')}>
          {(attributes) => (
            <select
              className="field-control"
              value={id}
              onChange={(event) => setId(event.target.value)}
              {...attributes}
            >
              {published.map((one) => (
                <option key={one.id} value={one.id}>
                  {pickWords(one.title, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {years.map((year) => (
          <TextField
            key={year}
            label={t('partialYear.label', { year })}
            hint={t('partialYear.hint', { year, amount: chosen?.followUpsAYear })}
            type="number"
            inputMode="numeric"
            min={0}
            max={52}
            required
            value={amounts[year] ?? ''}
            onChange={(event) => setAmounts({ ...amounts, [year]: event.target.value })}
          />
        ))}
        <Button type="submit" look="primary" wide disabled={write.busy || chosen === undefined}>
          {t('takeIn.save')}
        </Button>
      </form>
    </Dialog>
  );
}
