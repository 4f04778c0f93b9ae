import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls } from '../../map/map-data.ts';
import { MapView } from '../../map/map-view.tsx';
import { isSurvey } from '../../offline/optimistic-view.ts';
import { askForStorage } from '../../offline/storage-health.ts';
import { useOfflineReadiness } from '../../state/offline-readiness.ts';
import { nextStop, stopAt, usePassedStops } from '../../state/passed-stops.ts';
import { usableFix, usePosition } from '../../state/position.ts';
import { useTheme } from '../../state/theme.ts';
import { useStayAwake } from '../../state/wake-lock.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { WalkGate } from '../../ui/marking/walk-gate.tsx';
import { startView, useMapIcons, useWalkMarks } from '../../ui/marking/walk-marks.ts';
import { Sheet, type SheetHeight } from '../../ui/sheet.tsx';
import { OfflineLine, OfflineNotices } from './offline-line.tsx';
import { StopPrompt } from './stop-prompt.tsx';
import { useMapPadding } from './use-map-padding.ts';
import { WalkActions } from './walk-actions.tsx';
import { WalkList } from './walk-list.tsx';
import { WalkMenu } from './walk-menu.tsx';
import './walk-screen.css';
import { WalkTopBar } from './walk-top-bar.tsx';

export function WalkScreen(): ReactNode {
  return <WalkGate>{(walk) => <Walking walk={walk} />}</WalkGate>;
}

/** The map and the list of the same things; what is chosen in one is shown in the other. */
function Walking({ walk }: { walk: ReadyWalk }): ReactNode {
  const { t } = useTranslation('walk');
  const { view, membership } = walk;
  const position = usePosition();
  const { passed, setPassed } = usePassedStops(membership.participantId);
  const [height, setHeight] = useState<SheetHeight>('peek');
  const [selectedId, setSelectedId] = useState<string>();
  const [menuOpen, setMenuOpen] = useState(false);
  const [plainMap, setPlainMap] = useState(false);
  const controls = useRef<MapControls>(undefined);
  const data = useWalkMarks(view, passed, position);
  const icons = useMapIcons(walk.catalogue);
  const padding = useMapPadding(height);
  const theme = useTheme();
  const readiness = useOfflineReadiness(walk);
  useStayAwake();
  useEffect(askForStorage, []);
  const selectedIds = useMemo(() => (selectedId === undefined ? [] : [selectedId]), [selectedId]);
  const next = nextStop(view.checkpoints, passed);

  const fix = usableFix(position);
  const reached = fix && stopAt(view.checkpoints, fix.position);
  useEffect(() => {
    // Standing at a stop counts as having been there; the person can take it back in the list.
    if (reached !== undefined) setPassed(reached.id, true);
  }, [reached, setPassed]);

  const showInList = (id: string | undefined): void => {
    setSelectedId(id);
    if (id !== undefined && height === 'peek') setHeight('half');
  };
  const showOnMap = (id: string | undefined): void => {
    setSelectedId(id);
    const place =
      view.checkpoints.find((stop) => stop.id === id)?.geometry ??
      view.findings.find((own) => own.id === id)?.finding.geometry;
    if (place === undefined) return;
    if (height === 'full') setHeight('half');
    controls.current?.flyTo(place.coordinates);
  };

  return (
    <main className="walk" id="main">
      <WalkTopBar walk={walk} next={next} position={position} onMenu={() => setMenuOpen(true)} />
      <div className="walk-stage">
        <div className="walk-sheet">
          <StopPrompt view={view} reached={reached} />
          <WalkActions position={position} onShowHere={(place) => controls.current?.flyTo(place, 17)} />
          <Sheet
            label={t('list.label')}
            height={height}
            onHeight={setHeight}
            summary={
              <div className="walk-peek">
                <p className="walk-summary">
                  {!isSurvey(view.me) && `${t('list.stops', { count: view.checkpoints.length })} · `}
                  {t('list.findings', { count: view.findings.length })}
                </p>
                <OfflineLine readiness={readiness} />
              </div>
            }
          >
            <OfflineNotices readiness={readiness} />
            <WalkList
              walk={walk}
              passed={passed}
              onPassed={setPassed}
              nextId={next?.id}
              position={position}
              plainMap={plainMap}
              selectedId={selectedId}
              onSelect={showOnMap}
            />
          </Sheet>
        </div>
        <div className="walk-map">
          <MapView
            // The map's own words and the side of its controls are fixed when it is made.
            key={currentLanguage()}
            label={t('map')}
            language={currentLanguage()}
            basemap={walk.settings.basemap}
            theme={theme}
            view={startView(walk)}
            data={data}
            icons={icons}
            padding={padding}
            selectedIds={selectedIds}
            onSelect={(selection) => showInList(selection?.id)}
            onNotice={() => setPlainMap(true)}
            onReady={(ready) => {
              controls.current = ready;
            }}
          />
        </div>
      </div>
      {menuOpen && <WalkMenu walk={walk} onClose={() => setMenuOpen(false)} />}
    </main>
  );
}
