import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Download, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { PromiseSummary } from '../../../domain/promise/promise-view.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import { can } from '../../../domain/roles.ts';
import { formatDay } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { promisesQuery, publishedPromisesQuery } from '../../state/promise-queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StateBadge } from './state-badge.tsx';
import { TakeInDialog } from './take-in-dialog.tsx';
import './promises.css';

/** The promises to citizens: what each has come to, and what is due next. */
export function PromisesScreen(): ReactNode {
  return <StaffFrame verb="promise.read">{(me) => <Promises me={me} />}</StaffFrame>;
}

function Promises({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('promises');
  const list = useQuery(promisesQuery);
  const published = useQuery(publishedPromisesQuery);
  const [takesIn, setTakesIn] = useState(false);
  const mayMake = can(me.role, 'promise.make');
  const toTakeIn = published.data?.filter(({ loadedAs }) => loadedAs === null) ?? [];
  return (
    <div className="promises">
      <header className="promises-head">
        <div>
          <PageHeading>{t('title')}</PageHeading>
          <p>{t('intro')}</p>
        </div>
        {mayMake && (
          <div className="promises-tools">
            {toTakeIn.length > 0 && (
              <Button icon={Download} onClick={() => setTakesIn(true)}>
                {t('takeIn.open')}
              </Button>
            )}
            <ButtonLink href="/promises/new" look="primary" icon={Plus}>
              {t('new.open')}
            </ButtonLink>
          </div>
        )}
      </header>
      {list.error !== null && <LoadFault fault={list.error} onRetry={list.refetch} />}
      {list.isPending && <Skeleton lines={5} />}
      {list.data?.promises.length === 0 && (
        <Notice title={t('none.title')}>
          <p>{t(mayMake ? 'none.make' : 'none.ask')}</p>
        </Notice>
      )}
      {list.data !== undefined && list.data.promises.length > 0 && (
        <ul className="promise-list">
          {list.data.promises.map((promise) => (
            <PromiseRow key={promise.id} promise={promise} />
          ))}
        </ul>
      )}
      {list.data !== undefined && list.data.promises.length > 0 && (
        <p className="promises-quiet">
          <a href="/api/promise-ledger.jsonl" download>
            {t('ledger.download')}
          </a>{' '}
          {t('ledger.what')}
        </p>
      )}
      {takesIn && (
        <TakeInDialog
          email={me.email}
          published={toTakeIn.map(({ promise }) => promise)}
          onClose={() => setTakesIn(false)}
        />
      )}
    </div>
  );
}

function PromiseRow({ promise }: { promise: PromiseSummary }): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  const { period, followUps, nextDueOn, states, parties } = promise;
  return (
    <li>
      <Link href={`/promises/${promise.id}`}>
        <span className="promise-row">
          <strong>{pickWords(promise.title, staffLanguage(screen))}</strong>
          <span className="promises-quiet">
            {parties.map(({ name }) => name).join(' · ')} · {formatDay(period.from, screen)}–
            {formatDay(period.to, screen)}
          </span>
          <span className="promise-badges">
            {states.map(({ state, items }) => (
              <StateBadge key={state} state={state} count={items} />
            ))}
          </span>
          <span className="promises-quiet">
            {t('followUp.summary', followUps)}
            {nextDueOn !== null && ` ${t('followUp.next', { day: formatDay(nextDueOn, screen) })}`}
          </span>
        </span>
        <ChevronRight size={20} aria-hidden="true" />
      </Link>
    </li>
  );
}
