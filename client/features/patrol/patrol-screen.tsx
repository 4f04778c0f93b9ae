import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { Polygon, Position } from '../../../domain/geo.ts';
import { dayMilliseconds } from '../../../domain/milliseconds.ts';
import type { MapControls, MapData, MapSelection } from '../../map/map-data.ts';
import { deviceIds } from '../../offline/device-clock.ts';
import { hotSpotsQuery } from '../../state/patrol-queries.ts';
import type { HotSpotView } from '../../state/patrol-wire.ts';
import { areasQuery, settingsQuery } from '../../state/staff-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { PatrolFrame, PatrolTabs } from '../../ui/patrol/patrol-frame.tsx';
import { usePatrolWrite } from '../../ui/patrol/use-patrol-write.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { cornersOf, middleOf } from '../../ui/staff/area-names.ts';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { shadesOf } from '../../ui/staff/layer-look.ts';
import { ListState } from '../../ui/staff/list-state.tsx';
import type { StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { useLayer } from '../../ui/staff/use-layer.ts';
import type { StaffWrite } from '../../ui/staff/use-staff-write.ts';
import {
  additionOf,
  draftOf,
  editOf,
  emptyHotSpot,
  type HotSpotDraft,
  outlineOfArea,
} from './hot-spot-changes.ts';
import { HotSpotDetail } from './hot-spot-detail.tsx';
import { HotSpotForm } from './hot-spot-form.tsx';
import { HotSpotList } from './hot-spot-list.tsx';
import { type DrawFrom, useOutlineDrawing } from './use-outline-drawing.ts';
import './patrol.css';

const noHotSpots: readonly HotSpotView[] = [];
const noAreas: readonly AreaView[] = [];
const reviewDays = 90;

/** The places that the police patrol on foot: a list, a map, and the form in which they are made. */
export function PatrolScreen(): ReactNode {
  return <PatrolFrame>{(me) => <Places me={me} />}</PatrolFrame>;
}

interface Editing {
  seen: HotSpotView | undefined;
  draft: HotSpotDraft;
  /** Undefined while clicks on the map choose what to begin with instead of drawing. */
  drawFrom: DrawFrom | undefined;
}

/** What there is is reshaped at once; where there is nothing, somebody chooses to draw. */
function drawingOf(outline: HotSpotDraft['geometry']): DrawFrom | undefined {
  return outline === undefined ? undefined : { outline };
}

function Places({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('patrol');
  const write = usePatrolWrite(`staff:${me.email}`);
  const [search, setSearch] = useSearchParams();
  const [which, setWhich] = useState<'active' | 'retired'>('active');
  const [shown, setShown] = useState<Shown>('list');
  const [hoveredId, setHoveredId] = useState<string>();
  const [controls, setControls] = useState<MapControls>();
  const [editing, setEditing] = useState<Editing>();
  const list = useQuery(hotSpotsQuery);
  const { data: settings } = useQuery(settingsQuery);
  const areas = useQuery({ ...areasQuery({}), enabled: editing !== undefined });
  const { rows: cells } = useLayer('density', {}, editing !== undefined);
  const all = list.data ?? noHotSpots;
  const found = useMemo(
    () => all.filter(({ properties }) => (properties.retired === null) === (which === 'active')),
    [all, which],
  );
  const openId = search.get('place') ?? undefined;
  const opened = all.find(({ id }) => id === openId);
  const open = (id: string | undefined): void =>
    setSearch(id === undefined ? {} : { place: id }, { replace: openId !== undefined });

  const data = useMemo<MapData>(
    () => ({
      hotSpots: found
        .filter(({ id }) => id !== editing?.seen?.id)
        .map(({ id, geometry, properties }) => ({
          id,
          geometry,
          name: properties.name,
          retired: properties.retired !== null,
        })),
      // What people felt, as aggregates: an outline may begin as one of these.
      areas:
        editing === undefined
          ? []
          : (areas.data ?? noAreas).map(({ id, geometry, properties: { score, band } }) => ({
              id,
              geometry,
              score,
              band,
            })),
      shades: shadesOf(cells),
    }),
    [found, editing, areas.data, cells],
  );
  const startPositions = useMemo(() => all.flatMap(cornersOf), [all]);
  const setDraft = (change: Partial<HotSpotDraft>): void =>
    setEditing((before) => before && { ...before, draft: { ...before.draft, ...change } });
  /** As above, but what is drawn begins anew from what came from elsewhere. */
  const setFromElsewhere = (change: Partial<HotSpotDraft>): void => {
    setDraft(change);
    if ('geometry' in change)
      setEditing((before) => before && { ...before, drawFrom: drawingOf(change.geometry) });
  };
  useOutlineDrawing(controls, editing?.drawFrom, (geometry) => setDraft({ geometry }));
  const begin = (seen: HotSpotView | undefined): void => {
    write.forget();
    const reviewAt = new Date(deviceIds.now().getTime() + reviewDays * dayMilliseconds)
      .toISOString()
      .slice(0, 10);
    const draft = seen === undefined ? emptyHotSpot(reviewAt) : draftOf(seen);
    setEditing({ seen, draft, drawFrom: drawingOf(draft.geometry) });
  };
  const near: Position = settings?.centre ?? [15, 60];
  const openedMiddle = useMemo(() => (opened === undefined ? undefined : middleOf(opened)), [opened]);
  useEffect(() => {
    if (openedMiddle !== undefined) controls?.flyTo(openedMiddle, 16);
  }, [openedMiddle, controls]);

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <header className="desk-head">
            <PatrolTabs current="places" />
            <PageHeading>{t('places.title')}</PageHeading>
            <p>{t('places.intro')}</p>
            <div className="patrol-tools">
              <Button look="primary" icon={Plus} onClick={() => begin(undefined)}>
                {t('places.new')}
              </Button>
            </div>
            <Segmented
              legend={t('places.which')}
              value={which}
              onChange={setWhich}
              options={(['active', 'retired'] as const).map((value) => ({
                value,
                label: t(`places.${value}`),
              }))}
            />
          </header>
          <p className="patrol-count" role="status">
            {list.data !== undefined && t('places.count', { count: found.length, total: all.length })}
          </p>
          <ListState
            of={list}
            isEmpty={found.length === 0}
            emptyTitle={t(`places.empty.${which}`)}
            emptyText={t(`places.emptyText.${which}`)}
          />
          <HotSpotList
            hotSpots={found}
            openId={openId}
            hoveredId={hoveredId}
            onOpen={open}
            onHover={setHoveredId}
          />
        </>
      }
      detail={
        editing !== undefined ? (
          <FormPanel
            editing={editing}
            near={near}
            areas={areas.data ?? noAreas}
            write={write}
            onDraw={(draws) =>
              setEditing({ ...editing, drawFrom: draws ? { outline: undefined } : undefined })
            }
            onChange={setFromElsewhere}
            onClose={(id) => {
              setEditing(undefined);
              if (id !== undefined) open(id);
            }}
          />
        ) : opened === undefined ? undefined : (
          <HotSpotDetail
            hotSpot={opened}
            write={write}
            onEdit={() => begin(opened)}
            onLocate={() => {
              setShown('map');
              controls?.flyTo(middleOf(opened), 17);
            }}
            onClose={() => open(undefined)}
          />
        )
      }
      map={
        <StaffMap
          label={t('places.map')}
          data={data}
          startPositions={startPositions}
          waiting={list.isPending}
          selectedIds={useMemo(() => (openId === undefined ? [] : [openId]), [openId])}
          hoveredId={hoveredId}
          onHover={(over) => setHoveredId(over?.kind === 'hotspot' ? over.id : undefined)}
          onSelect={(chosen) => {
            if (editing !== undefined) {
              const outline = chosen === undefined ? undefined : shapeOf(chosen, data);
              if (outline !== undefined) setFromElsewhere({ geometry: outline, basis: 'perceived' });
              return;
            }
            open(chosen?.kind === 'hotspot' ? chosen.id : undefined);
            if (chosen !== undefined) setShown('list');
          }}
          onReady={setControls}
        />
      }
    />
  );
}

