import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownBand } from '../../../domain/area.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { walkViews } from '../../state/record-views.ts';
import { areasQuery, walksQuery } from '../../state/staff-queries.ts';
import { areaInAddress, useAddressState } from '../../state/use-address-state.ts';
import type { AreaView } from '../../state/wire.ts';
import { PageHeading } from '../../ui/page.tsx';
import { AreaDetail } from '../../ui/staff/area-detail.tsx';
import { AreaList } from '../../ui/staff/area-list.tsx';
import { cornersOf, middleOf, useAreaNames } from '../../ui/staff/area-names.ts';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { LayerCard } from '../../ui/staff/layer-card.tsx';
import { shadesOf } from '../../ui/staff/layer-look.ts';
import { LayerRows } from '../../ui/staff/layer-rows.tsx';
import { ListState } from '../../ui/staff/list-state.tsx';
import { BandLegend, KeySwitch, LayerLegend, MapKey } from '../../ui/staff/map-key.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { useLayer } from '../../ui/staff/use-layer.ts';
import { useMapChoice } from '../../ui/staff/use-map-choice.ts';
import { activeFilters, areasInPeriod, hotspotFilterInAddress, periodOf } from './hotspot-filter.ts';
import { HotspotFilters } from './hotspot-filters.tsx';
import './hotspots.css';

const noAreas: readonly AreaView[] = [];

/** Hot spots: where several people felt unsafe, without a single mark or word of theirs. */
export function HotspotsScreen(): ReactNode {
  return <StaffFrame verb="layer.read">{(me) => <Hotspots police={me.handlesIncidents} />}</StaffFrame>;
}

function Hotspots({ police }: { police: boolean }): ReactNode {
  const { t } = useTranslation(['hotspots', 'evidence']);
  const [filter, setFilter] = useAddressState(hotspotFilterInAddress);
  const [showDensity, setShowDensity] = useState(true);
  const [selectedId, setSelectedId] = useAddressState(areaInAddress);
  const [hoveredId, setHoveredId] = useState<string>();
  const [shown, setShown] = useState<Shown>('list');
  const cell = useMapChoice(setShown);
  const controls = useRef<MapControls>(undefined);

  const walks = useQuery(walksQuery);
  const wanted = { walkId: filter.walkId || undefined, category: filter.category || undefined };
  const areas = useQuery({ ...areasQuery(wanted), placeholderData: keepPreviousData });
  const density = useLayer('density', { ...wanted, ...periodOf(filter) }, showDensity);

  const walkList = useMemo(() => walkViews(walks.data ?? []), [walks.data]);
  const found = areas.data ?? noAreas;
  const listed = useMemo(() => areasInPeriod(found, walkList, filter), [found, walkList, filter]);
  const names = useAreaNames(found);
  const data = useMemo<MapData>(
    () => ({
      areas: listed.map(({ id, geometry, properties }) => ({
        id,
        geometry,
        score: properties.score,
        band: shownBand(properties),
        name: names.get(id),
      })),
      shades: shadesOf(density.rows),
    }),
    [listed, names, density.rows],
  );
  const startPositions = useMemo(() => found.flatMap(cornersOf), [found]);
  const isEmptyAtAll = found.length === 0 && activeFilters(filter) === 0;
  const selected = listed.find(({ id }) => id === selectedId);
  const openCell = density.rows.find(({ id }) => id === cell.id);

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
            {areas.isPlaceholderData && t('evidence:compute.waiting')}
            {areas.data !== undefined &&
              !areas.isPlaceholderData &&
              (listed.length === found.length
                ? t('countAll', { count: found.length })
                : t('count', { count: listed.length, total: found.length }))}
          </p>
          <ListState
            of={areas}
            isEmpty={listed.length === 0}
            emptyTitle={t(isEmptyAtAll ? 'empty.title' : 'empty.filtered')}
            emptyText={t(isEmptyAtAll ? 'empty.text' : 'empty.filteredText')}
          />
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
          {density.rows.length > 0 && (
            <details className="desk-section hotspots-about">
              <summary>{t('density.rows', { count: density.rows.length })}</summary>
              <LayerRows
                rows={density.rows}
                selectedId={cell.id}
                onSelect={(row) => {
                  cell.fromList(row.id);
                  controls.current?.flyTo(middleOf(row));
                }}
              />
            </details>
          )}
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
          selectedIds={useMemo(() => [selectedId ?? [], cell.id ?? []].flat(), [selectedId, cell.id])}
          hoveredId={hoveredId}
          onHover={(over) => setHoveredId(over?.kind === 'area' ? over.id : undefined)}
          onSelect={(chosen) => {
            cell.fromMap(chosen?.kind === 'shade' ? chosen.id : undefined);
            if (chosen?.kind === 'shade') return;
            setSelectedId(chosen?.id);
            if (chosen !== undefined) setShown('list');
          }}
          onReady={(ready) => {
            controls.current = ready;
          }}
        >
          <MapKey>
            <BandLegend />
            <KeySwitch
              icon={Layers}
              label={t('density.switch')}
              checked={showDensity}
              onChange={setShowDensity}
            />
            {showDensity && density.legend !== undefined && <LayerLegend legend={density.legend} />}
          </MapKey>
          {openCell !== undefined && <LayerCard row={openCell} onClose={cell.close} />}
        </StaffMap>
      }
    />
  );
}
