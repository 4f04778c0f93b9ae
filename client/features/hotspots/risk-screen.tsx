import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RiskLayerId, riskLayers } from '../../../domain/incident/risk-layer-list.ts';
import { pickText } from '../../../domain/localized.ts';
import { dayMilliseconds } from '../../../domain/milliseconds.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { incidentQueryOf } from '../../state/incident-filter.ts';
import { incidentsQuery, type RiskView, riskSchema } from '../../state/incident-queries.ts';
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
import { MapKey } from '../../ui/staff/map-key.tsx';
import { ShadeLegend } from '../../ui/staff/shade-legend.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { useMapChoice } from '../../ui/staff/use-map-choice.ts';
import { ForecastFigures } from './forecast-figures.tsx';
import { NoIncidents } from './no-incidents.tsx';
import { riskLooks } from './risk-look.ts';
import { RiskCard, RiskRows } from './risk-rows.tsx';
import './hotspots.css';

const noCells: RiskView['cells'] = [];
const quietDays = 31;
const fitMonths = [3, 6, 12, 24, 36] as const;
const scoreMonths = [1, 3, 6, 12] as const;

const riskInAddress: AddressForm<{ layerId: RiskLayerId; fit: number; score: number }> = {
  read: (search) => ({
    layerId: choiceIn<RiskLayerId>(
      search,
      'layer',
      'expected',
      riskLayers.map(({ id }) => id),
    ),
    fit: choiceIn<number>(search, 'fit', 12, fitMonths),
    score: choiceIn<number>(search, 'score', 3, scoreMonths),
  }),
  write: ({ layerId, fit, score }) => ({ layer: layerId, fit: String(fit), score: String(score) }),
};

/** The police's layers of recorded incidents, each beside how well it forecast what came after. */
export function RiskScreen(): ReactNode {
  return <StaffFrame verb="incident.read">{() => <Risk />}</StaffFrame>;
}

function Risk(): ReactNode {
  const { t } = useTranslation('evidence');
  const language = currentLanguage();
  const [{ layerId, ...months }, setSettings] = useAddressState(riskInAddress);
  const [shown, setShown] = useState<Shown>('list');
  const chosen = useMapChoice(setShown);
  const controls = useRef<MapControls>(undefined);
  const all = useQuery(incidentsQuery({}));
  const [filter, setFilter] = useIncidentFilter(all.data);
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
  // Less is recorded than was asked for; a few days without any are nothing to speak of.
  const firstDay = Date.parse(all.data?.firstAt ?? '') / dayMilliseconds;
  const isShort = risk !== undefined && firstDay > risk.periods.fitFrom + quietDays;
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
  const wordsOf = ({ level }: RiskView['cells'][number]): string => {
    const entry = layer.legend.entries.find(({ value }) => value === level);
    return entry === undefined ? level : pickText(entry.label, language);
  };
  const dateOf = (day: number) => formatDate(new Date(day * dayMilliseconds).toISOString(), language);
  const monthsField = (name: 'fit' | 'score', choices: readonly number[]) => (
    <SelectField
      label={t(`forecast.${name}Months`)}
      value={months[name]}
      choices={choices.map((count) => ({ value: count, label: t('forecast.months', { count }) }))}
      onChange={(count) => setSettings({ layerId, ...months, [name]: count })}
    />
  );
  const openCell = cells.find(({ id }) => id === chosen.id);

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
            <SelectField
              label={t('layers.pick')}
              value={layerId}
              choices={riskLayers.map(({ id, label }) => ({ value: id, label: pickText(label, language) }))}
              onChange={(id) => setSettings({ layerId: id, ...months })}
            />
            <p>{pickText(layer.explanation, language)}</p>
            <div className="filter-fold-pair">
              {monthsField('fit', fitMonths)}
              {monthsField('score', scoreMonths)}
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
                {isShort && (
                  <p>{t('forecast.short', { first: formatDate(all.data?.firstAt ?? '', language) })}</p>
                )}
                <ForecastFigures risk={risk} months={months.score} isPlain={layerId === 'count'} />
                {risk.model !== null && (
                  <p className="desk-quiet">
                    {risk.model.halfLifeDays === null
                      ? t('forecast.modelSame')
                      : t('forecast.model', { days: risk.model.halfLifeDays })}{' '}
                    {risk.model.bandwidthMetres === 0
                      ? t('forecast.notSpread')
                      : t('forecast.spread', { metres: risk.model.bandwidthMetres })}
                  </p>
                )}
                <p className="desk-quiet">{t('forecast.caution')}</p>
                <h2>{t('forecast.cells')}</h2>
                {cells.length === 0 ? (
                  <Notice title={t('layers.nothing')} />
                ) : (
                  <RiskRows
                    cells={cells}
                    wordsOf={wordsOf}
                    selectedId={chosen.id}
                    onSelect={(id) => {
                      chosen.fromList(id);
                      const cell = cells.find((one) => one.id === id);
                      if (cell !== undefined) controls.current?.flyTo(middleOf(cell));
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
          data={data}
          startPositions={startPositions}
          selectedIds={useMemo(() => (chosen.id === undefined ? [] : [chosen.id]), [chosen.id])}
          onSelect={(selection) => chosen.fromMap(selection?.id)}
          onReady={(ready) => {
            controls.current = ready;
          }}
        >
          <MapKey>
            <ShadeLegend
              title={pickText(layer.legend.title, language)}
              entries={layer.legend.entries.map(({ value, label }) => ({
                look: riskLooks[value],
                label: pickText(label, language),
              }))}
            />
            <p className="desk-quiet">{t('reportedOnly')}</p>
          </MapKey>
          {openCell !== undefined && risk !== undefined && (
            <RiskCard
              cell={openCell}
              words={wordsOf(openCell)}
              total={risk.fitted + risk.scored}
              period={{ from: dateOf(risk.periods.fitFrom), last: dateOf(risk.periods.scoreBefore - 1) }}
              onClose={chosen.close}
            />
          )}
        </StaffMap>
      }
    />
  );
}
