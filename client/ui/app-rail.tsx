import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import './app-rail.css';
import { Brand } from './brand.tsx';

export interface RailItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** How many things wait there, and what that means in words. */
  waiting?: { count: number; label: string } | undefined;
}

/** The frame of the staff's screens: a narrow rail at the desk, a bar at the bottom on the phone. */
export function AppRail({
  items,
  footer,
  children,
}: {
  items: readonly RailItem[];
  footer?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const [location] = useLocation();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is the current one with each address
  useEffect(() => {
    list.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }, [location, items.length]);
  return (
    <div className="app-frame">
      <nav className="app-rail" aria-label={t('mainMenu')}>
        <div className="app-rail-brand">
          <Brand />
        </div>
        <ul ref={list}>
          {items.map(({ href, label, icon: Icon, waiting }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={location === href || location.startsWith(`${href}/`) ? 'page' : undefined}
              >
                <Icon size={24} aria-hidden="true" />
                <span>{label}</span>
                {waiting !== undefined && (
                  <span className="app-rail-waiting">
                    <span aria-hidden="true">{waiting.count}</span>
                    <span className="visually-hidden">{waiting.label}</span>
                  </span>
                )}
              </Link>
            </li>
          ))}
        </ul>
        {footer !== undefined && <div className="app-rail-footer">{footer}</div>}
      </nav>
      <main className="app-main" id="main">
        {children}
      </main>
    </div>
  );
}
