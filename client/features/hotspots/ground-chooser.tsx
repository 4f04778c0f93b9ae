import { Check, Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Polygon, Position } from '../../../domain/geo.ts';
import type { Drawing, MapControls } from '../../map/map-data.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { TypedOutline } from '../../ui/staff/typed-outline.tsx';

type Ground = AreaView['geometry'];

/** Places that are there already, under a heading. */
export interface GroundGroup {
  label: string;
  grounds: readonly { id: string; label: string; geometry: Ground }[];
}

/** What somebody picked: nothing, the id of a place that is there, or `own` with what they drew or typed. */
export interface GroundPick {
  choice: string;
  own?: Ground | undefined;
}

/** The outline of what was picked; undefined while there is none. */
export function groundOf({ choice, own }: GroundPick, groups: readonly GroundGroup[]): Ground | undefined {
  if (choice === 'own') return own;
  return groups.flatMap(({ grounds }) => grounds).find(({ id }) => id === choice)?.geometry;
}

/** A place to count in: one that is there already, drawn on the map, or typed. */
export function GroundChooser({
  label,
  groups,
  pick,
  ground,
  onChange,
  controls,
  near,
  onDrawing,
}: {
  label: string;
  groups: readonly GroundGroup[];
  pick: GroundPick;
  ground: Ground | undefined;
  onChange: (pick: GroundPick) => void;
  controls: MapControls | undefined;
  near: Position;
  /** Drawing begins: the map should be seen. */
  onDrawing: () => void;
}): ReactNode {
  const { t } = useTranslation(['evidence', 'desk']);
  const [drawing, setDrawing] = useState(false);
  const start = useRef<Polygon>(undefined);
  start.current = ground?.type === 'Polygon' ? ground : undefined;
  const setOwn = (own: Ground | undefined): void => onChange({ choice: 'own', own });
  const draw = useRef(setOwn);
  draw.current = setOwn;

  useEffect(() => {
    if (!drawing || controls === undefined) return;
    let session: Drawing | undefined;
    let over = false;
    const begin = async (): Promise<void> => {
      session = await controls.draw({
        kind: 'area',
        start: start.current,
        onChange: (polygon) => draw.current(polygon),
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
            value={pick.choice}
            onChange={(event) => {
              const { value } = event.target;
              setDrawing(false);
              onChange({ choice: value });
            }}
          >
            <option value="">{t('beforeAfter.choose')}</option>
            <option value="own">{t('beforeAfter.own')}</option>
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                {group.grounds.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      {pick.choice === 'own' && (
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
          <TypedOutline
            summary={t('beforeAfter.type')}
            label={t('beforeAfter.typeLabel')}
            outline={ground?.type === 'Polygon' ? ground : undefined}
            near={near}
            onUse={(outline) => {
              setDrawing(false);
              setOwn(outline);
            }}
          />
        </>
      )}
    </div>
  );
}
