import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'wouter';
import { carriedFilter } from '../../state/carried-filter.ts';
import { queryOf } from '../../state/staff-fetch.ts';
import './evidence-tabs.css';

const tabs = [
  { name: 'areas', href: '/hotspots', police: false },
  { name: 'layers', href: '/hotspots/layers', police: false },
  { name: 'lamps', href: '/hotspots/lamps', police: false },
  { name: 'forecast', href: '/hotspots/forecast', police: true },
  { name: 'sideBySide', href: '/hotspots/side-by-side', police: true },
  { name: 'beforeAfter', href: '/hotspots/before-after', police: true },
] as const;

/** The ways to look at hot spots. What needs recorded incidents is there for the police alone. */
export function EvidenceTabs({ police }: { police: boolean }): ReactNode {
  const { t } = useTranslation('evidence');
  const [location] = useLocation();
  const [search] = useSearchParams();
  const filter = queryOf(carriedFilter(search));
  return (
    <nav className="evidence-tabs" aria-label={t('tabs.label')}>
      <ul>
        {tabs
          .filter((tab) => police || !tab.police)
          .map(({ name, href }) => (
            <li key={name}>
              <Link href={href + filter} aria-current={location === href ? 'page' : undefined}>
                {t(`tabs.${name}`)}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
