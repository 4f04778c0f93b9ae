import { useQuery } from '@tanstack/react-query';
import { Footprints } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownBand } from '../../../domain/area.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import type { AuthorKey } from '../../offline/local-db.ts';
import { type AreaSetView, areaSetsQuery } from '../../state/area-queries.ts';
import { walkViews } from '../../state/record-views.ts';
import { areasQuery, walksQuery } from '../../state/staff-queries.ts';
import { type AddressForm, areaInAddress, useAddressState } from '../../state/use-address-state.ts';
import type { AreaView, FindingView } from '../../state/wire.ts';
import { PageHeading } from '../../ui/page.tsx';
import { AreaDetail } from '../../ui/staff/area-detail.tsx';
import { AreaList } from '../../ui/staff/area-list.tsx';
import { cornersOf, middleOf, useAreaNames } from '../../ui/staff/area-names.ts';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { ExportMenu } from '../../ui/staff/export-menu.tsx';
import { findingMark } from '../../ui/staff/finding-marks.ts';
import { LayerCard } from '../../ui/staff/layer-card.tsx';
import { shadesOf } from '../../ui/staff/layer-look.ts';
import { LayerRows } from '../../ui/staff/layer-rows.tsx';
import { ListState } from '../../ui/staff/list-state.tsx';
import { BandLegend, KeySwitch, LayerLegend, MapKey } from '../../ui/staff/map-key.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { useLayer } from '../../ui/staff/use-layer.ts';
import { useMapChoice } from '../../ui/staff/use-map-choice.ts';
import { WalkAndCategory } from '../../ui/staff/walk-and-category.tsx';
import { AreaFindings } from './area-findings.tsx';
import { AreasSources } from './areas-sources.tsx';
import { BandDecision } from './band-decision.tsx';
import { NewActions } from './new-actions.tsx';
import { useFindingsOf } from './use-findings-of.ts';
import './areas.css';

const noAreas: readonly AreaView[] = [];
const noSets: readonly AreaSetView[] = [];
const noFindings: readonly FindingView[] = [];

/** What the areas were computed over, and what they are narrowed to; empty texts for all. */
const basisInAddress: AddressForm<{ walkId: string; category: string; setId: string }> = {
  read: (search) => ({
    walkId: search.get('walk') ?? '',
    category: search.get('category') ?? '',
    setId: search.get('set') ?? '',
  }),
  write: ({ walkId, category, setId }) => ({ walk: walkId, category, set: setId }),
};

/** Areas with the findings that they are made of and the breakdown of their score. */
export function AreasScreen(): ReactNode {
  return <StaffFrame verb="finding.read">{({ email }) => <Areas author={`staff:${email}`} />}</StaffFrame>;
}

function Areas({ author }: { author: AuthorKey }): ReactNode {
  const { t } = useTranslation(['areas', 'desk']);
  const [{ walkId, category, setId }, setBasis] = useAddressState(basisInAddress);
  const [showExposure, setShowExposure] = useState(false);
  const [selectedId, setSelectedId] = useAddressState(areaInAddress);
  const [hoveredId, setHoveredId] = useState<string>();
  const [shown, setShown] = useState<Shown>('list');
  const cell = useMapChoice(setShown);
  // On the phone the areas come first.
  const [isWide] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  const controls = useRef<MapControls>(undefined);

  const walks = useQuery(walksQuery);
  const walkList = useMemo(() => walkViews(walks.data ?? []), [walks.data]);
  const filter = { walkId: walkId || undefined, category: category || undefined };
  const sets = useQuery(areaSetsQuery).data ?? noSets;
  const set = sets.find(({ id }) => id === setId);
  const areas = useQuery(areasQuery({ ...filter, setId: set?.id }));
  const exposureOf = walkId === '' ? set?.properties.run.walkIds : [walkId];
  const exposure = useLayer('exposure', { walkId: exposureOf }, showExposure);
  const found = areas.data ?? noAreas;
  const names = useAreaNames(found);
  const selected = found.find(({ id }) => id === selectedId);
  const members = useFindingsOf(selected) ?? noFindings;

  const data = useMemo<MapData>(
    () => ({
      areas: found.map(({ id, geometry, properties }) => ({
        id,
        geometry,
        score: properties.score,
        band: shownBand(properties),
        name: names.get(id),
      })),
      findings: members.map(findingMark),
      shades: shadesOf(exposure.rows),
    }),
    [found, names, members, exposure.rows],
  );
  const startPositions = useMemo(() => found.flatMap(cornersOf), [found]);
  const openCell = exposure.rows.find(({ id }) => id === cell.id);
  const filtered = walkId !== '' || category !== '';

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <header className="desk-head">
            <PageHeading>{t('title')}</PageHeading>
            <p>{t('intro')}</p>
            <div className="areas-tools">
              <ExportMenu what="areas" filters={{ ...filter, setId: set?.id }} note={t('exportNote')} />
            </div>
          </header>
          <details className="areas-basis" open={isWide}>
            <summary>{t('source.about')}</summary>
            <AreasSources
              sets={sets}
              set={set}
              walks={walkList}
              walkId={walkId}
              names={names}
              author={author}
              onChoose={(id) => {
                setBasis({ walkId, category, setId: id });
                setSelectedId(undefined);
              }}
            />
            <div className="areas-filters">
              <WalkAndCategory
                filter={{ walkId, category }}
                walks={walkList}
                onChange={(chosen) => setBasis({ ...chosen, setId })}
              />
            </div>
          </details>
          <p className="areas-count" role="status">
            {areas.data !== undefined && t('count', { count: found.length })}
          </p>
          <ListState
            of={areas}
            isEmpty={found.length === 0}
            emptyTitle={filtered ? t('empty.filtered') : t('empty.title')}
            emptyText={filtered ? t('empty.filteredText') : t('empty.text')}
          />
          <AreaList
            areas={found}
            names={names}
            selectedId={selectedId}
            hoveredId={hoveredId}
            onSelect={setSelectedId}
            onHover={setHoveredId}
          />
          {exposure.rows.length > 0 && (
            <details className="desk-section areas-more">
              <summary>{t('key.cells', { count: exposure.rows.length })}</summary>
              <LayerRows
                rows={exposure.rows}
                selectedId={cell.id}
                onSelect={(row) => {
                  cell.fromList(row.id);
                  controls.current?.flyTo(middleOf(row));
                }}
              />
            </details>
          )}
        </>
      }
      detail={
        selected === undefined ? undefined : (
          <AreaDetail
            area={selected}
            names={names}
            hideFew={false}
            onClose={() => setSelectedId(undefined)}
            onLocate={() => {
              setShown('map');
              controls.current?.flyTo(middleOf(selected), 17);
            }}
          >
            <NewActions area={selected} members={members} walks={walkList} />
            <BandDecision key={selected.id} area={selected} author={author} />
            <AreaFindings
              findings={members}
              total={selected.properties.findingIds?.length ?? members.length}
              onSelect={({ geometry }) => {
                setShown('map');
                controls.current?.flyTo(geometry.coordinates, 18);
              }}
            />
          </AreaDetail>
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
            if (chosen?.kind === 'finding') return;
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
              icon={Footprints}
              label={t('key.exposure')}
              checked={showExposure}
              onChange={setShowExposure}
            />
            {showExposure && exposure.legend !== undefined && <LayerLegend legend={exposure.legend} />}
          </MapKey>
          {openCell !== undefined && <LayerCard row={openCell} onClose={cell.close} />}
        </StaffMap>
      }
    />
  );
}
