import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickText } from '../../../domain/localized.ts';
import { bands } from '../../../domain/priority.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { LegendView } from '../../state/layer-queries.ts';
import { looksOf } from './layer-look.ts';
import { ShadeLegend } from './shade-legend.tsx';
import './map-key.css';

/** What the looks of a map mean. On the phone the map is too small for one that is always open. */
export function MapKey({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation('evidence');
  const [startsOpen] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  return (
    <details className="map-key" open={startsOpen}>
      <summary>{t('legend')}</summary>
      {children}
    </details>
  );
}

/** What the colours of the areas mean. */
export function BandLegend(): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <div className="band-legend">
      <p>{t('band.legend')}</p>
      <ul>
        {bands.map((band) => (
          <li key={band}>
            <i data-band={band} aria-hidden="true" />
            {t(`band.${band}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the looks of a layer mean, in the words that the layer has for them. */
export function LayerLegend({ legend }: { legend: LegendView }): ReactNode {
  const language = currentLanguage();
  const looks = looksOf(legend);
  return (
    <ShadeLegend
      title={pickText(legend.title, language)}
      entries={legend.entries.map(({ value, label }) => ({
        look: looks.get(value) ?? 'quiet',
        label: pickText(label, language),
      }))}
    />
  );
}

/** Turns a layer on and off. */
export function KeySwitch({
  icon: Icon,
  label,
  checked,
  onChange,
}: {
  icon: LucideIcon;
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): ReactNode {
  return (
    <label className="key-switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <Icon size={20} aria-hidden="true" />
      <span>{label}</span>
    </label>
  );
}
