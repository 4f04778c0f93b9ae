import { Check, Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Polygon, type Position, polygonSchema } from '../../../domain/geo.ts';
import type { Drawing, MapControls } from '../../map/map-data.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TypedPositions } from '../../ui/staff/typed-positions.tsx';

export type Ground = AreaView['geometry'];

/** A place to count in: one of the priority areas, drawn on the map, or typed. */
export function GroundChooser({
  label,
  areas,
  titleOf,
  ground,
  onChange,
  controls,
  near,
  onDrawing,
}: {
  label: string;
  areas: readonly AreaView[];
  titleOf: (area: AreaView) => string;
  ground: Ground | undefined;
  onChange: (ground: Ground | undefined) => void;
  controls: MapControls | undefined;
  near: Position;
  /** Drawing begins: the map should be seen. */
  onDrawing: () => void;
}): ReactNode {
  const { t } = useTranslation(['evidence', 'desk']);
  const [choice, setChoice] = useState('');
  const [drawing, setDrawing] = useState(false);
  const start = useRef<Polygon>(undefined);
  start.current = ground?.type === 'Polygon' ? ground : undefined;
  const change = useRef(onChange);
  change.current = onChange;

  useEffect(() => {
    if (!drawing || controls === undefined) return;
    let session: Drawing | undefined;
    let over = false;
    const begin = async (): Promise<void> => {
      session = await controls.draw({
        kind: 'area',
        start: start.current,
        onChange: (polygon) => change.current(polygon),
      });
      if (over) session.stop();
    };
    begin().catch((fault: unknown) => console.error('the drawing tool could not start', fault));
    return () => {
      over = true;
      session?.stop();
    };
  }, [drawing, controls]);

  return (
    <div className="ground-chooser">
      <Field label={label}>
        {(attributes) => (
          <select
            {...attributes}
            className="field-control"
            value={choice}
            onChange={(event) => {
              const { value } = event.target;
              setChoice(value);
              setDrawing(false);
              onChange(areas.find(({ id }) => id === value)?.geometry);
            }}
          >
            <option value="">{t('beforeAfter.choose')}</option>
            <option value="own">{t('beforeAfter.own')}</option>
            <optgroup label={t('beforeAfter.areas')}>
              {areas.map((area) => (
                <option key={area.id} value={area.id}>
                  {`${titleOf(area)} · ${t('desk:area.people', { marked: area.properties.nMarked, passed: area.properties.nPassed })}`}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
      {choice === 'own' && (
        <>
          <Button
            icon={drawing ? Check : Pencil}
            disabled={controls === undefined}
            aria-pressed={drawing}
            onClick={() => {
              setDrawing(!drawing);
              if (!drawing) onDrawing();
            }}
          >
            {drawing ? t('beforeAfter.drawn') : t('beforeAfter.draw')}
          </Button>
          {drawing && <p className="desk-quiet">{t('beforeAfter.drawHint')}</p>}
          <TypedPositions
            summary={t('beforeAfter.type')}
            label={t('beforeAfter.typeLabel')}
            fewest={3}
            positions={ground?.type === 'Polygon' ? (ground.coordinates[0]?.slice(0, -1) ?? []) : []}
            near={near}
            onUse={(positions) => {
              setDrawing(false);
              const ring = [...positions, ...positions.slice(0, 1)];
              onChange(polygonSchema.safeParse({ type: 'Polygon', coordinates: [ring] }).data);
            }}
          />
        </>
      )}
    </div>
  );
}
