import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './badge.css';

export type BadgeTone = 'neutral' | 'good' | 'warning' | 'error' | 'police';

/** A short fact beside a thing. The icon and the word say it; the colour only helps. */
export function Badge({
  tone = 'neutral',
  icon: Icon,
  children,
}: {
  tone?: BadgeTone;
  icon?: LucideIcon;
  children: ReactNode;
}): ReactNode {
  return (
    <span className={`badge badge-${tone}`}>
      {Icon !== undefined && <Icon size={15} aria-hidden="true" />}
      {children}
    </span>
  );
}
