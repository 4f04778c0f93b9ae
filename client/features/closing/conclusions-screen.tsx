import { useQuery } from '@tanstack/react-query';
import { Presentation } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { can } from '../../../domain/roles.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { closingQuery } from '../../state/result-queries.ts';
import { areasQuery } from '../../state/staff-queries.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { ConclusionForm } from './conclusion-form.tsx';
import { placeChoices } from './place-choices.ts';
import { usePlaceWords } from './place-words.ts';
import './conclusions.css';

/** What each group came to, written by the note-taker while the closing meeting is on the wall. */
export function ConclusionsScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="process.read">
      {(me) => (
        <PulledWalk walkId={walkId} polled>
          {(views) => <Conclusions me={me} views={views} />}
        </PulledWalk>
      )}
    </StaffFrame>
  );
}

function Conclusions({ me, views }: { me: StaffMember; views: WalkViews }): ReactNode {
  const { t } = useTranslation('closing');
  const { categoryOf, areaName } = usePlaceWords();
  const { walk, stops, findings } = views;
  const closing = useQuery({ ...closingQuery(walk.id), refetchInterval: false });
  const { data: areas } = useQuery(areasQuery({ walkId: walk.id }));
  const [chosenId, setChosenId] = useState<string>();
  const groups = closing.data?.groups ?? [];
  const group = groups.find(({ id }) => id === chosenId) ?? groups[0];
  const choices = useMemo(
    () =>
      placeChoices(
        {
          stops,
          areas: areas ?? [],
          findings: findings.filter(({ properties }) => properties.duplicateOf === null),
        },
        {
          stop: (number, name) => t('stop', { number, name }),
          area: (number) => areaName(number, null),
          category: categoryOf,
          time: (time) =>
            formatTime(time, currentLanguage(), new Date(walk.properties.plannedStartAt ?? time)),
        },
      ),
    [stops, areas, findings, walk, t, areaName, categoryOf],
  );
  const mayWrite = can(me.role, 'group.conclude');
  return (
    <div className="conclusions">
      <header>
        <p>
          <Link href={`/walks/${walk.id}`}>{t('backToWalk')}</Link>
        </p>
        <PageHeading>{t('write.title')}</PageHeading>
        <p className="conclusions-lead">{t('write.lead')}</p>
        <ButtonLink href={`/walks/${walk.id}/closing`} icon={Presentation}>
          {t('write.toWall')}
        </ButtonLink>
      </header>
      {closing.error !== null && <LoadFault fault={closing.error} onRetry={closing.refetch} />}
      {closing.isPending && <Skeleton lines={5} />}
      {!mayWrite && (
        <Notice>
          <p>{t('write.readOnly')}</p>
        </Notice>
      )}
      {closing.data !== undefined && groups.length === 0 && (
        <Notice title={t('write.noGroups')}>
          <p>{t('write.noGroupsText')}</p>
        </Notice>
      )}
      {mayWrite && group !== undefined && (
        <>
          {groups.length > 1 && (
            <Segmented
              legend={t('write.group')}
              value={group.id}
              onChange={setChosenId}
              options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <ConclusionForm
            key={group.id}
            group={group}
            walkId={walk.id}
            author={`staff:${me.email}`}
            choices={choices}
          />
        </>
      )}
    </div>
  );
}
