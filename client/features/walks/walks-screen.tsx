import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { can } from '../../../domain/roles.ts';
import type { WalkStatus } from '../../../domain/walk.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { type WalkView, walkViews } from '../../state/record-views.ts';
import { walksQuery } from '../../state/staff-queries.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import './walks.css';

const before: readonly WalkStatus[] = ['proposed', 'planned', 'invited', 'premeeting_done'];
const groups = ['now', 'coming', 'done'] as const;

function groupOf({ properties }: WalkView): (typeof groups)[number] {
  if (properties.status === 'in_progress') return 'now';
  return before.includes(properties.status) ? 'coming' : 'done';
}

export function toneOfStatus(status: WalkStatus): BadgeTone {
  if (status === 'in_progress') return 'good';
  return status === 'cancelled' ? 'error' : 'neutral';
}

/** All walks: the one under way first, then those to come, then those that are done. */
export function WalksScreen(): ReactNode {
  return <StaffFrame verb="participant.read">{(me) => <Walks me={me} />}</StaffFrame>;
}

function Walks({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('walks');
  const walks = useQuery(walksQuery);
  const list = useMemo(() => walkViews(walks.data ?? []), [walks.data]);
  const mayAdd = can(me.role, 'walk.add');
  return (
    <div className="walks">
      <header className="walks-head">
        <div>
          <PageHeading>{t('title')}</PageHeading>
          <p>
            {t('intro')} <Link href="/templates">{t('methods')}</Link>
          </p>
        </div>
        {mayAdd && (
          <ButtonLink href="/walks/new" look="primary" icon={Plus}>
            {t('add')}
          </ButtonLink>
        )}
      </header>
      {walks.error !== null && <LoadFault fault={walks.error} onRetry={walks.refetch} />}
      {walks.isPending && <Skeleton lines={5} />}
      {walks.data !== undefined && list.length === 0 && (
        <Notice title={t('empty.title')}>
          <p>{mayAdd ? t('empty.text') : t('empty.textOther')}</p>
        </Notice>
      )}
      {groups.map((group) => (
        <WalkGroup
          key={group}
          title={t(`group.${group}`)}
          walks={list.filter((walk) => groupOf(walk) === group)}
        />
      ))}
    </div>
  );
}

function WalkGroup({ title, walks }: { title: string; walks: readonly WalkView[] }): ReactNode {
  const { t } = useTranslation(['walks', 'desk']);
  const language = currentLanguage();
  if (walks.length === 0) return null;
  const sorted = [...walks].sort((a, b) =>
    (a.properties.plannedStartAt ?? '9') < (b.properties.plannedStartAt ?? '9') ? 1 : -1,
  );
  return (
    <section className="walks-group">
      <h2>{title}</h2>
      <ul>
        {sorted.map(({ id, properties }) => (
          <li key={id}>
            <Link href={`/walks/${id}`}>
              <span className="walks-words">
                <b>{properties.name}</b>
                <span className="desk-quiet">
                  {properties.plannedStartAt === null
                    ? t('noDate')
                    : formatTime(properties.plannedStartAt, language, new Date(0))}
                  {properties.meetingPoint !== null && ` · ${properties.meetingPoint}`}
                </span>
              </span>
              <Badge tone={toneOfStatus(properties.status)}>
                {t(`desk:walkStatus.${properties.status}`)}
              </Badge>
              <ChevronRight size={20} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