/** The outline of what was chosen on the map, where it is one piece. */
function shapeOf({ kind, id }: MapSelection, { areas = [], shades = [] }: MapData): Polygon | undefined {
  const shape =
    kind === 'area'
      ? areas.find((one) => one.id === id)?.geometry
      : shades.find((one) => one.id === id)?.geometry;
  return shape === undefined ? undefined : outlineOfArea(shape);
}

function FormPanel({
  editing: { seen, draft, drawFrom },
  near,
  areas,
  write,
  onDraw,
  onChange,
  onClose,
}: {
  editing: Editing;
  near: Position;
  areas: readonly AreaView[];
  write: StaffWrite;
  onDraw: (draws: boolean) => void;
  onChange: (change: Partial<HotSpotDraft>) => void;
  onClose: (id?: string) => void;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const tidy = { ...draft, lookAt: draft.lookAt.map((line) => line.trim()).filter((line) => line !== '') };
  const save = (): void => {
    if (seen === undefined) {
      const { id, change } = additionOf(tidy, deviceIds);
      void write.run([change], t('places.added')).then((safe) => safe && onClose(id));
      return;
    }
    const change = editOf(seen, tidy, deviceIds);
    if (change === undefined) onClose(seen.id);
    else void write.run([change], t('places.saved')).then((safe) => safe && onClose(seen.id));
  };
  return (
    <HotSpotForm
      title={seen === undefined ? t('form.newTitle') : t('form.editTitle')}
      draft={draft}
      near={near}
      areas={areas}
      isDrawing={drawFrom !== undefined}
      write={write}
      onDraw={onDraw}
      onChange={onChange}
      onSave={save}
      onClose={() => onClose(seen?.id)}
    />
  );
}
