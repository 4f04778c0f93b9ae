import { Menu } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Checkpoint } from '../../../domain/checkpoint.ts';
import { distanceMetres } from '../../../domain/geo.ts';
import { formatMetres } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { isSurvey } from '../../offline/optimistic-view.ts';
import { type PositionState, usableFix } from '../../state/position.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { IconButton } from '../../ui/button.tsx';
import { DeliverySummary } from '../../ui/marking/delivery-summary.tsx';
import { PageHeading } from '../../ui/page.tsx';

export function WalkTopBar({
  walk,
  next,
  position,
  onMenu,
}: {
  walk: ReadyWalk;
  next: Checkpoint | undefined;
  position: PositionState;
  onMenu: () => void;
}): ReactNode {
  const { t } = useTranslation('walk');
  const name = walk.view.walk?.properties.name ?? walk.membership.walkName;
  const fix = usableFix(position);
  const away =
    next !== undefined && fix !== undefined
      ? formatMetres(distanceMetres(fix.position, next.geometry.coordinates), currentLanguage())
      : undefined;
  return (
    <header className="walk-top">
      <IconButton icon={Menu} label={t('menu.open')} onClick={onMenu} />
      <div className="walk-top-words">
        <PageHeading>{name}</PageHeading>
        <p>
          {isSurvey(walk.view.me)
            ? t('survey.now')
            : next === undefined
              ? walk.view.checkpoints.length === 0
                ? t('next.noStops')
                : t('next.allPassed')
              : `${t('next.stop', { number: next.properties.order, name: next.properties.name })}${away === undefined ? '' : ` · ${away}`}`}
        </p>
      </div>
      <DeliverySummary view={walk.view} />
    </header>
  );
}
