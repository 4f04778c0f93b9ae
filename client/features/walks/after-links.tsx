import { GitCompareArrows, MessageSquareReply, Presentation, Repeat2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { walkStatusRank } from '../../../domain/walk.ts';
import type { WalkView } from '../../state/record-views.ts';
import { ButtonLink } from '../../ui/button.tsx';

/** Where a walk leads once it is under way: its closing meeting, the one where people are answered, the walk before it, the walk after it. */
export function AfterLinks({ walk, mayAdd }: { walk: WalkView; mayAdd: boolean }): ReactNode {
  const { t } = useTranslation('walks');
  const { status, previousWalkId } = walk.properties;
  const reached = (step: 'in_progress' | 'walked'): boolean =>
    status !== 'cancelled' && walkStatusRank(status) >= walkStatusRank(step);
  return (
    <>
      {reached('in_progress') && (
        <ButtonLink href={`/walks/${walk.id}/closing`} icon={Presentation}>
          {t('afterLinks.closing')}
        </ButtonLink>
      )}
      {reached('walked') && (
        <ButtonLink href={`/walks/${walk.id}/meeting-3`} icon={MessageSquareReply}>
          {t('afterLinks.meeting')}
        </ButtonLink>
      )}
      {previousWalkId !== null && (
        <ButtonLink href={`/walks/${walk.id}/comparison`} icon={GitCompareArrows}>
          {t('afterLinks.comparison')}
        </ButtonLink>
      )}
      {mayAdd && reached('walked') && (
        <ButtonLink href={`/walks/${walk.id}/rewalk`} icon={Repeat2}>
          {t('afterLinks.rewalk')}
        </ButtonLink>
      )}
    </>
  );
}
