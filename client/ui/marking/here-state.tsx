import { Check, Crosshair, MapPin, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMetres } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { type PositionState, qualityOfFix, searchAgain } from '../../state/position.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import './here-state.css';

/** How well the phone knows where it is: in a word, in metres and in a colour. */
export function HereState({ position }: { position: PositionState }): ReactNode {
  const { t } = useTranslation('marking');
  if (!('fix' in position)) return t(`place.${position.status}`);
  const { fix } = position;
  if (fix === undefined) return t('place.searching');
  const quality = qualityOfFix(fix);
  return (
    <span className="here-state">
      <span className="here-quality" data-quality={quality}>
        {t(`place.quality.${quality}`)}
      </span>
      <span>
        {t(position.status === 'searching' ? 'place.searchingFix' : 'place.accuracy', {
          metres: formatMetres(fix.accuracyMetres, currentLanguage()),
        })}
      </span>
    </span>
  );
}

/** The search took its time and the position is not a good one: the person says what to do. */
export function UncertainChoice({
  position,
  onKeep,
  onPoint,
  onStop,
}: {
  position: PositionState;
  onKeep: () => void;
  onPoint: () => void;
  /** Undefined where the walk has no stops. */
  onStop: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation('marking');
  if (position.status !== 'uncertain') return null;
  const metres = formatMetres(position.fix.accuracyMetres, currentLanguage());
  return (
    <Notice tone="warning" title={t('place.uncertain.title', { metres })} announce>
      <p>{t('place.uncertain.text')}</p>
      <div className="uncertain-actions">
        <Button icon={Crosshair} onClick={onPoint}>
          {t('place.movePin')}
        </Button>
        {onStop !== undefined && (
          <Button icon={MapPin} onClick={onStop}>
            {t('place.uncertain.stop')}
          </Button>
        )}
        <Button icon={Check} onClick={onKeep}>
          {t('place.uncertain.keep')}
        </Button>
        <Button look="quiet" icon={RotateCw} onClick={searchAgain}>
          {t('place.uncertain.again')}
        </Button>
      </div>
    </Notice>
  );
}
