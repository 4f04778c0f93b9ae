import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type LampState, lampStates } from '../../../domain/lamp/lamp.ts';
import './lamp-key.css';

/** How a lamp looks on the map: filled, hollow, or larger with a cross. */
export function LampSign({ state }: { state: LampState }): ReactNode {
  return <i className="lamp-sign" data-state={state} aria-hidden="true" />;
}

/** What the lamps on the map mean. */
export function LampKey(): ReactNode {
  const { t } = useTranslation('lamps');
  return (
    <ul className="lamps-key">
      {lampStates.map((state) => (
        <li key={state}>
          <LampSign state={state} />
          {t(`key.${state}`)}
        </li>
      ))}
    </ul>
  );
}
