import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './notice.css';

export type NoticeTone = 'info' | 'good' | 'warning' | 'error';

const icons: Record<NoticeTone, LucideIcon> = {
  info: Info,
  good: CircleCheck,
  warning: TriangleAlert,
  error: CircleAlert,
};

/**
 * A message in its place on the page: what happened, what is safe, what to do now. `announce`: read out when it
 * appears (for answers to what the person just did).
 */
export function Notice({
  tone = 'info',
  title,
  announce = false,
  children,
}: {
  tone?: NoticeTone;
  title?: string;
  announce?: boolean;
  children?: ReactNode;
}): ReactNode {
  const Icon = icons[tone];
  return (
    <div
      className={`notice notice-${tone}`}
      role={announce ? (tone === 'error' ? 'alert' : 'status') : undefined}
    >
      <Icon size={22} aria-hidden="true" />
      <div>
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
