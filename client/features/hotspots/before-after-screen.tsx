import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { incidentQueryOf, noIncidentFilter } from '../../state/incident-filter.ts';
import { beforeAfterSchema, incidentsQuery } from '../../state/incident-queries.ts';
import { hotSpotsQuery } from '../../state/patrol-queries.ts';
import type { HotSpotView } from '../../state/patrol-wire.ts';
import { fetchJson, queryOf } from '../../state/staff-fetch.ts';
import { areasQuery, settingsQuery } from '../../state/staff-queries.ts';
import type { AreaView } from '../../state/wire.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useAreaTitle } from '../../ui/staff/area-list.tsx';
import { cornersOf, useAreaNames } from '../../ui/staff/area-names.ts';
import { Desk, type Shown } from '../../ui/staff/desk.tsx';
import { EvidenceTabs } from '../../ui/staff/evidence-tabs.tsx';
import { IncidentFilterFields } from '../../ui/staff/incident-filter-fields.tsx';
import { LoadFault } from '../../ui/staff/load-fault.tsx';
import { MapKey } from '../../ui/staff/map-key.tsx';
import { ShadeLegend } from '../../ui/staff/shade-legend.tsx';
import { StaffFrame } from '../../ui/staff/staff-frame.tsx';
import { StaffMap } from '../../ui/staff/staff-map.tsx';
import { BeforeAfterAnswer } from './before-after-answer.tsx';
import { periodsOf } from './before-after-periods.ts';
import { GroundChooser, type GroundGroup, type GroundPick, groundOf } from './ground-chooser.tsx';
import { NoIncidents } from './no-incidents.tsx';
import './hotspots.css';

const noAreas: readonly AreaView[] = [];
const noHotSpots: readonly HotSpotView[] = [];

/** What a measure changed: counts before and after in two places, and what they allow to say. */
export function BeforeAfterScreen(): ReactNode {
  return <StaffFrame verb="incident.read">{(me) => <BeforeAfter patrols={me.handlesPatrols} />}</StaffFrame>;
}

