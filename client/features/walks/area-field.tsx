import { Eraser, Pentagon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { polygonSchema } from '../../../domain/geo.ts';
import { Button } from '../../ui/button.tsx';
import { TypedPositions } from '../../ui/staff/typed-positions.tsx';
import type { PlaceFieldProps } from './stops-editor.tsx';

/** The outline of what the walk is about: drawn, or typed corner by corner. May be left out. */
export function AreaField({ draft, onChange, near, task, onTask }: PlaceFieldProps): ReactNode {
  const { t } = useTranslation('walks');
  const corners = draft.area?.coordinates[0]?.slice(0, -1) ?? [];
  return (
    <fieldset className="desk-section">
      <legend className="walk-form-legend">{t('area.title')}</legend>
      <p className="desk-quiet">
        {corners.length === 0 ? t('area.none') : t('area.corners', { count: corners.length })}
      </p>
      <div className="walk-form-buttons">
        <Button
          icon={Pentagon}
          aria-pressed={task?.kind === 'area'}
          onClick={() => onTask(task?.kind === 'area' ? undefined : { kind: 'area' })}
        >
          {t('area.draw')}
        </Button>
        {corners.length > 0 && (
          <Button look="quiet" icon={Eraser} onClick={() => onChange({ area: undefined })}>
            {t('area.clear')}
          </Button>
        )}
      </div>
      <TypedPositions
        summary={t('area.type')}
        label={t('area.typeLabel')}
        fewest={3}
        positions={corners}
        near={near}
        onUse={(positions) =>
          onChange({
            area: polygonSchema.parse({
              type: 'Polygon',
              coordinates: [[...positions, ...positions.slice(0, 1)]],
            }),
          })
        }
      />
    </fieldset>
  );
}
