import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { placeClock, placeDay } from '../../../domain/place-time.ts';
import { shiftsQuery } from '../../state/patrol-queries.ts';
import type { ShiftView } from '../../state/patrol-wire.ts';
import { useNow } from '../../state/use-now.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolFrame, PatrolTabs } from '../../ui/patrol/patrol-frame.tsx';
import { usePatrolWords } from '../../ui/patrol/patrol-words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import './patrol.css';

/** Shifts, those to come first. */
export function ShiftsScreen(): ReactNode {
  return <PatrolFrame>{() => <Shifts />}</PatrolFrame>;
}

function Shifts(): ReactNode {
  const { t } = useTranslation('patrol');
  const list = useQuery(shiftsQuery);
  const now = useNow().toISOString();
  const shifts = list.data ?? [];
  const groups = [
    { name: 'coming', shifts: shifts.filter(({ properties }) => properties.endAt >= now).reverse() },
    { name: 'past', shifts: shifts.filter(({ properties }) => properties.endAt < now) },
  ] as const;
  return (
    <div className="patrol-page">
      <header>
        <PatrolTabs current="shifts" />
        <PageHeading>{t('shifts.title')}</PageHeading>
        <p>{t('shifts.intro')}</p>
        <div className="patrol-tools">
          <ButtonLink look="primary" icon={Plus} href="/patrol/shifts/new">
            {t('shifts.new')}
          </ButtonLink>
        </div>
      </header>
      {list.error !== null && <LoadFault fault={list.error} onRetry={list.refetch} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data?.length === 0 && (
        <Notice title={t('shifts.empty')}>
          <p>{t('shifts.emptyText')}</p>
        </Notice>
      )}
      {groups
        .filter((group) => group.shifts.length > 0)
        .map((group) => (
          <section key={group.name} aria-labelledby={`shifts-${group.name}`}>
            <h2 id={`shifts-${group.name}`}>{t(`shifts.${group.name}`)}</h2>
            <ul className="patrol-list">
              {group.shifts.map((shift) => (
                <li key={shift.id}>
                  <ShiftRow shift={shift} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function ShiftRow({ shift: { id, properties, visits } }: { shift: ShiftView }): ReactNode {
  const { t } = useTranslation('patrol');
  const words = usePatrolWords();
  const waiting = visits.flatMap(({ properties: { faults } }) =>
    faults.filter(({ disclosureId }) => disclosureId === null),
  ).length;
  return (
    <Link href={`/patrol/shifts/${id}`} className="patrol-row">
      <b>
        {words.day(placeDay(properties.startAt))} {placeClock(properties.startAt)}–
        {placeClock(properties.endAt)}
        {properties.name === null ? '' : ` · ${properties.name}`}
      </b>
      <small>
        {t('shifts.row', {
          planned: properties.stops.length,
          count: visits.length,
          officers: properties.officers,
        })}
      </small>
      {waiting > 0 && (
        <span className="patrol-badges">
          <Badge tone="warning">{t('shifts.faults', { count: waiting })}</Badge>
        </span>
      )}
    </Link>
  );
}
