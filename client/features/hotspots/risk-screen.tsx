import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RiskLayerId, riskLayers } from '../../../domain/incident/risk-layer-list.ts';
import { pickText } from '../../../domain/localized.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { incidentQueryOf, noIncidentFilter } from '../../state/incident-filter.ts';
import { incidentsQuery, type RiskView, riskSchema } from '../../state/incident-queries.ts';
import { queryOf } from '../../state/staff-fetch.ts';
import { useComputed } from '../../state/use-computed.ts';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { cornersOf, middleOf } from '../../ui/staff/area-names.ts';
import { ComputeState } from '../../ui/staff/compute-state.tsx';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { IncidentFilterFields } from '../../ui/staff/incident-filter-fields.tsx';
import { ShadeLegend, Swatch } from '../../ui/staff/shade-legend.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { ForecastFigures } from './forecast-figures.tsx';
import { NoIncidents } from './no-incidents.tsx';
import { riskLooks } from './risk-look.ts';
import '../../ui/staff/map-key.css';
import './hotspots.css';

const noCells: RiskView['cells'] = [];
const rowsAtMost = 50;
const dayMilliseconds = 86_400_000;

/** The police's layers of recorded incidents, each beside how well it forecast what came after. */
export function RiskScreen(): ReactNode {
  return <StaffFrame verb="incident.read">{() => <Risk />}</StaffFrame>;
}

