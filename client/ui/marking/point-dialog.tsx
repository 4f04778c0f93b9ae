import { Check, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../domain/geo.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls } from '../../map/map-data.ts';
import { MapView } from '../../map/map-view.tsx';
import { pointingAccuracyMetres } from '../../map/pointing-accuracy.ts';
import { usePosition } from '../../state/position.ts';
import { useTheme } from '../../state/theme.ts';
import type { ReadyWalk } from '../../state/walk-store.ts';
import { Button, IconButton } from '../button.tsx';
import './point-dialog.css';
import { startView, useMapIcons, useWalkMarks } from './walk-marks.ts';

const noneBelow = { top: 0, right: 0, bottom: 0, left: 0 };
const nobodyPassed: ReadonlySet<string> = new Set();

/** A map over the whole screen with a crosshair: move the map until the cross is on the place. */
export function PointDialog({
  walk,
  start,
  onChoose,
  onClose,
}: {
  walk: ReadyWalk;
  /** Where the cross stands at first; undefined: the whole walk is shown. */
  start: Position | undefined;
  /** The place under the cross, and how exactly one can point at this zoom. */
  onChoose: (position: Position, accuracyMetres: number) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['marking', 'common']);
  const dialog = useRef<HTMLDialogElement>(null);
  const [controls, setControls] = useState<MapControls>();
  const position = usePosition();
  const data = useWalkMarks(walk.view, nobodyPassed, position);
  const icons = useMapIcons(walk.catalogue);
  const theme = useTheme();

  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog ref={dialog} className="point-dialog" aria-label={t('place.crosshair')} onClose={onClose}>
      <header>
        <h2>{t('place.pointTitle')}</h2>
        <IconButton icon={X} label={t('common:close')} onClick={onClose} />
      </header>
      <MapView
        label={t('place.map')}
        language={currentLanguage()}
        basemap={walk.settings.basemap}
        theme={theme}
        view={start === undefined ? startView(walk) : { centre: start, zoom: 17 }}
        data={data}
        icons={icons}
        padding={noneBelow}
        crosshair
        onReady={setControls}
      />
      <footer>
        <Button
          look="primary"
          icon={Check}
          wide
          disabled={controls === undefined}
          onClick={() => {
            if (controls === undefined) return;
            const centre = controls.centre();
            onChoose(centre, pointingAccuracyMetres(centre, controls.zoom()));
          }}
        >
          {t('place.use')}
        </Button>
      </footer>
    </dialog>
  );
}
