import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { carriedFilter } from '../../state/carried-filter.ts';
import { lampsQuery, lampTilesOf } from '../../state/lamp-queries.ts';
import { type LayerView, layerResultSchema, layersQuery } from '../../state/layer-queries.ts';
import { walkViews } from '../../state/record-views.ts';
import { queryOf } from '../../state/staff-fetch.ts';
import { walksQuery } from '../../state/staff-queries.ts';
import { useAddressState } from '../../state/use-address-state.ts';
import { useComputed } from '../../state/use-computed.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { cornersOf, middleOf } from '../../ui/staff/area-names.ts';
import { ComputeState } from '../../ui/staff/compute-state.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { HeatTable } from '../../ui/staff/heat-table.tsx';
import { LampKey } from '../../ui/staff/lamp-key.tsx';
import { LayerCard } from '../../ui/staff/layer-card.tsx';
import { type LayerRow, layerRows, shadesOf } from '../../ui/staff/layer-look.ts';
import { LayerRows } from '../../ui/staff/layer-rows.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { LayerLegend, MapKey } from '../../ui/staff/map-key.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { useMapChoice } from '../../ui/staff/use-map-choice.ts';
import { wordsFromServer } from '../../ui/staff/words-from-server.ts';
import { hotspotFilterInAddress, periodOf } from './hotspot-filter.ts';
import { HotspotFilters } from './hotspot-filters.tsx';
import { LayerParameters } from './layer-parameters.tsx';
import { parametersInAddress } from './parameters-in-address.ts';
import './hotspots.css';

const noRows: readonly LayerRow[] = [];
const preset = 'density';

/** Areas are kept, not computed when asked for. */
const isShownHere = ({ href }: LayerView): boolean => href.startsWith('/api/layers/');

/** Every way of looking at what people marked, one at a time, with what it means and how many it stands on. */
export function LayersScreen(): ReactNode {
  return <StaffFrame verb="layer.read">{(me) => <Layers police={me.handlesIncidents} />}</StaffFrame>;
}

function Layers({ police }: { police: boolean }): ReactNode {
  const { t } = useTranslation('evidence');
  const [search] = useSearchParams();
  const layers = useQuery(layersQuery);
  const wanted = search.get('layer') ?? preset;
  const shown = layers.data?.filter(isShownHere);
  const layer = shown?.find(({ id }) => id === wanted) ?? shown?.find(({ id }) => id === preset);
  if (layers.data !== undefined && layer !== undefined)
    return <Layer key={layer.id} layers={layers.data} layer={layer} police={police} />;
  return (
    <div className="page">
      <PageHeading>{t('layers.title')}</PageHeading>
      {layers.error === null ? (
        <Skeleton lines={6} />
      ) : (
        <LoadFault fault={layers.error} onRetry={layers.refetch} />
      )}
    </div>
  );
}

function Layer({
  layers,
  layer,
  police,
}: {
  layers: readonly LayerView[];
  layer: LayerView;
  police: boolean;
}): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const [, navigate] = useLocation();
  const [filter, setFilter] = useAddressState(hotspotFilterInAddress);
  const [parameters, setParameters] = useAddressState(
    useMemo(() => parametersInAddress(layer.parameters), [layer.parameters]),
  );
  const [shown, setShown] = useState<Shown>('list');
  const cell = useMapChoice(setShown);
  const controls = useRef<MapControls>(undefined);
  const walks = useQuery(walksQuery);
  const walkList = useMemo(() => walkViews(walks.data ?? []), [walks.data]);

  const { walkId, category } = filter;
  const query = queryOf({
    walkId: walkId || undefined,
    category: category || undefined,
    ...periodOf(filter),
    ...parameters,
  });
  const computed = useComputed(`${layer.href}/progress${query}`, layerResultSchema);
  const { data } = computed;
  const rows = useMemo(
    () => (data === undefined ? noRows : layerRows(layer.legend, data.features, language)),
    [data, layer, language],
  );
  const lamps = useQuery({ ...lampsQuery, enabled: layer.id === 'dark-spots' });
  const lampTiles = layer.id === 'dark-spots' ? lampTilesOf(lamps.data) : undefined;
  const mapData = useMemo<MapData>(() => ({ shades: shadesOf(rows), lampTiles }), [rows, lampTiles]);
  const startPositions = useMemo(() => rows.flatMap(cornersOf), [rows]);
  const openCell = rows.find(({ id }) => id === cell.id);

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <EvidenceTabs police={police} />
          <header className="desk-head">
            <PageHeading>{t('layers.title')}</PageHeading>
            <p>{t('layers.intro')}</p>
            <SelectField
              label={t('layers.pick')}
              value={layer.id}
              choices={layers.map(({ id, label }) => ({ value: id, label: pickText(label, language) }))}
              onChange={(id) => {
                const next = layers.find((one) => one.id === id);
                // Areas are kept and have a screen of their own.
                // The filter is of the marks, whatever the layer; its settings are its own.
                const kept = carriedFilter(new URLSearchParams(window.location.search));
                navigate(
                  next !== undefined && isShownHere(next)
                    ? `/hotspots/layers${queryOf({ layer: next.id, ...kept })}`
                    : `/hotspots${queryOf(kept)}`,
                );
              }}
            />
            <p>{pickText(layer.explanation, language)}</p>
          </header>
          <HotspotFilters filter={filter} onChange={setFilter} walks={walkList} />
          {layer.parameters.length > 0 && (
            <LayerParameters parameters={layer.parameters} values={parameters} onApply={setParameters} />
          )}
          <section className="desk-section" aria-live="polite">
            <ComputeState of={computed} />
            {data?.refused !== undefined && (
              <Notice title={t('layers.refused')}>
                <p>{pickText(data.refused, language)}</p>
              </Notice>
            )}
            {data !== undefined && data.refused === undefined && (
              <>
                {data.notes.map((note) => (
                  <p key={note.sv} className="desk-quiet">
                    {wordsFromServer(note)}
                  </p>
                ))}
                {data.table !== undefined && (
                  <HeatTable
                    caption={pickText(layer.legend.title, language)}
                    weekdays={data.table.rows.map(({ label }) => pickText(label, language))}
                    withheld={t('layers.withheld')}
                    values={data.table.rows.map(({ values }) => values)}
                    tone="felt"
                  />
                )}
                {data.table === undefined && rows.length === 0 && <Notice title={t('layers.nothing')} />}
                {rows.length > 0 && (
                  <LayerRows
                    rows={rows}
                    selectedId={cell.id}
                    onSelect={(row) => {
                      cell.fromList(row.id);
                      controls.current?.flyTo(middleOf(row));
                    }}
                  />
                )}
              </>
            )}
          </section>
        </>
      }
      map={
        <StaffMap
          label={t('layers.map', { layer: pickText(layer.label, language) })}
          data={mapData}
          startPositions={startPositions}
          selectedIds={useMemo(() => (cell.id === undefined ? [] : [cell.id]), [cell.id])}
          onSelect={(chosen) => cell.fromMap(chosen?.id)}
          onReady={(ready) => {
            controls.current = ready;
          }}
        >
          {data?.table === undefined && (
            <MapKey>
              <LayerLegend legend={layer.legend} />
              {lampTiles !== undefined && <LampKey />}
            </MapKey>
          )}
          {openCell !== undefined && <LayerCard row={openCell} onClose={cell.close} />}
        </StaffMap>
      }
    />
  );
}
