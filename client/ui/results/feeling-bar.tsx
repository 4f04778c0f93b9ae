import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './feeling-bar.css';

type Feelings = readonly [number, number, number, number];
const steps = [1, 2, 3, 4] as const;

/** How many chose each step, each with its number: a distribution, never an average. */
export function FeelingBar({ feelings, label }: { feelings: Feelings; label: string }): ReactNode {
  const { t } = useTranslation('results');
  const all = feelings.reduce((sum, count) => sum + count, 0);
  const told = steps.map((step) => `${t(`feeling.${step}`)}: ${feelings[step - 1]}`).join(', ');
  return (
    <div
      className="feeling-bar"
      role="img"
      aria-label={`${label}: ${all === 0 ? t('feeling.nobody') : told}`}
    >
      {all === 0 && <span className="feeling-bar-nobody">{t('feeling.nobody')}</span>}
      {steps.map((step) => {
        const count = feelings[step - 1] ?? 0;
        if (count === 0) return null;
        return (
          <span key={step} data-step={step} style={{ flexGrow: count }}>
            {count}
          </span>
        );
      })}
    </div>
  );
}

/** What the four steps are called, in their colours. */
export function FeelingLegend(): ReactNode {
  const { t } = useTranslation('results');
  return (
    <ul className="feeling-legend">
      {steps.map((step) => (
        <li key={step}>
          <span className="feeling-swatch" data-step={step} aria-hidden="true" />
          {t(`feeling.${step}`)}
        </li>
      ))}
    </ul>
  );
}
