import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownBand } from '../../../domain/area.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { walkViews } from '../../state/record-views.ts';
import { areasQuery, densityQuery, walksQuery } from '../../state/staff-queries.ts';
import type { AreaView, DensityView } from '../../state/wire.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AreaDetail } from '../../ui/staff/area-detail.tsx';
import { AreaList } from '../../ui/staff/area-list.tsx';
import { cornersOf, middleOf, useAreaNames } from '../../ui/staff/area-names.ts';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { areasInPeriod, noFilter, periodOf } from './hotspot-filter.ts';
import { HotspotFilters } from './hotspot-filters.tsx';
import { AreaLegend, DensityLegend } from './hotspot-legend.tsx';
import '../../ui/staff/map-key.css';
import './hotspots.css';

const noAreas: readonly AreaView[] = [];
const noCells: readonly DensityView[] = [];

/** On the phone the map is too small for a legend that is always open. */
const isNarrow = (): boolean => !window.matchMedia('(min-width: 60rem)').matches;

/** Hot spots: where several people felt unsafe, without a single mark or word of theirs. */
export function HotspotsScreen(): ReactNode {
  return <StaffFrame verb="layer.read">{(me) => <Hotspots police={me.handlesIncidents} />}</StaffFrame>;
}

function Hotspots({ police }: { police: boolean }): ReactNode {
  const { t } = useTranslation('hotspots');
  const [filter, setFilter] = useState(noFilter);
  const [showDensity, setShowDensity] = useState(true);
  const [selectedId, setSelectedId] = useState<string>();
  const [hoveredId, setHoveredId] = useState<string>();
  const [shown, setShown] = useState<Shown>('list');
  const controls = useRef<MapControls>(undefined);

  const walks = useQuery(walksQuery);
  const wanted = { walkId: filter.walkId || undefined, category: filter.category || undefined };
  const areas = useQuery({ ...areasQuery(wanted), placeholderData: keepPreviousData });
  const density = useQuery({
    ...densityQuery({ ...wanted, ...periodOf(filter) }),
    enabled: showDensity,
    placeholderData: keepPreviousData,
  });

  const walkList = useMemo(() => walkViews(walks.data ?? []), [walks.data]);
  const found = areas.data ?? noAreas;
  const listed = useMemo(() => areasInPeriod(found, walkList, filter), [found, walkList, filter]);
  const names = useAreaNames(found);
  const cells = showDensity ? (density.data ?? noCells) : noCells;
  const data = useMemo<MapData>(
    () => ({
      areas: listed.map(({ id, geometry, properties }) => ({
        id,
        geometry,
        score: properties.score,
        band: shownBand(properties),
        name: names.get(id),
      })),
      cells: cells.map(({ geometry, properties }) => ({
        id: properties.cell,
        geometry,
        voices: properties.nMarked ?? undefined,
      })),
    }),
    [listed, names, cells],
  );
  const startPositions = useMemo(() => found.flatMap(cornersOf), [found]);
  const selected = listed.find(({ id }) => id === selectedId);
  const people =
    density.data?.reduce((most, { properties }) => Math.max(most, properties.nMarked ?? 0), 0) ?? 0;

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <EvidenceTabs police={police} />
          <header className="desk-head">
            <PageHeading>{t('title')}</PageHeading>
            <p>{t('intro')}</p>
          </header>
          <HotspotFilters filter={filter} onChange={setFilter} walks={walkList} />
          <p className="hotspots-count" role="status">
            {areas.data !== undefined &&
              (listed.length === found.length
                ? t('countAll', { count: found.length })
                : t('count', { count: listed.length, total: found.length }))}
          </p>
          {areas.error !== null && (
            <div className="desk-section">
              <LoadFault fault={areas.error} onRetry={areas.refetch} />
            </div>
          )}
          {areas.isPending && (
            <div className="desk-section">
              <Skeleton lines={6} />
            </div>
          )}
          {areas.data !== undefined && listed.length === 0 && (
            <div className="desk-section">
              <Notice
                title={found.length === 0 && filter === noFilter ? t('empty.title') : t('empty.filtered')}
              >
                <p>{found.length === 0 && filter === noFilter ? t('empty.text') : t('empty.filteredText')}</p>
              </Notice>
            </div>
          )}
          <AreaList
            areas={listed}
            names={names}
            selectedId={selectedId}
            hoveredId={hoveredId}
            onSelect={(id) => {
              setSelectedId(id);
              const area = listed.find((one) => one.id === id);
              if (area !== undefined) controls.current?.flyTo(middleOf(area));
            }}
            onHover={setHoveredId}
          />
          <details className="desk-section hotspots-about">
            <summary>{t('about.title')}</summary>
            <p>{t('about.what')}</p>
            <p>{t('about.voice')}</p>
            <p>{t('about.walked')}</p>
            <p>{t('about.use')}</p>
          </details>
        </>
      }
      detail={
        selected === undefined ? undefined : (
          <AreaDetail
            area={selected}
            names={names}
            hideFew
            onClose={() => setSelectedId(undefined)}
            onLocate={() => {
              setShown('map');
              controls.current?.flyTo(middleOf(selected), 17);
            }}
          />
        )
      }
      map={
        <StaffMap
          label={t('map')}
          data={data}
          startPositions={startPositions}
          waiting={areas.isPending}
          selectedIds={useMemo(() => (selectedId === undefined ? [] : [selectedId]), [selectedId])}
          hoveredId={hoveredId}
          onHover={(over) => setHoveredId(over?.kind === 'area' ? over.id : undefined)}
          onSelect={(chosen) => {
            if (chosen?.kind === 'cell') return;
            setSelectedId(chosen?.id);
            if (chosen !== undefined) setShown('list');
          }}
          onReady={(ready) => {
            controls.current = ready;
          }}
        >
          <details className="map-key" open={!isNarrow()}>
            <summary>{t('legend.title')}</summary>
            <AreaLegend />
            <label className="hotspots-switch">
              <input
                type="checkbox"
                role="switch"
                aria-checked={showDensity}
                checked={showDensity}
                onChange={(event) => setShowDensity(event.target.checked)}
              />
              <Layers size={20} aria-hidden="true" />
              <span>{t('density.switch')}</span>
            </label>
            {showDensity && <DensityLegend highest={people} />}
          </details>
        </StaffMap>
      }
    />
  );
}
