import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Notice } from '../notice.tsx';
import { PageHeading } from '../page.tsx';
import { StaffFrame, type StaffMember } from '../staff/staff-frame.tsx';
import './patrol-frame.css';

const tabs = [
  { name: 'places', href: '/patrol' },
  { name: 'shifts', href: '/patrol/shifts' },
  { name: 'dosage', href: '/patrol/dosage' },
  { name: 'counts', href: '/patrol/counts' },
  { name: 'disclosures', href: '/disclosures' },
] as const;
export type PatrolTab = (typeof tabs)[number]['name'];

/** The frame of the police's own screens; whoever works for somebody else is told whose they are. */
export function PatrolFrame({ children }: { children: (me: StaffMember) => ReactNode }): ReactNode {
  return (
    <StaffFrame verb="patrol.read">{(me) => (me.handlesPatrols ? children(me) : <NotPolice />)}</StaffFrame>
  );
}

function NotPolice(): ReactNode {
  const { t } = useTranslation('patrol');
  return (
    <div className="page">
      <PageHeading>{t('wall.title')}</PageHeading>
      <Notice>
        <p>{t('wall.text')}</p>
      </Notice>
    </div>
  );
}

export function PatrolTabs({ current }: { current: PatrolTab }): ReactNode {
  const { t } = useTranslation('patrol');
  return (
    <nav className="patrol-tabs" aria-label={t('tabs.label')}>
      {tabs.map(({ name, href }) => (
        <Link key={name} href={href} aria-current={name === current ? 'page' : undefined}>
          {t(`tabs.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
