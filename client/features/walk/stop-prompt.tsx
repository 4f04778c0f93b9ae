import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import type { WalkView } from '../../offline/optimistic-view.ts';

/** Standing at a stop that is not rated yet: one tap to its two questions. */
export function StopPrompt({
  view,
  reached,
}: {
  view: Pick<WalkView, 'me' | 'ratings'>;
  reached: Checkpoint | undefined;
}): ReactNode {
  const { t } = useTranslation('walk');
  if (reached === undefined || view.ratings.has(reached.id)) return null;
  const { order, name } = reached.properties;
  return (
    <Link href={`/walk/stop/${reached.id}`} className="walk-prompt">
      <ClipboardCheck size={24} aria-hidden="true" />
      <span>
        <small dir="auto">{t('prompt.at', { number: order, name })}</small>
        <b>{t('prompt.rate')}</b>
      </span>
    </Link>
  );
}
