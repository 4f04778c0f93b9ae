import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import { pickText } from '../../../domain/localized.ts';
import { formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData, ShadeLook } from '../../map/map-data.ts';
import { incidentQueryOf } from '../../state/incident-filter.ts';
import { type FeltView, feltSchema, incidentsQuery } from '../../state/incident-queries.ts';
import { queryOf } from '../../state/staff-fetch.ts';
import { type AddressForm, choiceIn, useAddressState } from '../../state/use-address-state.ts';
import { useComputed } from '../../state/use-computed.ts';
import { useIncidentFilter } from '../../state/use-incident-filter.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { cornersOf, middleOf } from '../../ui/staff/area-names.ts';
import { ComputeState } from '../../ui/staff/compute-state.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { IncidentFilterFields } from '../../ui/staff/incident-filter-fields.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { useMapChoice } from '../../ui/staff/use-map-choice.ts';
import { FeltCard, FeltRows } from './felt-rows.tsx';
import { NoIncidents } from './no-incidents.tsx';
import './hotspots.css';
import './felt.css';

const noCells: FeltView['cells'] = [];
const widths = [50, 100, 200, 400] as const;
const cellsInAddress: AddressForm<number> = {
  read: (search) => choiceIn<number>(search, 'cells', 100, widths),
  write: (metres) => ({ cells: String(metres) }),
};
const sides = ['felt', 'reported'] as const;
type Side = (typeof sides)[number];

/** Where people felt unsafe beside what was reported: two maps of the same ground, never one. */
export function FeltScreen(): ReactNode {
  return <StaffFrame verb="incident.read">{() => <Felt />}</StaffFrame>;
}

/** Five steps of a number by its part of the largest of its own side; 0 is pale. */
function lookOf(side: Side, value: number | null, most: number): ShadeLook {
  if (value === null) return 'few';
  if (value === 0) return 'quiet';
  const step = Math.min(5, 1 + Math.floor((value / Math.max(1, most)) * 5));
  return (
    ([1, 2, 3, 4, 5] as const)
      .map((each) => `${side}-${each}` as const)
      .find((look) => look.endsWith(String(step))) ?? 'quiet'
  );
}

function numberOf(side: Side, { nMarked, nReported }: FeltView['cells'][number]): number | null {
  return side === 'felt' ? nMarked : nReported;
}

function mostOf(side: Side, cells: FeltView['cells']): number {
  return cells.reduce((top, cell) => Math.max(top, numberOf(side, cell) ?? 0), 0);
}

function Felt(): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const [cellMetres, setCellMetres] = useAddressState(cellsInAddress);
  const [shown, setShown] = useState<Shown>('list');
  const chosen = useMapChoice(setShown);
  const controls = useRef<Partial<Record<Side, MapControls>>>({});
  const all = useQuery(incidentsQuery({}));
  const [filter, setFilter] = useIncidentFilter(all.data);
  const hasData = (all.data?.datasets.length ?? 0) > 0;
  const query = queryOf({ ...incidentQueryOf(filter), cellMetres });
  const computed = useComputed(hasData ? `/api/incidents/felt-and-reported${query}` : undefined, feltSchema);
  const { data } = computed;
  const cells = data?.cells ?? noCells;
  const maps = useMemo<Record<Side, MapData>>(() => {
    const shadesOf = (side: Side) => {
      const most = mostOf(side, cells);
      return cells.map((cell) => {
        const value = numberOf(side, cell);
        const label = value === null || value === 0 ? undefined : String(value);
        return { id: cell.id, geometry: cell.geometry, look: lookOf(side, value, most), label };
      });
    };
    return { felt: { shades: shadesOf('felt') }, reported: { shades: shadesOf('reported') } };
  }, [cells]);
  const startPositions = useMemo(() => cells.flatMap(cornersOf), [cells]);
  const selectedIds = useMemo(() => (chosen.id === undefined ? [] : [chosen.id]), [chosen.id]);
  const openCell = cells.find(({ id }) => id === chosen.id);

  /** Both maps show the same ground; the second one's own answer to being moved ends there. */
  const follow = (side: Side, centre: Position, zoom: number): void => {
    const other = controls.current[side === 'felt' ? 'reported' : 'felt'];
    if (other === undefined) return;
    const [longitude, latitude] = other.centre();
    const isThere =
      Math.abs(longitude - centre[0]) < 1e-6 &&
      Math.abs(latitude - centre[1]) < 1e-6 &&
      Math.abs(other.zoom() - zoom) < 1e-3;
    if (!isThere) other.lookAt(centre, zoom);
  };
  const percent = (share: number) => formatNumber(100 * share, language);

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <EvidenceTabs police />
          <header className="desk-head">
            <PageHeading>{t('felt.title')}</PageHeading>
            <p>{t('felt.intro')}</p>
            <SelectField
              label={t('felt.cells')}
              value={cellMetres}
              choices={widths.map((metres) => ({
                value: metres,
                label: t('felt.metres', { metres }),
              }))}
              onChange={setCellMetres}
            />
          </header>
          <IncidentFilterFields filter={filter} onChange={setFilter} all={all.data} />
          <section className="desk-section" aria-live="polite">
            {all.data !== undefined && !hasData && <NoIncidents />}
            <ComputeState of={computed} />
            {data?.refused !== undefined && (
              <Notice title={t('layers.refused')}>
                <p>{pickText(data.refused, language)}</p>
              </Notice>
            )}
            {data?.similarity !== null && data?.similarity !== undefined && (
              <>
                <p className="forecast-sentence">
                  {t('felt.index', {
                    percent: percent(data.similarity.value),
                    low: percent(data.similarity.low),
                    high: percent(data.similarity.high),
                    cells: data.similarity.cells,
                  })}{' '}
                  {data.verdict !== null && t(`felt.verdict.${data.verdict}`)}
                </p>
                <p className="desk-quiet">
                  {t('felt.basis', {
                    people: formatNumber(data.people ?? 0, language),
                    felt: formatNumber(data.felt, language),
                    reported: formatNumber(data.reported, language),
                  })}
                </p>
                <p className="desk-quiet">{t('felt.caution')}</p>
                <FeltRows
                  cells={cells}
                  selectedId={chosen.id}
                  onSelect={(id) => {
                    chosen.fromList(id);
                    const cell = cells.find((one) => one.id === id);
                    if (cell !== undefined) controls.current.felt?.flyTo(middleOf(cell));
                  }}
                />
              </>
            )}
          </section>
        </>
      }
      map={
        <div className="felt-maps">
          {sides.map((side) => (
            <div key={side}>
              <header>
                <h2>{t(`felt.map.${side}`)}</h2>
                {cells.length > 0 && (
                  <p className="desk-quiet">
                    {t(`felt.scale.${side}`, { most: formatNumber(mostOf(side, cells), language) })}
                  </p>
                )}
              </header>
              <StaffMap
                label={t(`felt.map.${side}`)}
                name={t(`felt.map.${side}`)}
                data={maps[side]}
                startPositions={startPositions}
                selectedIds={selectedIds}
                onSelect={(selection) => chosen.fromMap(selection?.id)}
                onMove={(centre, zoom) => follow(side, centre, zoom)}
                onReady={(ready) => {
                  controls.current[side] = ready;
                }}
              />
            </div>
          ))}
          {openCell !== undefined && <FeltCard cell={openCell} onClose={chosen.close} />}
        </div>
      }
    />
  );
}
