import { useQuery } from '@tanstack/react-query';
import { CalendarDays, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { PromiseView } from '../../../domain/promise/promise-view.ts';
import { pickWords } from '../../../domain/promise/promise-words.ts';
import { can } from '../../../domain/roles.ts';
import { ProblemAnswer } from '../../api.ts';
import { formatDay } from '../../i18n/format.ts';
import { staffLanguage } from '../../i18n/languages.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { promiseQuery } from '../../state/promise-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { AddItemDialog } from './add-item-dialog.tsx';
import { FollowUpCard } from './follow-up-card.tsx';
import { ItemCard } from './item-card.tsx';
import { PromiseHistory } from './promise-history.tsx';
import { SituationalPicture } from './situational-picture.tsx';
import './promises.css';

/** One promise: what each part has come to and why, its follow-ups, and everything that was changed. */
export function PromiseScreen(): ReactNode {
  const { promiseId = '' } = useParams<{ promiseId: string }>();
  return <StaffFrame verb="promise.read">{(me) => <Loaded me={me} promiseId={promiseId} />}</StaffFrame>;
}

function Loaded({ me, promiseId }: { me: StaffMember; promiseId: string }): ReactNode {
  const { t } = useTranslation('promises');
  const promise = useQuery(promiseQuery(promiseId));
  const isMissing =
    promise.error instanceof ProblemAnswer &&
    ['unknown-record', 'invalid-query'].includes(promise.error.problem.code);
  return (
    <div className="promises">
      <p>
        <Link href="/promises">{t('title')}</Link>
      </p>
      {isMissing ? (
        <Notice title={t('missing.title')}>
          <p>{t('missing.text')}</p>
        </Notice>
      ) : (
        promise.error !== null && <LoadFault fault={promise.error} onRetry={promise.refetch} />
      )}
      {promise.isPending && <Skeleton lines={10} />}
      {promise.data !== undefined && <Shown me={me} promise={promise.data} />}
    </div>
  );
}

function Shown({ me, promise }: { me: StaffMember; promise: PromiseView }): ReactNode {
  const { t } = useTranslation('promises');
  const screen = currentLanguage();
  const language = staffLanguage(screen);
  const [adding, setAdding] = useState(false);
  const { period, signedOn, parties, summary, focusAreas, publishedIn, side } = promise;
  const mayAdd = side !== null && can(me.role, 'promise.edit');
  return (
    <>
      <header className="promise-head">
        <PageHeading>{pickWords(promise.title, language)}</PageHeading>
        {summary !== null && <p>{pickWords(summary, language)}</p>}
        <dl className="promise-facts">
          <Fact label={t('facts.period')}>
            {formatDay(period.from, screen)}–{formatDay(period.to, screen)}
          </Fact>
          <Fact label={t('facts.signed')}>{formatDay(signedOn, screen)}</Fact>
          <Fact label={t('facts.parties')}>{parties.map(({ name }) => name).join(', ')}</Fact>
          {focusAreas.length > 0 && (
            <Fact label={t('facts.focus')}>
              {focusAreas.map((area) => pickWords(area, language)).join(', ')}
            </Fact>
          )}
          {publishedIn !== null && <Fact label={t('facts.source')}>{publishedIn}</Fact>}
        </dl>
        {side === null && (
          <Notice>
            <p>{t('noSide')}</p>
          </Notice>
        )}
      </header>
      <SituationalPicture picture={promise.situationalPicture} />
      <section aria-labelledby="items">
        <h2 id="items">{t('items')}</h2>
        {mayAdd && (
          <div className="promises-tools">
            <Button icon={Plus} onClick={() => setAdding(true)}>
              {t('addItem.open')}
            </Button>
          </div>
        )}
        <ul className="item-list">
          {promise.items.map((item) => (
            <ItemCard key={item.id} me={me} promise={promise} item={item} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="follow-ups">
        <div className="promises-head">
          <div>
            <h2 id="follow-ups">{t('followUp.title')}</h2>
            <p className="promises-quiet">{t('followUp.intro')}</p>
          </div>
          <a
            className="button button-secondary"
            href={`/api/promises/${promise.id}/calendar.ics?language=${language}`}
            download
          >
            <CalendarDays size={20} aria-hidden="true" />
            <span>{t('followUp.calendar')}</span>
          </a>
        </div>
        {promise.followUps.length === 0 ? (
          <p>{t('followUp.none')}</p>
        ) : (
          <ol className="item-list">
            {promise.followUps.map((followUp) => (
              <FollowUpCard key={followUp.id} me={me} promise={promise} followUp={followUp} />
            ))}
          </ol>
        )}
      </section>
      <PromiseHistory promise={promise} />
      {adding && <AddItemDialog email={me.email} promise={promise} onClose={() => setAdding(false)} />}
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
