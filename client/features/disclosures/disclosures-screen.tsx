import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { pickText } from '../../../domain/localized.ts';
import { patrolFaultsWalkId } from '../../../domain/patrol/patrol-faults-walk.ts';
import { formatTime } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { disclosuresQuery } from '../../state/patrol-queries.ts';
import { useCatalogue } from '../../state/staff-queries.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolTabs } from '../../ui/patrol/patrol-frame.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';

/** The log of what crossed the wall: for the police their own, for an administrator of the municipality what reached it. */
export function DisclosuresScreen(): ReactNode {
  return <StaffFrame verb="disclosure.read">{(me) => <Disclosures me={me} />}</StaffFrame>;
}

function Disclosures({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation(['patrol', 'desk']);
  const list = useQuery(disclosuresQuery);
  const known = useCatalogue();
  const categoryOf = (id: string): string => {
    const label = known?.catalogue.find(id)?.label;
    return label === undefined ? id : pickText(label, currentLanguage());
  };
  return (
    <div className="patrol-page">
      <header>
        {me.handlesPatrols && <PatrolTabs current="disclosures" />}
        <PageHeading>{t('disclosures.title')}</PageHeading>
        <p>{t(me.handlesPatrols ? 'disclosures.intro' : 'disclosures.introAdmin')}</p>
      </header>
      {list.error !== null && <LoadFault fault={list.error} onRetry={list.refetch} />}
      {list.isPending && <Skeleton lines={5} />}
      {list.data?.length === 0 && (
        <Notice title={t('disclosures.empty')}>
          <p>{t('disclosures.emptyText')}</p>
        </Notice>
      )}
      {list.data !== undefined && list.data.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="patrol-table-scroll" aria-label={t('disclosures.title')} tabIndex={0}>
          <table className="patrol-table">
            <thead>
              <tr>
                <th scope="col">{t('disclosures.at')}</th>
                <th scope="col">{t('disclosures.who')}</th>
                <th scope="col">{t('disclosures.what')}</th>
                <th scope="col">{t('disclose.ground')}</th>
                <th scope="col">{t('disclose.weighing')}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{formatTime(one.at, currentLanguage(), deviceIds.now())}</th>
                  <td>
                    {one.organisation ?? t('disclosures.police')}
                    {one.role === 'admin' ? ` (${t('desk:role.admin')})` : ''}
                  </td>
                  <td>
                    {t('disclosures.fault', { category: categoryOf(one.category) })}{' '}
                    {!me.handlesPatrols && (
                      <Link href={`/findings?walk=${patrolFaultsWalkId}`}>{t('disclosures.toFinding')}</Link>
                    )}
                  </td>
                  <td>
                    {t(`ground.${one.legalGround}`)}
                    {one.groundNote === null ? '' : `: ${one.groundNote}`}
                  </td>
                  <td>{one.weighing}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