function BeforeAfter({ patrols }: { patrols: boolean }): ReactNode {
  const { t } = useTranslation(['evidence', 'desk']);
  const [filter, setFilter] = useState(noIncidentFilter);
  const [search] = useSearchParams();
  const [treatedPick, setTreated] = useState<GroundPick>({ choice: search.get('place') ?? '' });
  const [controlPick, setControl] = useState<GroundPick>({ choice: '' });
  const [began, setBegan] = useState('');
  const [months, setMonths] = useState(3);
  const [compared, setCompared] = useState<'year' | 'directly'>('year');
  const [ringMetres, setRingMetres] = useState(0);
  const [shown, setShown] = useState<Shown>('list');
  const [controls, setControls] = useState<MapControls>();
  const all = useQuery(incidentsQuery({}));
  const settings = useQuery(settingsQuery);
  const areas = useQuery(areasQuery({})).data ?? noAreas;
  const names = useAreaNames(areas);
  const areaTitle = useAreaTitle(names);
  // Only those who patrol ask for them at all: to everybody else they are not there.
  const hotSpots = useQuery({ ...hotSpotsQuery, enabled: patrols }).data ?? noHotSpots;
  const groups: readonly GroundGroup[] = [
    {
      label: t('beforeAfter.hotSpots'),
      grounds: hotSpots.map(({ id, geometry, properties: { name, retired } }) => ({
        id,
        geometry,
        label: retired === null ? name : t('beforeAfter.retired', { name }),
      })),
    },
    {
      label: t('beforeAfter.areas'),
      grounds: areas.map((area) => ({
        id: area.id,
        geometry: area.geometry,
        label: `${areaTitle(area).title} · ${t('desk:area.people', { marked: area.properties.nMarked, passed: area.properties.nPassed })}`,
      })),
    },
  ].filter(({ grounds }) => grounds.length > 0);
  const treated = groundOf(treatedPick, groups);
  const control = groundOf(controlPick, groups);
  const hasData = (all.data?.datasets.length ?? 0) > 0;

  const ask = useMutation({
    mutationFn: (periods: NonNullable<ReturnType<typeof periodsOf>>) => {
      const { dataset, type, weekday, hours } = incidentQueryOf(filter);
      return fetchJson(
        `/api/incidents/before-and-after${queryOf({ dataset, type, weekday, hours })}`,
        beforeAfterSchema,
        { method: 'POST', body: { treated, control, ringMetres, ...periods } },
      );
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const periods = periodsOf(began, months, compared);
    if (periods !== undefined && treated !== undefined && control !== undefined) ask.mutate(periods);
  };
  const data = useMemo<MapData>(
    () => ({
      shades: [
        ...(treated === undefined ? [] : [{ id: 'treated', geometry: treated, look: 'reported-4' as const }]),
        ...(control === undefined ? [] : [{ id: 'control', geometry: control, look: 'less' as const }]),
      ],
    }),
    [treated, control],
  );
  const startPositions = useMemo(() => [...areas, ...hotSpots].flatMap(cornersOf), [areas, hotSpots]);
  const near = settings.data?.centre ?? [0, 0];
  const grounds = [
    { label: t('beforeAfter.treated'), pick: treatedPick, ground: treated, set: setTreated },
    { label: t('beforeAfter.control'), pick: controlPick, ground: control, set: setControl },
  ];

  return (
    <Desk
      shown={shown}
      onShow={setShown}
      panel={
        <>
          <EvidenceTabs police />
          <header className="desk-head">
            <PageHeading>{t('beforeAfter.title')}</PageHeading>
            <p>{t('beforeAfter.intro')}</p>
          </header>
          {all.data !== undefined && !hasData ? (
            <section className="desk-section">
              <NoIncidents />
            </section>
          ) : (
            <>
              <form className="desk-section" onSubmit={send}>
                {grounds.map(({ label, pick, ground, set }) => (
                  <GroundChooser
                    key={label}
                    label={label}
                    groups={groups}
                    pick={pick}
                    ground={ground}
                    onChange={(next) => {
                      set(next);
                      ask.reset();
                    }}
                    controls={controls}
                    near={near}
                    onDrawing={() => setShown('map')}
                  />
                ))}
                <p className="desk-quiet">{t('beforeAfter.controlHelp')}</p>
                <TextField
                  label={t('beforeAfter.began')}
                  type="date"
                  required
                  value={began}
                  onChange={(event) => setBegan(event.target.value)}
                />
                <SelectField
                  label={t('beforeAfter.length')}
                  value={months}
                  choices={[1, 3, 6, 12].map((count) => ({
                    value: count,
                    label: t('forecast.months', { count }),
                  }))}
                  onChange={setMonths}
                />
                <Segmented
                  legend={t('beforeAfter.compared')}
                  showLegend
                  value={compared}
                  onChange={setCompared}
                  options={[
                    { value: 'year', label: t('beforeAfter.year') },
                    { value: 'directly', label: t('beforeAfter.directly') },
                  ]}
                />
                <p className="desk-quiet">{t('beforeAfter.season')}</p>
                <SelectField
                  label={t('beforeAfter.ring')}
                  hint={t('beforeAfter.ringHelp')}
                  value={ringMetres}
                  choices={[
                    { value: 0, label: t('beforeAfter.noRing') },
                    ...[50, 100, 200, 400].map((metres) => ({
                      value: metres,
                      label: t('felt.metres', { metres }),
                    })),
                  ]}
                  onChange={setRingMetres}
                />
                <Button
                  type="submit"
                  look="primary"
                  disabled={treated === undefined || control === undefined || ask.isPending}
                >
                  {t('beforeAfter.count')}
                </Button>
                {(treated === undefined || control === undefined) && (
                  <p className="desk-quiet">{t('beforeAfter.missing')}</p>
                )}
              </form>
              <IncidentFilterFields filter={filter} onChange={setFilter} all={all.data} withPeriod={false} />
              <section className="desk-section" aria-live="polite">
                {ask.error !== null && <LoadFault fault={ask.error} onRetry={() => ask.reset()} />}
                {ask.data === undefined ? (
                  <Notice title={t('beforeAfter.empty')}>
                    <p>{t('beforeAfter.emptyText')}</p>
                  </Notice>
                ) : (
                  <BeforeAfterAnswer answer={ask.data} days={ask.variables?.days ?? 0} />
                )}
              </section>
            </>
          )}
        </>
      }
      map={
        <StaffMap
          label={t('beforeAfter.map')}
          data={data}
          startPositions={startPositions}
          onReady={setControls}
        >
          <MapKey>
            <ShadeLegend
              title={t('beforeAfter.places')}
              entries={[
                { look: 'reported-4', label: t('beforeAfter.treated') },
                { look: 'less', label: t('beforeAfter.control') },
              ]}
            />
          </MapKey>
        </StaffMap>
      }
    />
  );
}
