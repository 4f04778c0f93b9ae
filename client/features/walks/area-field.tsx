import { Eraser, Pentagon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outlineCorners } from '../../../domain/geo.ts';
import { Button } from '../../ui/button.tsx';
import { TypedOutline } from '../../ui/staff/typed-outline.tsx';
import type { PlaceFieldProps } from './stops-editor.tsx';

/** The outline of what the walk is about: drawn, or typed corner by corner. May be left out. */
export function AreaField({ draft, onChange, near, task, onTask }: PlaceFieldProps): ReactNode {
  const { t } = useTranslation('walks');
  const corners = draft.area === undefined ? 0 : outlineCorners(draft.area).length;
  return (
    <fieldset className="desk-section">
      <legend className="walk-form-legend">{t('area.title')}</legend>
      <p className="desk-quiet">{corners === 0 ? t('area.none') : t('area.corners', { count: corners })}</p>
      <div className="walk-form-buttons">
        <Button
          icon={Pentagon}
          aria-pressed={task?.kind === 'area'}
          onClick={() => onTask(task?.kind === 'area' ? undefined : { kind: 'area' })}
        >
          {t('area.draw')}
        </Button>
        {corners > 0 && (
          <Button look="quiet" icon={Eraser} onClick={() => onChange({ area: undefined })}>
            {t('area.clear')}
          </Button>
        )}
      </div>
      <TypedOutline
        summary={t('area.type')}
        label={t('area.typeLabel')}
        outline={draft.area}
        near={near}
        onUse={(area) => onChange({ area })}
      />
    </fieldset>
  );
}
