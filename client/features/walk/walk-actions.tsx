import { Heart, LocateFixed, MapPinPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Position } from '../../../domain/geo.ts';
import { type PositionState, startPosition } from '../../state/position.ts';

/** What the thumb reaches: mark, good place, and where am I. */
export function WalkActions({
  position,
  onShowHere,
}: {
  position: PositionState;
  onShowHere: (place: Position) => void;
}): ReactNode {
  const { t } = useTranslation('walk');
  const fix = 'fix' in position ? position.fix : undefined;
  return (
    <nav className="walk-actions" aria-label={t('actions.label')}>
      <Link href="/walk/mark?new" className="walk-mark">
        <span className="walk-mark-round">
          <MapPinPlus size={30} aria-hidden="true" />
        </span>
        <span>{t('actions.mark')}</span>
      </Link>
      <Link href="/walk/mark?new&good" className="walk-good">
        <Heart size={22} aria-hidden="true" />
        <span>{t('actions.good')}</span>
      </Link>
      <button
        type="button"
        className="walk-here"
        aria-label={t('actions.here')}
        title={t('actions.here')}
        onClick={() => {
          startPosition();
          if (fix !== undefined) onShowHere(fix.position);
        }}
      >
        <LocateFixed size={22} aria-hidden="true" />
      </button>
    </nav>
  );
}
