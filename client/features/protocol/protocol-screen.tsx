import { useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { z } from 'zod';
import { can } from '../../../domain/roles.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { fetchJson } from '../../state/staff-fetch.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { FaultNotice } from '../../ui/fault-notice.tsx';
import { PulledWalk, type WalkViews } from '../../ui/leading/pulled-walk.tsx';
import { useWalkWrite } from '../../ui/leading/use-walk-write.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { ProtocolBody } from './protocol-body.tsx';
import { draftChange } from './protocol-changes.ts';
import { ProtocolState } from './protocol-state.tsx';
import { protocolViews } from './protocol-views.ts';
import './protocol.css';

/** The protocol of a walk, from the first draft to the published versions. */
export function ProtocolScreen(): ReactNode {
  const { walkId = '' } = useParams<{ walkId: string }>();
  return (
    <StaffFrame verb="protocol.edit">
      {(me) => <PulledWalk walkId={walkId}>{(views) => <ProtocolPage me={me} views={views} />}</PulledWalk>}
    </StaffFrame>
  );
}

function ProtocolPage({ me, views }: { me: StaffMember; views: WalkViews }): ReactNode {
  const { t } = useTranslation('protocol');
  const { walk, records } = views;
  const write = useWalkWrite(`staff:${me.email}`, walk.id);
  const versions = protocolViews(records.values());
  const [chosen, setChosen] = useState<number>();
  const catalogue = useCatalogue();
  const shown = versions.find(({ protocol }) => protocol.properties.version === chosen) ?? versions[0];
  const newest = versions[0];
  const previous = versions.find(
    ({ protocol }) => protocol.properties.version === (shown?.protocol.properties.version ?? 0) - 1,
  );
  return (
    <div className="protocol">
      <header className="protocol-head">
        <p>
          <Link href={`/walks/${walk.id}`}>{t('back', { walk: walk.properties.name })}</Link>
        </p>
        <div className="protocol-title">
          <PageHeading>{t('title')}</PageHeading>
          {versions.length > 1 && shown !== undefined && (
            <label className="protocol-version">
              <span>{t('version.label')}</span>
              <select
                className="field-control"
                value={shown.protocol.properties.version}
                onChange={(event) => setChosen(Number(event.target.value))}
              >
                {versions.map(({ protocol: { properties } }) => (
                  <option key={properties.version} value={properties.version}>
                    {t(`version.${properties.state}`, { version: properties.version })}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      </header>
      <FaultNotice fault={write.fault} />
      {shown === undefined && (
        <FirstDraft walkId={walk.id} hasMarks={views.findings.length > 0} write={write} />
      )}
      {shown !== undefined && newest !== undefined && (
        <>
          <ProtocolState
            view={shown}
            newest={newest}
            mayPublish={can(me.role, 'protocol.publish')}
            write={write}
            onShow={setChosen}
          />
          {catalogue === undefined ? (
            <Skeleton lines={8} />
          ) : (
            <ProtocolBody view={shown} previous={previous} catalogue={catalogue.catalogue} write={write} />
          )}
        </>
      )}
    </div>
  );
}

const processSchema = z.object({ protocolNumber: z.number().nullable() });

/** Before there is a protocol: what a click makes of the marks, or what the walk needs first. */
function FirstDraft({
  walkId,
  hasMarks,
  write,
}: {
  walkId: string;
  hasMarks: boolean;
  write: StaffWrite;
}): ReactNode {
  const { t } = useTranslation('protocol');
  const process = useQuery({
    queryKey: ['protocol-number', walkId],
    queryFn: ({ signal }) => fetchJson(`/api/walks/${walkId}/process`, processSchema, { signal }),
  });
  if (process.error !== null) return <LoadFault fault={process.error} onRetry={process.refetch} />;
  if (process.data === undefined) return <Skeleton lines={4} />;
  const { protocolNumber } = process.data;
  if (protocolNumber === null)
    return (
      <Notice title={t('none.needsTitle')}>
        <p>{t('none.needsText')}</p>
        <ButtonLink href={`/walks/${walkId}/edit`}>{t('none.toPlan')}</ButtonLink>
      </Notice>
    );
  return (
    <section className="protocol-none">
      <h2>{t('none.title')}</h2>
      <p>{t('none.text')}</p>
      {!hasMarks && <p>{t('none.noMarks')}</p>}
      <Button
        look="primary"
        icon={FilePlus2}
        disabled={write.busy}
        onClick={() => void write.run([draftChange(walkId, protocolNumber, deviceIds)], t('none.made'))}
      >
        {t('none.make')}
      </Button>
    </section>
  );
}
