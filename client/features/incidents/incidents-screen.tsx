import { useQuery } from '@tanstack/react-query';
import { FileUp, Trash2, X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import { incidentSteps } from '../../map/incident-steps.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { incidentQueryOf } from '../../state/incident-filter.ts';
import { type IncidentsView, incidentsQuery } from '../../state/incident-queries.ts';
import { queryOf } from '../../state/staff-fetch.ts';
import { useIncidentFilter } from '../../state/use-incident-filter.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { IncidentFilterFields } from '../../ui/staff/incident-filter-fields.tsx';
import { ListState } from '../../ui/staff/list-state.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { MapKey } from '../../ui/staff/map-key.tsx';
import { ShadeLegend } from '../../ui/staff/shade-legend.tsx';
import { StaffFrame, type StaffMember } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { ImportIncidents } from './import-incidents.tsx';
import { IncidentCounts } from './incident-counts.tsx';
import { WithdrawDataset } from './withdraw-dataset.tsx';
import { WithdrawnDatasets } from './withdrawn-datasets.tsx';
import './incidents.css';

const looks = ['reported-1', 'reported-2', 'reported-3', 'reported-4', 'reported-5'] as const;

/** What the police have recorded: data sets, filters, counts and a map. For the police alone. */
export function IncidentsScreen(): ReactNode {
  return <StaffFrame verb="incident.read">{(me) => <Incidents me={me} />}</StaffFrame>;
}

function Incidents({ me }: { me: StaffMember }): ReactNode {
  const { t } = useTranslation('incidents');
  const [spot, setSpot] = useState<string>();
  const [zoom, setZoom] = useState(10);
  const [shown, setShown] = useState<Shown>('list');
  const [controls, setControls] = useState<MapControls>();
  const [dialog, setDialog] = useState<'import' | { id: string; name: string }>();
  const all = useQuery(incidentsQuery({}));
  const [filter, setFilter] = useIncidentFilter(all.data);
  const query = incidentQueryOf(filter);
  const counts = useQuery(incidentsQuery(query));
  const here = useQuery({ ...incidentsQuery(query, spot), enabled: spot !== undefined });
  const datasets = all.data?.datasets ?? [];
  const startPositions = useStart(all.data);
  useFit(controls, filter.dataset, counts.isPlaceholderData ? undefined : counts.data);
  // Other data under the same address would not be asked for again by the map.
  const version = datasets.map(({ id, files }) => `${id.slice(0, 8)}${files.length}`).join('-');
  const path = queryOf({ ...query, v: version || undefined });
  const data = useMemo<MapData>(
    () => ({
      incidentTiles: version === '' ? undefined : `/api/tiles/incidents/{z}/{x}/{y}.mvt${path}`,
    }),
    [path, version],
  );

  return (
    <>
      <Desk
        shown={shown}
        onShow={setShown}
        panel={
          <>
            <header className="desk-head">
              <PageHeading>{t('title')}</PageHeading>
              <p>{t('intro')}</p>
              <div>
                <Button look="primary" icon={FileUp} onClick={() => setDialog('import')}>
                  {t('import.open')}
                </Button>
              </div>
            </header>
            <ListState
              of={all}
              isEmpty={datasets.length === 0}
              emptyTitle={t('empty.title')}
              emptyText={t('empty.text')}
            />
            {datasets.length > 0 && (
              <>
                <Datasets datasets={datasets} onWithdraw={setDialog} />
                <IncidentFilterFields filter={filter} onChange={setFilter} all={all.data} />
                <section className="desk-section" aria-live="polite">
                  {counts.error !== null && <LoadFault fault={counts.error} onRetry={counts.refetch} />}
                  {counts.data !== undefined && (
                    <IncidentCounts counts={counts.data} isOld={counts.isPlaceholderData} />
                  )}
                </section>
              </>
            )}
            <WithdrawnDatasets />
          </>
        }
        detail={
          spot === undefined ? undefined : (
            <>
              <div className="desk-detail-head">
                <h1>{t('spot.title')}</h1>
                <IconButton icon={X} label={t('spot.close')} onClick={() => setSpot(undefined)} />
              </div>
              <section className="desk-section">
                <p className="desk-quiet">{t('spot.text')}</p>
                {here.error !== null && <LoadFault fault={here.error} onRetry={here.refetch} />}
                {here.data !== undefined && !here.isPlaceholderData ? (
                  <IncidentCounts counts={here.data} />
                ) : (
                  <Skeleton lines={4} />
                )}
              </section>
            </>
          )
        }
        map={
          <StaffMap
            label={t('map')}
            data={data}
            startPositions={startPositions}
            waiting={all.isPending}
            selectedIds={useMemo(() => (spot === undefined ? [] : [spot]), [spot])}
            onReady={setControls}
            onMove={(_, next) => setZoom(next)}
            onSelect={(chosen) => {
              setSpot(chosen?.kind === 'spot' ? chosen.id : undefined);
              if (chosen?.kind === 'spot') setShown('list');
            }}
          >
            <IncidentKey zoom={zoom} />
          </StaffMap>
        }
      />
      {dialog === 'import' && (
        <ImportIncidents names={datasets.map(({ name }) => name)} onClose={() => setDialog(undefined)} />
      )}
      {typeof dialog === 'object' && (
        <WithdrawDataset dataset={dialog} author={`staff:${me.email}`} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}

/** The map begins where the incidents are, and stays there. */
function useStart(all: IncidentsView | undefined): readonly [number, number][] {
  const [west, south, east, north] = all?.box ?? [];
  return useMemo(
    () =>
      west === undefined || south === undefined || east === undefined || north === undefined
        ? []
        : [
            [west, south],
            [east, north],
          ],
    [west, south, east, north],
  );
}

/** Another data set may lie in another town: the map goes there once it is known where. */
function useFit(controls: MapControls | undefined, dataset: string, counts: IncidentsView | undefined): void {
  const shown = useRef(dataset);
  useEffect(() => {
    if (controls === undefined || counts === undefined || shown.current === dataset) return;
    shown.current = dataset;
    if (counts.box !== null) controls.fit(counts.box);
  }, [controls, dataset, counts]);
}

function Datasets({
  datasets,
  onWithdraw,
}: {
  datasets: IncidentsView['datasets'];
  onWithdraw: (dataset: { id: string; name: string }) => void;
}): ReactNode {
  const { t } = useTranslation('incidents');
  const language = currentLanguage();
  return (
    <section className="desk-section" aria-labelledby="incident-datasets-title">
      <h2 id="incident-datasets-title">{t('datasets.title')}</h2>
      <ul className="incidents-datasets">
        {datasets.map(({ id, name, files }) => (
          <li key={id}>
            <details>
              <summary>
                <b>{name}</b>
                <span>{t('datasets.files', { count: files.length })}</span>
              </summary>
              {files.map((file) => (
                <p key={`${file.importedAt} ${file.name}`} className="desk-quiet">
                  {t('datasets.file', {
                    name: file.name,
                    date: formatDate(file.importedAt, language),
                    rows: formatNumber(file.rows, language),
                    refused: formatNumber(file.refused, language),
                  })}
                </p>
              ))}
              <Button look="danger" icon={Trash2} onClick={() => onWithdraw({ id, name })}>
                {t('datasets.withdraw')}
              </Button>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function IncidentKey({ zoom }: { zoom: number }): ReactNode {
  const { t } = useTranslation('incidents');
  const language = currentLanguage();
  const steps = incidentSteps(zoom);
  return (
    <MapKey>
      <ShadeLegend
        title={zoom < 14 ? t('key.squares') : t('key.places')}
        entries={steps.map((from, index) => {
          const next = steps[index + 1];
          const number = (value: number) => formatNumber(value, language);
          const label =
            next === undefined
              ? t('key.from', { from: number(from) })
              : next - 1 === from
                ? number(from)
                : `${number(from)}–${number(next - 1)}`;
          return { look: looks[index] ?? 'reported-5', label };
        })}
      />
      <p className="desk-quiet">{t('key.reported')}</p>
    </MapKey>
  );
}
