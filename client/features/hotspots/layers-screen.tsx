import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import { pickText } from '../../../domain/localized.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { type LayerView, layerResultSchema, layersQuery } from '../../state/layer-queries.ts';
import { walkViews } from '../../state/record-views.ts';
import { queryOf } from '../../state/staff-fetch.ts';
import { walksQuery } from '../../state/staff-queries.ts';
import { useComputed } from '../../state/use-computed.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { cornersOf, middleOf } from '../../ui/staff/area-names.ts';
import { ComputeState } from '../../ui/staff/compute-state.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { HeatTable } from '../../ui/staff/heat-table.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { ShadeLegend } from '../../ui/staff/shade-legend.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { noFilter, periodOf } from './hotspot-filter.ts';
import { HotspotFilters } from './hotspot-filters.tsx';
import { looksOf } from './layer-look.ts';
import { LayerParameters } from './layer-parameters.tsx';
import { type LayerRow, LayerRows } from './layer-rows.tsx';
import '../../ui/staff/map-key.css';
import './hotspots.css';

const noRows: readonly LayerRow[] = [];
const preset = 'density';

/** Every way of looking at what people marked, one at a time, with what it means and how many it stands on. */
export function LayersScreen(): ReactNode {
  return <StaffFrame verb="layer.read">{(me) => <Layers police={me.handlesIncidents} />}</StaffFrame>;
}

function Layers({ police }: { police: boolean }): ReactNode {
  const { t } = useTranslation('evidence');
  const [search] = useSearchParams();
  const layers = useQuery(layersQuery);
  const wanted = search.get('layer') ?? preset;
  const layer = layers.data?.find(({ id }) => id === wanted) ?? layers.data?.find(({ id }) => id === preset);
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
  const [filter, setFilter] = useState(noFilter);
  const [parameters, setParameters] = useState<Readonly<Record<string, string>>>({});
  const [selectedId, setSelectedId] = useState<string>();
  const [shown, setShown] = useState<Shown>('list');
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
  const looks = useMemo(() => looksOf(layer.legend), [layer]);
  const rows = useMemo<readonly LayerRow[]>(() => {
    const order = layer.legend.entries.map(({ value }) => value);
    const words = new Map(layer.legend.entries.map(({ value, label }) => [value, pickText(label, language)]));
    return (data?.features ?? noRows)
      .map(({ geometry, properties }, index) => ({
        id: properties.cell ?? `outline-${index}`,
        look: looks.get(properties.level) ?? ('quiet' as const),
        words: words.get(properties.level) ?? properties.level,
        geometry,
        properties,
      }))
      .sort(
        (a, b) =>
          order.indexOf(b.properties.level) - order.indexOf(a.properties.level) ||
          (b.properties.nMarked ?? 0) - (a.properties.nMarked ?? 0),
      );
  }, [data, layer, looks, language]);
  const mapData = useMemo<MapData>(
    () => ({
      // The highest is drawn last: outlines of one density lie inside those of another.
      shades: [...rows].reverse().map(({ id, geometry, look, properties: { nMarked } }) => ({
        id,
        geometry,
        look,
        label: typeof nMarked === 'number' && nMarked > 0 ? String(nMarked) : undefined,
      })),
    }),
    [rows],
  );
  const startPositions = useMemo(() => rows.flatMap(cornersOf), [rows]);
  const select = (row: LayerRow | undefined): void => {
    setSelectedId(row?.id);
    if (row !== undefined) controls.current?.flyTo(middleOf(row));
  };

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
            <Field label={t('layers.pick')}>
              {(attributes) => (
                <select
                  {...attributes}
                  className="field-control"
                  value={layer.id}
                  onChange={(event) => {
                    const next = layers.find(({ id }) => id === event.target.value);
                    // Areas are kept and have a screen of their own.
                    navigate(
                      next?.href.startsWith('/api/layers/') === true
                        ? `/hotspots/layers?layer=${next.id}`
                        : '/hotspots',
                    );
                  }}
                >
                  {layers.map(({ id, label }) => (
                    <option key={id} value={id}>
                      {pickText(label, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
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
                    {pickText(note, language)}
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
                {rows.length > 0 && <LayerRows rows={rows} selectedId={selectedId} onSelect={select} />}
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
          selectedIds={useMemo(() => (selectedId === undefined ? [] : [selectedId]), [selectedId])}
          onSelect={(chosen) => {
            setSelectedId(chosen?.id);
            if (chosen !== undefined) setShown('list');
          }}
          onReady={(ready) => {
            controls.current = ready;
          }}
        >
          <details className="map-key" open={window.matchMedia('(min-width: 60rem)').matches}>
            <summary>{t('legend')}</summary>
            <ShadeLegend
              title={pickText(layer.legend.title, language)}
              entries={layer.legend.entries.map(({ value, label }) => ({
                look: looks.get(value) ?? 'quiet',
                label: pickText(label, language),
              }))}
            />
          </details>
        </StaffMap>
      }
    />
  );
}
