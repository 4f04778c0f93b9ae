import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../domain/catalogue.ts';
import { SeverityMark } from '../severity-mark.tsx';
import './severity-choice.css';

export const severities = [1, 2, 3, 4] as const satisfies readonly Severity[];

/** The four steps as radio buttons, for a form where the choice is one of several fields. */
export function SeverityRadios({
  value,
  onChange,
}: {
  value: Severity | null;
  onChange: (severity: Severity) => void;
}): ReactNode {
  const { t } = useTranslation(['marking', 'common']);
  const name = useId();
  return (
    <fieldset className="severity-choice">
      <legend>{t('severity.question')}</legend>
      {severities.map((severity) => (
        <label key={severity} className="severity-step">
          <input type="radio" name={name} checked={severity === value} onChange={() => onChange(severity)} />
          <SeverityMark severity={severity} />
          <span>{t(`common:severity.${severity}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The four steps as buttons that go on at once, for a screen that asks nothing else. */
export function SeverityButtons({
  chosen,
  onChoose,
}: {
  chosen: Severity | null;
  onChoose: (severity: Severity) => void;
}): ReactNode {
  const { t } = useTranslation(['marking', 'common']);
  return (
    <ul className="severity-choice">
      {severities.map((severity) => (
        <li key={severity}>
          <button
            type="button"
            className="severity-step severity-step-large"
            aria-pressed={severity === chosen}
            onClick={() => onChoose(severity)}
          >
            <SeverityMark severity={severity} size="large" />
            <span>
              <b>{t(`common:severity.${severity}`)}</b>
              <small>{t('severity.of', { severity })}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
