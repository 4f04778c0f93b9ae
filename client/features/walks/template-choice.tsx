import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { templatesQuery } from '../../state/process-queries.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { PartProps } from './part-props.ts';

/** By which method the walk is made. Chosen once: a walk holds on to its template. */
export function TemplateChoice({ draft, onChange }: Pick<PartProps, 'draft' | 'onChange'>): ReactNode {
  const { t } = useTranslation('plan');
  const name = useId();
  const language = staffLanguage(currentLanguage());
  const templates = useQuery(templatesQuery);
  const offered = (templates.data ?? [])
    .filter(({ newest }) => newest)
    // The ordinary method first, then the others by their names.
    .sort((a, b) => Number(b.template.id === 'standard') - Number(a.template.id === 'standard'));
  return (
    <fieldset className="template-choice">
      <legend>{t('template.title')}</legend>
      {templates.isPending && <Skeleton lines={3} />}
      {offered.map(({ template: { id, version, name: title, summary, mode, lightPurpose } }) => (
        <label key={id}>
          <input
            type="radio"
            name={name}
            checked={draft.template?.id === id}
            onChange={() => onChange({ template: { id, version }, mode, lightPurpose })}
          />
          <span>
            <b>{title[language]}</b>
            {draft.template?.id === id && <span className="desk-quiet">{summary[language]}</span>}
          </span>
        </label>
      ))}
      <label>
        <input
          type="radio"
          name={name}
          checked={draft.template === null}
          onChange={() => onChange({ template: null, mode: 'standard', lightPurpose: 'either' })}
        />
        <span>
          <b>{t('template.none')}</b>
          {draft.template === null && <span className="desk-quiet">{t('template.noneMeans')}</span>}
        </span>
      </label>
      <p>
        <Link href="/templates">{t('template.read')}</Link>
      </p>
    </fieldset>
  );
}
