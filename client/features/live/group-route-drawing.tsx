import { Check, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LineString, lineStringSchema, type Position } from '../../../domain/geo.ts';
import type { Drawing, MapControls } from '../../map/map-data.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import type { GroupView, WalkView } from '../../state/record-views.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TypedPositions } from '../../ui/staff/typed-positions.tsx';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import { routeChange } from './group-changes.ts';

/** The way of one group, drawn on the map or typed; begins with the one it has. Refused ones stay to be mended. */
export function GroupRouteDrawing({
  walk,
  group,
  controls,
  near,
  write,
  onClose,
}: {
  walk: WalkView;
  group: GroupView;
  /** Undefined where there is no map: then the way can still be typed. */
  controls: MapControls | undefined;
  near: Position | undefined;
  write: StaffWrite;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('live');
  const [line, setLine] = useState<LineString | undefined>(
    group.properties.route ?? walk.properties.route ?? undefined,
  );
  const [typedCount, setTypedCount] = useState(0);
  const latest = useRef(line);
  latest.current = line;
  const heading = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a typed line is given to the tool by starting it anew
  useEffect(() => {
    if (controls === undefined) return;
    let drawing: Drawing | undefined;
    let over = false;
    const begin = async (): Promise<void> => {
      drawing = await controls.draw({ kind: 'route', start: latest.current, onChange: setLine });
      if (over) drawing.stop();
    };
    begin().catch((fault: unknown) => console.error('the drawing tool could not start', fault));
    return () => {
      over = true;
      drawing?.stop();
    };
  }, [controls, typedCount]);

  useEffect(() => heading.current?.focus(), []);

  const save = async (): Promise<void> => {
    if (line === undefined) return;
    const safe = await write.run([routeChange(walk.id, group.id, line, deviceIds)], t('way.saved'));
    if (safe) onClose();
  };

  return (
    <div className="desk-section" tabIndex={-1} ref={heading}>
      <Notice title={t('way.draw', { name: group.properties.name })}>
        <p>{line === undefined ? t('way.none') : t('way.drawHint')}</p>
        <TypedPositions
          summary={t('way.type')}
          label={t('way.typeLabel')}
          fewest={2}
          positions={line?.coordinates ?? []}
          near={near ?? [0, 0]}
          onUse={(coordinates) => {
            setLine(lineStringSchema.parse({ type: 'LineString', coordinates }));
            setTypedCount((before) => before + 1);
          }}
        />
        <div className="live-actions">
          <Button
            look="primary"
            icon={Check}
            disabled={line === undefined || write.busy}
            onClick={() => void save()}
          >
            {t('way.save')}
          </Button>
          <Button icon={X} onClick={onClose}>
            {t('way.cancel')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
