import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { templatesQuery } from '../../state/process-queries.ts';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import './templates.css';

/** The methods by which walks are made. */
export function TemplatesScreen(): ReactNode {
  return <StaffFrame verb="walk.read">{() => <Templates />}</StaffFrame>;
}

function Templates(): ReactNode {
  const { t } = useTranslation('templates');
  const language = staffLanguage(currentLanguage());
  const templates = useQuery(templatesQuery);
  return (
    <div className="method">
      <header className="method-head">
        <PageHeading>{t('title')}</PageHeading>
        <p>{t('intro')}</p>
      </header>
      {templates.error !== null && <LoadFault fault={templates.error} onRetry={templates.refetch} />}
      {templates.isPending && <Skeleton lines={5} />}
      {templates.data?.length === 0 && <p>{t('none')}</p>}
      <ul className="method-list">
        {templates.data?.map(({ newest, template: { id, version, name, summary } }) => (
          <li key={`${id} ${version}`}>
            <Link href={`/templates/${id}?version=${version}`}>
              <span>
                <b>{name[language]}</b>
                <span className="method-quiet">{summary[language]}</span>
                {!newest && <span className="method-quiet">{t('older')}</span>}
              </span>
              <ChevronRight size={20} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
