import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SafetyWalk } from '../../../domain/walk.ts';

/** A walk with minors, and beside the switch what that changes for them. */
export function ClassSwitch({
  isClass,
  onChange,
}: {
  isClass: boolean;
  onChange: (mode: SafetyWalk['properties']['mode']) => void;
}): ReactNode {
  const { t } = useTranslation('walks');
  const id = useId();
  return (
    <div className="class-switch">
      <label>
        <input
          type="checkbox"
          checked={isClass}
          aria-describedby={id}
          onChange={(event) => onChange(event.target.checked ? 'class' : 'standard')}
        />
        {t('class.switch')}
      </label>
      <p className="field-hint" id={id}>
        {t('class.means')}
      </p>
    </div>
  );
}
