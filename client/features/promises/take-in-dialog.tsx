import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { partialYears, promiseOfPublished } from '../../../domain/promise/promise-of-published.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import type { PublishedPromise } from '../../../domain/promise/published-promise.ts';
import { publishedPromiseId } from '../../../domain/promise/published-promise-id.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { queryClient } from '../../state/query-client.ts';
import { TextField } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { PromiseDialog } from './promise-dialog.tsx';
import { promiseIds } from './promise-ids.ts';

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
  const [id, setId] = useState(published[0]?.id ?? '');
  const [amounts, setAmounts] = useState<Readonly<Record<number, string>>>({});
  const chosen = published.find((one) => one.id === id);
  const years = chosen === undefined ? [] : partialYears(chosen);
  const change = () => {
    if (chosen === undefined) return undefined;
    const parties = chosen.parties.map((party) => ({ ...party, organisationId: null }));
    const answers = years.map((year) => ({ year, amount: Number(amounts[year]) }));
    return {
      kind: 'promise-made',
      ...promiseOfPublished(chosen, { answers, parties, ids: promiseIds }),
    };
  };
  const onSafe = (): void => {
    void queryClient.invalidateQueries({ queryKey: ['published-promises'] });
    navigate(`/promises/${publishedPromiseId(id)}`);
  };
  return (
    <PromiseDialog
      email={email}
      title={t('takeIn.title')}
      save={t('takeIn.save')}
      done={t('takeIn.done')}
      change={change}
      onSafe={onSafe}
      onClose={onClose}
    >
      <p>{t('takeIn.text')}</p>
      <SelectField
        label={t('takeIn.which')}
        value={id}
        choices={published.map((one) => ({ value: one.id, label: pickWords(one.title, language) }))}
        onChange={setId}
      />
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
    </PromiseDialog>
  );
}
