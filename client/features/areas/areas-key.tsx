import { Footprints } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bands } from '../../../domain/priority.ts';

const levels = ['not_walked', 'walked', 'marked'] as const;

/** What the colours mean, and the switch for where anybody walked. */
export function AreasKey({
  showExposure,
  onShowExposure,
}: {
  showExposure: boolean;
  onShowExposure: (shown: boolean) => void;
}): ReactNode {
  const { t } = useTranslation(['areas', 'desk']);
  // On the phone the map is too small for a legend that is always open.
  const [startsOpen] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  return (
    <details className="areas-key" open={startsOpen}>
      <summary>{t('key.title')}</summary>
      <ul>
        {bands.map((band) => (
          <li key={band}>
            <i className="areas-swatch" data-band={band} aria-hidden="true" />
            {t('desk:band.label', { band: t(`desk:band.${band}`) })}
          </li>
        ))}
      </ul>
      <label className="areas-switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={showExposure}
          checked={showExposure}
          onChange={(event) => onShowExposure(event.target.checked)}
        />
        <Footprints size={20} aria-hidden="true" />
        <span>{t('key.exposure')}</span>
      </label>
      {showExposure && (
        <ul>
          {levels.map((level) => (
            <li key={level}>
              <i className="areas-swatch" data-level={level} aria-hidden="true" />
              {t(`key.level.${level}`)}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
