import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MapControls, MapData } from '../../map/map-data.ts';
import { incidentQueryOf } from '../../state/incident-filter.ts';
import { beforeAfterSchema, incidentsQuery } from '../../state/incident-queries.ts';
import { hotSpotsQuery } from '../../state/patrol-queries.ts';
import type { HotSpotView } from '../../state/patrol-wire.ts';
import { fetchJson, queryOf } from '../../state/staff-fetch.ts';
import { areasQuery, settingsQuery } from '../../state/staff-queries.ts';
import { useAddressState } from '../../state/use-address-state.ts';
import { useIncidentFilter } from '../../state/use-incident-filter.ts';
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
import { periodsOf, uncoveredPeriod } from './before-after-periods.ts';
import { comparisonInAddress, lengths, rings } from './comparison-in-address.ts';
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
  const [settings, setSettings] = useAddressState(comparisonInAddress);
  const { place, controlPlace, began, months, compared, ringMetres } = settings;
  // What somebody drew has no name that an address could hold.
  const [own, setOwn] = useState<{ treated?: GroundPick['own']; control?: GroundPick['own'] }>({});
  const treatedPick: GroundPick = { choice: place, own: own.treated };
  const controlPick: GroundPick = { choice: controlPlace, own: own.control };
  const setTreated = (pick: GroundPick): void => {
    setOwn((before) => ({ ...before, treated: pick.own }));
    setSettings({ ...settings, place: pick.choice });
  };
  const setControl = (pick: GroundPick): void => {
    setOwn((before) => ({ ...before, control: pick.own }));
    setSettings({ ...settings, controlPlace: pick.choice });
  };
  const [shown, setShown] = useState<Shown>('list');
  const [controls, setControls] = useState<MapControls>();
  const all = useQuery(incidentsQuery({}));
  const [filter, setFilter] = useIncidentFilter(all.data);
  const server = useQuery(settingsQuery);
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

  const periods = periodsOf(began, months, compared);
  const { dataset, type, weekday, hours } = incidentQueryOf(filter);
  const question =
    periods === undefined || treated === undefined || control === undefined
      ? undefined
      : {
          path: `/api/incidents/before-and-after${queryOf({ dataset, type, weekday, hours })}`,
          body: { treated, control, ringMetres, ...periods },
        };
  const ask = useMutation({
    mutationFn: ({ path, body }: NonNullable<typeof question>) =>
      fetchJson(path, beforeAfterSchema, { method: 'POST', body }),
  });
  // An answer, or a refusal, stays only beside the question that it belongs to.
  const isAsked = question !== undefined && JSON.stringify(ask.variables) === JSON.stringify(question);
  const recorded = useQuery(incidentsQuery({ dataset }));
  const uncovered =
    periods === undefined || recorded.data === undefined || recorded.isPlaceholderData
      ? undefined
      : uncoveredPeriod(periods, recorded.data);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (question !== undefined) ask.mutate(question);
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
  const near = server.data?.centre ?? [0, 0];
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
                    onChange={set}
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
                  onChange={(event) => setSettings({ ...settings, began: event.target.value })}
                />
                <SelectField
                  label={t('beforeAfter.length')}
                  value={months}
                  choices={lengths.map((count) => ({
                    value: count,
                    label: t('forecast.months', { count }),
                  }))}
                  onChange={(count) => setSettings({ ...settings, months: count })}
                />
                <Segmented
                  legend={t('beforeAfter.compared')}
                  showLegend
                  value={compared}
                  onChange={(next) => setSettings({ ...settings, compared: next })}
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
                    ...rings.slice(1).map((metres) => ({
                      value: metres,
                      label: t('felt.metres', { metres }),
                    })),
                  ]}
                  onChange={(metres) => setSettings({ ...settings, ringMetres: metres })}
                />
                <Button
                  type="submit"
                  look="primary"
                  disabled={treated === undefined || control === undefined || (ask.isPending && isAsked)}
                >
                  {t('beforeAfter.count')}
                </Button>
                {(treated === undefined || control === undefined) && (
                  <p className="desk-quiet">{t('beforeAfter.missing')}</p>
                )}
              </form>
              <IncidentFilterFields filter={filter} onChange={setFilter} all={all.data} withPeriod={false} />
              <section className="desk-section" aria-live="polite">
                {ask.isPending && isAsked && <p>{t('beforeAfter.counting')}</p>}
                {ask.error !== null && isAsked && (
                  <LoadFault
                    fault={ask.error}
                    onRetry={() => question !== undefined && ask.mutate(question)}
                  />
                )}
                {ask.data !== undefined && isAsked && ask.error === null && (
                  <BeforeAfterAnswer
                    answer={ask.data}
                    days={ask.variables?.body.days ?? 0}
                    uncovered={uncovered}
                    recorded={recorded.data}
                  />
                )}
                {!isAsked && (
                  <Notice title={t(ask.data === undefined ? 'beforeAfter.empty' : 'beforeAfter.changed')}>
                    <p>{t(ask.data === undefined ? 'beforeAfter.emptyText' : 'beforeAfter.changedText')}</p>
                  </Notice>
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
