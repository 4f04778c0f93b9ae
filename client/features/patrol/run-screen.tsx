import { QueryClientProvider } from '@tanstack/react-query';
import { CloudOff, CloudUpload } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useParams } from 'wouter';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapData } from '../../map/map-data.ts';
import { MapView } from '../../map/map-view.tsx';
import { queryClient } from '../../state/query-client.ts';
import { useTheme } from '../../state/theme.ts';
import { useStayAwake } from '../../state/wake-lock.ts';
import { forgetDelivered, useWaitingChanges } from '../../state/write-changes.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StayAwakeSwitch } from '../../ui/stay-awake-switch.tsx';
import { ThemeSwitch } from '../../ui/theme-switch.tsx';
import { keepRunFiles } from './keep-run-files.ts';
import { nextStop } from './load-run.ts';
import { RefusedVisits } from './refused-visits.tsx';
import { RunNext } from './run-next.tsx';
import type { RunNote } from './run-note.ts';
import { RunVisitPanel } from './run-visit.tsx';
import { useRun } from './use-run.ts';
import './patrol.css';
import './run.css';

/** The shift on the street, for one thumb: where to go next, arrive, leave. Works without network. */
export function RunScreen(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <Run />
    </QueryClientProvider>
  );
}

function Run(): ReactNode {
  const { t } = useTranslation(['patrol', 'offline']);
  const { shiftId = '' } = useParams<{ shiftId: string }>();
  const [location] = useLocation();
  const run = useRun(shiftId);
  useStayAwake();
  const [kept, setKept] = useState(false);
  useEffect(() => keepRunFiles(() => setKept(true)), []);
  const { state } = run;
  if (state.status === 'sign-in')
    return <Redirect to={`/sign-in?next=${encodeURIComponent(location)}`} replace />;
  if (state.status === 'loading')
    return (
      <main className="run-panel" id="main">
        <Skeleton lines={6} />
      </main>
    );
  if (state.status !== 'ready')
    return (
      <main className="run-panel" id="main">
        <PageHeading>{t('run.title')}</PageHeading>
        <Notice title={t(`run.state.${state.status}`)}>
          <p>{t(`run.stateText.${state.status}`)}</p>
        </Notice>
        <ButtonLink href="/patrol/shifts">{t('run.toShifts')}</ButtonLink>
      </main>
    );
  return <Running note={state.note} signedIn={state.signedIn} filesKept={kept} run={run} />;
}

function Running({
  note,
  signedIn,
  filesKept,
  run,
}: {
  note: RunNote;
  signedIn: boolean;
  filesKept: boolean;
  run: ReturnType<typeof useRun>;
}): ReactNode {
  const { t } = useTranslation('patrol');
  const [, go] = useLocation();
  const next = nextStop(note);
  const author = `staff:${note.email}` as const;
  const waiting = useWaitingChanges(author);
  const kept = waiting.filter(({ state }) => state !== 'attention').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again whenever the queue has changed
  useEffect(() => {
    forgetDelivered(author).catch((fault: unknown) => console.error('the queue cannot be tidied', fault));
  }, [author, kept]);
  return (
    <main className="run" id="main" data-visiting={note.current !== null}>
      <RunMap note={note} next={next} />
      <div className="run-panel">
        <PageHeading hidden>{t('run.title')}</PageHeading>
        <p className="run-kept" role="status">
          {kept > 0 ? (
            <>
              <CloudOff size={18} aria-hidden="true" /> {t('run.kept', { count: kept })}
            </>
          ) : (
            <>
              <CloudUpload size={18} aria-hidden="true" />{' '}
              {note.done.length === 0 ? t('run.nothing') : t('run.delivered', { count: note.done.length })}
            </>
          )}
        </p>
        <p className="patrol-quiet" role="status">
          {filesKept ? t('run.offlineReady') : t('run.offlinePreparing')}
        </p>
        {kept > 0 && !signedIn && navigator.onLine && (
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/patrol/run/${note.shiftId}`)}`}>
            {t('run.signIn')}
          </ButtonLink>
        )}
        <RefusedVisits waiting={waiting} />
        {note.current === null ? (
          <RunNext note={note} next={next} run={run} />
        ) : (
          <RunVisitPanel note={note} visit={note.current} run={run} />
        )}
        <details className="run-more">
          <summary>{t('run.more')}</summary>
          <StayAwakeSwitch />
          <ThemeSwitch showLegend />
          <p className="patrol-quiet">{t('run.privacy')}</p>
          <Button
            disabled={note.current !== null}
            onClick={() => void run.end().then(() => go(`/patrol/shifts/${note.shiftId}`))}
          >
            {t('run.end')}
          </Button>
        </details>
      </div>
    </main>
  );
}

function RunMap({ note, next }: { note: RunNote; next: number | undefined }): ReactNode {
  const { t } = useTranslation('patrol');
  const theme = useTheme();
  const { stops, settings } = note;
  const data = useMemo<MapData>(() => {
    const way = next === undefined ? undefined : stops[next]?.way;
    return {
      hotSpots: stops.map(({ hotSpotId, geometry }) => ({
        id: hotSpotId,
        geometry,
        name: '',
        retired: false,
      })),
      // A place that is visited twice has the number of the visit to come, else of its first.
      stops: stops.flatMap(({ hotSpotId, place, name }, index) => {
        const numbers = stops.flatMap((one, other) => (one.hotSpotId === hotSpotId ? [other] : []));
        const shown = next !== undefined && numbers.includes(next) ? next : numbers[0];
        if (shown !== index) return [];
        const state = index === next ? ('next' as const) : undefined;
        return [{ id: `${hotSpotId} ${index}`, position: place, name, number: index + 1, state }];
      }),
      routes:
        way === undefined || way.length < 2
          ? []
          : [{ id: 'way', geometry: { type: 'LineString', coordinates: [...way] }, kind: 'patrol' as const }],
    };
  }, [stops, next]);
  const view = useMemo(() => {
    const place = stops[next ?? 0]?.place;
    return place === undefined
      ? { centre: settings.centre, zoom: settings.zoom }
      : { centre: place, zoom: 15.5 };
  }, [stops, next, settings]);
  return (
    <div className="run-map">
      <MapView
        key={next}
        label={t('run.map')}
        language={currentLanguage()}
        basemap={settings.basemap}
        theme={theme}
        view={view}
        data={data}
      />
    </div>
  );
}
