import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'wouter';
import type { WalkTemplate } from '../../../domain/walk-template.ts';
import { formatMetres } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { templatesQuery } from '../../state/process-queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { TemplateTexts } from './template-texts.tsx';
import './templates.css';

/** One method, explained in plain words: what is done when, by whom, and what is asked. */
export function TemplateScreen(): ReactNode {
  const { templateId = '' } = useParams<{ templateId: string }>();
  return <StaffFrame verb="walk.read">{() => <Chosen templateId={templateId} />}</StaffFrame>;
}

function Chosen({ templateId }: { templateId: string }): ReactNode {
  const { t } = useTranslation('templates');
  const [search] = useSearchParams();
  const version = Number(search.get('version'));
  const templates = useQuery(templatesQuery);
  const known = templates.data?.filter(({ template }) => template.id === templateId) ?? [];
  const found =
    known.find(({ template }) => template.version === version) ?? known.find(({ newest }) => newest);
  return (
    <div className="method">
      <p>
        <Link href="/templates">{t('title')}</Link>
      </p>
      {templates.error !== null && <LoadFault fault={templates.error} onRetry={templates.refetch} />}
      {templates.isPending && <Skeleton lines={8} />}
      {templates.data !== undefined && found === undefined && (
        <Notice title={t('missing.title')}>
          <p>{t('missing.text')}</p>
        </Notice>
      )}
      {found !== undefined && <Method template={found.template} newest={found.newest} />}
    </div>
  );
}

function Method({ template, newest }: { template: WalkTemplate; newest: boolean }): ReactNode {
  const { t } = useTranslation('templates');
  const language = staffLanguage(currentLanguage());
  const { durations, phases, roles } = template;
  const due = (days: number): string =>
    t(days < 0 ? 'due.before' : days === 0 ? 'due.same' : 'due.after', { count: Math.abs(days) });
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <header className="method-head">
        <PageHeading>{template.name[language]}</PageHeading>
        <p>{template.summary[language]}</p>
        {!newest && (
          <p>
            <Badge tone="warning">{t('older')}</Badge>
          </p>
        )}
      </header>
      <dl className="method-facts">
        <div>
          <dt>{t('facts.walk')}</dt>
          <dd>{t('facts.minutes', durations.walkMinutes)}</dd>
        </div>
        <div>
          <dt>{t('facts.route')}</dt>
          <dd>
            {formatMetres(durations.routeMetres.from, currentLanguage())}–
            {formatMetres(durations.routeMetres.to, currentLanguage())}
          </dd>
        </div>
        <div>
          <dt>{t('facts.stops')}</dt>
          <dd>
            {durations.stops.from}–{durations.stops.to}
          </dd>
        </div>
        <div>
          <dt>{t('facts.atStop')}</dt>
          <dd>{t('facts.minutes', durations.minutesPerStop)}</dd>
        </div>
        <div>
          <dt>{t('facts.people')}</dt>
          <dd>{t('facts.peopleAtMost', { people: durations.peopleAtMost, group: durations.groupAtMost })}</dd>
        </div>
      </dl>
      <section aria-labelledby="phases">
        <h2 id="phases">{t('phases')}</h2>
        <ol className="method-phases">
          {phases.map(({ number, title, text, dueDays }) => (
            <li key={number}>
              <span className="method-number" aria-hidden="true">
                {number}
              </span>
              <div>
                <h3>{title[language]}</h3>
                <p>{text[language]}</p>
                {dueDays !== null && <p className="method-quiet">{due(dueDays)}</p>}
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section className="role-sheets" aria-labelledby="roles">
        <div className="role-sheets-head">
          <h2 id="roles">{t('roles')}</h2>
          <Button icon={Printer} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
        <ul className="role-sheet-list">
          {roles.map(({ id, title, sheet, required }) => (
            <li key={id} className="role-sheet">
              <h3>{title[language]}</h3>
              <p>{sheet[language]}</p>
              {required && <Badge>{t('required')}</Badge>}
              <p className="role-sheet-rules">{template.texts.rules[language]}</p>
            </li>
          ))}
        </ul>
      </section>
      <TemplateTexts template={template} language={language} />
    </>
  );
}
