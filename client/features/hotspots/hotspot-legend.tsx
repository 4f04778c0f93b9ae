import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bands } from '../../../domain/priority.ts';

/** The steps that the map's layer of cells has. */
const densitySteps = [
  { step: 1, from: 3, word: '3–4' },
  { step: 2, from: 5, word: '5–7' },
  { step: 3, from: 8, word: '8–11' },
  { step: 4, from: 12, word: '12–19' },
  { step: 5, from: 20, word: '20+' },
] as const;

/** What the colours of the areas mean. */
export function AreaLegend(): ReactNode {
  const { t } = useTranslation(['hotspots', 'desk']);
  return (
    <div className="hotspots-legend">
      <p>{t('legend.areas')}</p>
      <ul>
        {bands.map((band) => (
          <li key={band}>
            <i className="hotspots-swatch" data-band={band} aria-hidden="true" />
            {t(`desk:band.${band}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the colours of the hexagons mean, up to the highest number there is. */
export function DensityLegend({ highest }: { highest: number }): ReactNode {
  const { t } = useTranslation('hotspots');
  const steps = densitySteps.filter(({ from }) => from === 3 || from <= highest);
  return (
    <div className="hotspots-legend">
      <p>{t('legend.density')}</p>
      <ul>
        <li>
          <i className="hotspots-swatch" data-density="few" aria-hidden="true" />
          {t('legend.few')}
        </li>
        {steps.map(({ step, word }) => (
          <li key={step}>
            <i className="hotspots-swatch" data-density={step} aria-hidden="true" />
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}
