import { Spline } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceMetres, lineStringSchema, type Position } from '../../../domain/geo.ts';
import { formatMetres } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TypedPositions } from '../../ui/staff/typed-positions.tsx';
import type { PlaceFieldProps } from './stops-editor.tsx';
import { routeOf } from './walk-draft.ts';

function lengthMetres(positions: readonly Position[]): number {
  return positions.slice(1).reduce((sum, position, index) => {
    const before = positions[index];
    return before === undefined ? sum : sum + distanceMetres(before, position);
  }, 0);
}

/** The way walked: straight from stop to stop, or a line of its own. */
export function RouteField({ draft, onChange, near, task, onTask }: PlaceFieldProps): ReactNode {
  const { t } = useTranslation('walks');
  const positions = routeOf(draft)?.coordinates ?? [];
  return (
    <fieldset className="desk-section">
      <legend className="walk-form-legend">{t('route.title')}</legend>
      <Segmented
        legend={t('route.how')}
        options={[
          { value: 'stops', label: t('route.stops') },
          { value: 'own', label: t('route.own') },
        ]}
        value={draft.routeFollowsStops ? 'stops' : 'own'}
        onChange={(how) => {
          onChange({ routeFollowsStops: how === 'stops' });
          if (how === 'stops' && task?.kind === 'route') onTask(undefined);
        }}
      />
      <p className="desk-quiet">
        {positions.length < 2
          ? t('route.none')
          : t('route.length', { length: formatMetres(lengthMetres(positions), currentLanguage()) })}
      </p>
      {!draft.routeFollowsStops && (
        <>
          <div className="walk-form-buttons">
            <Button
              icon={Spline}
              aria-pressed={task?.kind === 'route'}
              onClick={() => onTask(task?.kind === 'route' ? undefined : { kind: 'route' })}
            >
              {t('route.draw')}
            </Button>
          </div>
          <TypedPositions
            summary={t('route.type')}
            label={t('route.typeLabel')}
            fewest={2}
            positions={draft.route?.coordinates ?? []}
            near={near}
            onUse={(line) =>
              onChange({ route: lineStringSchema.parse({ type: 'LineString', coordinates: line }) })
            }
          />
        </>
      )}
    </fieldset>
  );
}
