import { Ellipsis, type LucideIcon } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import './app-rail.css';
import { Brand } from './brand.tsx';
import { fittingItems } from './fitting-items.ts';
import { useDetailsMenu } from './use-details-menu.ts';

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
  moreLabel,
  footer,
  children,
}: {
  items: readonly RailItem[];
  /** Names the menu of the items that a phone has no room for. */
  moreLabel: string;
  footer?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const [location] = useLocation();
  const isCurrent = ({ href }: RailItem): boolean => location === href || location.startsWith(`${href}/`);
  const { bar, seen } = useSeenItems(items.length, items.findIndex(isCurrent));
  const more = useDetailsMenu();
  const unseen = items.filter((_, index) => seen[index] === false);
  const linkTo = (item: RailItem, onClick?: () => void): ReactNode => (
    <Link href={item.href} aria-current={isCurrent(item) ? 'page' : undefined} onClick={onClick}>
      <item.icon size={24} aria-hidden="true" />
      <span>{item.label}</span>
      {item.waiting !== undefined && (
        <span className="app-rail-waiting">
          <span aria-hidden="true">{item.waiting.count}</span>
          <span className="visually-hidden">{item.waiting.label}</span>
        </span>
      )}
    </Link>
  );
  return (
    <div className="app-frame">
      <nav className="app-rail" aria-label={t('mainMenu')}>
        <div className="app-rail-brand">
          <Brand />
        </div>
        <div ref={bar} className="app-rail-places">
          <ul>
            {items.map((item, index) => (
              <li key={item.href} data-unseen={seen[index] === false || undefined}>
                {linkTo(item)}
              </li>
            ))}
          </ul>
          <details {...more} className="app-rail-more" data-unseen={unseen.length === 0 || undefined}>
            <summary>
              <Ellipsis size={24} aria-hidden="true" />
              <span>{moreLabel}</span>
            </summary>
            <ul>
              {unseen.map((item) => (
                <li key={item.href}>
                  {linkTo(item, () => {
                    if (more.ref.current !== null) more.ref.current.open = false;
                  })}
                </li>
              ))}
            </ul>
          </details>
        </div>
        {footer !== undefined && <div className="app-rail-footer">{footer}</div>}
      </nav>
      <main className="app-main" id="main">
        {children}
      </main>
    </div>
  );
}

/**
 * Which items the bar has room for; the rail at the desk has it for all. What is not seen keeps its width (app-rail.css),
 * so that it can be measured whenever the bar, its words or their letters change.
 */
function useSeenItems(count: number, current: number) {
  const bar = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<readonly boolean[]>([]);
  useLayoutEffect(() => {
    const places = bar.current;
    if (places === null) return;
    const entries = [...places.querySelectorAll<HTMLElement>(':scope > ul > li')].slice(0, count);
    const more = places.querySelector<HTMLElement>(':scope > details');
    const measure = (): void => {
      const isRail = getComputedStyle(places).flexDirection === 'column';
      const widths = entries.map((entry) => (isRail ? 0 : entry.getBoundingClientRect().width));
      const next = fittingItems(
        widths,
        places.clientWidth,
        more?.getBoundingClientRect().width ?? 0,
        current,
      );
      setSeen((before) => (before.join() === next.join() ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const element of [places, ...entries]) observer.observe(element);
    return () => observer.disconnect();
  }, [count, current]);
  return { bar, seen };
}
