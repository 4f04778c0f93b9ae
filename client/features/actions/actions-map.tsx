import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isActionOpen, isActionOverdue } from '../../../domain/action-due.ts';
import type { Position } from '../../../domain/geo.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import type { ActionView } from '../../state/action-queries.ts';
import { areasQuery } from '../../state/staff-queries.ts';
import { middleOf } from '../../ui/staff/area-names.ts';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { ActionCard } from './action-card.tsx';

/**
 * A numbered list, and the same numbers on the map: at the action's own place, else in the middle of its area or amid
 * its marks.
 */
export function ActionsMap({
  actions,
  places,
  today,
  openId,
  onOpen,
}: {
  /** In the order of their days. */
  actions: readonly ActionView[];
  /** Amid their marks, by id. */
  places: ReadonlyMap<string, Position>;
  today: string;
  openId: string | undefined;
  onOpen: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('actions');
  const areas = useQuery(areasQuery({}));
  const controls = useRef<MapControls>(undefined);
  const placed = useMemo(
    () =>
      actions.map((action, index) => {
        const area = areas.data?.find(({ id }) => id === action.properties.areaId);
        const ofArea = area === undefined ? undefined : middleOf(area);
        const position = action.geometry?.coordinates ?? ofArea ?? places.get(action.id);
        return { action, number: index + 1, position };
      }),
    [actions, areas.data, places],
  );
  const data = useMemo<MapData>(
    () => ({
      stops: placed.flatMap(({ action: { id, properties }, number, position }) => {
        if (position === undefined) return [];
        const state = isActionOverdue(properties, today)
          ? ('next' as const)
          : isActionOpen(properties)
            ? undefined
            : ('done' as const);
        return [{ id, position, number, name: properties.title, state }];
      }),
    }),
    [placed, today],
  );
  const startPositions = useMemo(
    () => placed.flatMap(({ position }) => (position === undefined ? [] : [position])),
    [placed],
  );
  const placeless = placed.filter(({ position }) => position === undefined).length;
  return (
    <div className="actions-map">
      <div className="actions-map-list">
        {placeless > 0 && <p className="desk-quiet">{t('map.noPlace', { count: placeless })}</p>}
        <ul>
          {placed.map(({ action, number, position }) => (
            <li key={action.id}>
              <ActionCard
                action={action}
                today={today}
                number={number}
                withStatus
                open={action.id === openId}
                onOpen={(id) => {
                  if (position !== undefined) controls.current?.flyTo(position, 17);
                  onOpen(id);
                }}
              />
            </li>
          ))}
        </ul>
      </div>
      <div className="actions-map-ground">
        <StaffMap
          label={t('map.label')}
          data={data}
          startPositions={startPositions}
          waiting={areas.isPending}
          selectedIds={useMemo(() => (openId === undefined ? [] : [openId]), [openId])}
          onSelect={(chosen) => chosen?.kind === 'stop' && onOpen(chosen.id)}
          onReady={(ready) => {
            controls.current = ready;
          }}
        />
      </div>
    </div>
  );
}