function Risk(): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const [layerId, setLayerId] = useState<RiskLayerId>('expected');
  const [filter, setFilter] = useState(noIncidentFilter);
  const [months, setMonths] = useState({ fit: 12, score: 3 });
  const [selectedId, setSelectedId] = useState<string>();
  const [shown, setShown] = useState<Shown>('list');
  const controls = useRef<MapControls>(undefined);
  const all = useQuery(incidentsQuery({}));
  const hasData = (all.data?.datasets.length ?? 0) > 0;
  const { dataset, type, weekday, hours } = incidentQueryOf(filter);
  const query = queryOf({
    dataset,
    type,
    weekday,
    hours,
    fitMonths: months.fit,
    scoreMonths: months.score,
  });
  const computed = useComputed(hasData ? `/api/incidents/risk/${layerId}${query}` : undefined, riskSchema);
  const answer = computed.data;
  const risk = answer?.periods === null || answer === undefined ? undefined : answer;
  const layer = riskLayers.find(({ id }) => id === layerId) ?? riskLayers[0];
  const cells = risk?.cells ?? noCells;
  const data = useMemo<MapData>(
    () => ({
      shades: [...cells]
        .reverse()
        .map(({ id, geometry, level, n }) => ({ id, geometry, look: riskLooks[level], label: String(n) })),
    }),
    [cells],
  );
  const startPositions = useMemo(() => cells.flatMap(cornersOf), [cells]);
  const wordsOf = new Map<string, string>(
    layer.legend.entries.map(({ value, label }) => [value, pickText(label, language)]),
  );
  const dateOf = (day: number) => formatDate(new Date(day * dayMilliseconds).toISOString(), language);
  const monthsField = (name: 'fit' | 'score', choices: readonly number[]) => (
    <Field label={t(`forecast.${name}Months`)}>
      {(attributes) => (
        <select
          {...attributes}
          className="field-control"
          value={months[name]}
          onChange={(event) => setMonths({ ...months, [name]: Number(event.target.value) })}
        >
          {choices.map((count) => (
            <option key={count} value={count}>
              {t('forecast.months', { count })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <EvidenceTabs police />
          <header className="desk-head">
            <PageHeading>{t('forecast.title')}</PageHeading>
            <p>{t('forecast.intro')}</p>
            <Field label={t('layers.pick')}>
              {(attributes) => (
                <select
                  {...attributes}
                  className="field-control"
                  value={layerId}
                  onChange={(event) =>
                    setLayerId(riskLayers.find(({ id }) => id === event.target.value)?.id ?? 'expected')
                  }
                >
                  {riskLayers.map(({ id, label }) => (
                    <option key={id} value={id}>
                      {pickText(label, language)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <p>{pickText(layer.explanation, language)}</p>
            <div className="filter-fold-pair">
              {monthsField('fit', [3, 6, 12, 24, 36])}
              {monthsField('score', [1, 3, 6, 12])}
            </div>
          </header>
          <IncidentFilterFields filter={filter} onChange={setFilter} all={all.data} withPeriod={false} />
          <section className="desk-section" aria-live="polite">
            {all.data !== undefined && !hasData && <NoIncidents />}
            <ComputeState of={computed} />
            {answer?.periods === null && (
              <Notice title={t('layers.refused')}>
                <p>{t('forecast.noTimes')}</p>
              </Notice>
            )}
            {risk?.refused !== undefined && (
              <Notice title={t('layers.refused')}>
                <p>{pickText(risk.refused, language)}</p>
              </Notice>
            )}
            {risk !== undefined && risk.withoutTime + risk.farAway > 0 && (
              <p className="desk-quiet">
                {t('forecast.leftOut', {
                  withoutTime: formatNumber(risk.withoutTime, language),
                  farAway: formatNumber(risk.farAway, language),
                })}
              </p>
            )}
            {risk !== undefined && risk.refused === undefined && (
              <>
                <h2>{t('forecast.heading')}</h2>
                <p className="desk-quiet">
                  {t('forecast.periods', {
                    fitFrom: dateOf(risk.periods.fitFrom),
                    scoreFrom: dateOf(risk.periods.scoreFrom),
                    last: dateOf(risk.periods.scoreBefore - 1),
                  })}
                </p>
                <ForecastFigures risk={risk} months={months.score} isPlain={layerId === 'count'} />
                {risk.model !== null && (
                  <p className="desk-quiet">
                    {risk.model.halfLifeDays === null
                      ? t('forecast.modelSame', { metres: risk.model.bandwidthMetres })
                      : t('forecast.model', {
                          days: risk.model.halfLifeDays,
                          metres: risk.model.bandwidthMetres,
                        })}
                  </p>
                )}
                <p className="desk-quiet">{t('forecast.caution')}</p>
                <h2>{t('forecast.cells')}</h2>
                {cells.length === 0 ? (
                  <Notice title={t('layers.nothing')} />
                ) : (
                  <table className="hotspots-table">
                    <caption className="desk-quiet">
                      {t('layers.rows', {
                        count: Math.min(rowsAtMost, cells.length),
                        total: formatNumber(cells.length, language),
                      })}
                    </caption>
                    <thead>
                      <tr>
                        <th scope="col">{t('layers.place')}</th>
                        <th scope="col">{t('forecast.n')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {cells.slice(0, rowsAtMost).map((cell) => (
                        <tr key={cell.id} data-selected={cell.id === selectedId}>
                          <th scope="row">
                            <button
                              type="button"
                              aria-pressed={cell.id === selectedId}
                              onClick={() => {
                                setSelectedId(cell.id);
                                controls.current?.flyTo(middleOf(cell));
                              }}
                            >
                              <Swatch look={riskLooks[cell.level]} />
                              {wordsOf.get(cell.level)}
                            </button>
                          </th>
                          <td data-number>{formatNumber(cell.n, language)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </>
            )}
          </section>
        </>
      }
      map={
        <StaffMap
          label={t('layers.map', { layer: pickText(layer.label, language) })}
          data={data}
          startPositions={startPositions}
          selectedIds={useMemo(() => (selectedId === undefined ? [] : [selectedId]), [selectedId])}
          onSelect={(chosen) => setSelectedId(chosen?.id)}
          onReady={(ready) => {
            controls.current = ready;
          }}
        >
          <details className="map-key" open={window.matchMedia('(min-width: 60rem)').matches}>
            <summary>{t('legend')}</summary>
            <ShadeLegend
              title={pickText(layer.legend.title, language)}
              entries={layer.legend.entries.map(({ value, label }) => ({
                look: riskLooks[value],
                label: pickText(label, language),
              }))}
            />
            <p className="desk-quiet">{t('reportedOnly')}</p>
          </details>
        </StaffMap>
      }
    />
  );
}
