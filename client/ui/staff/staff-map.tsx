import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoundingBox, boxAround, type Position } from '../../../domain/geo.ts';
import { currentLanguage } from '../../i18n/start-i18n.ts';
import type { MapControls, MapData, MapSelection } from '../../map/map-data.ts';
import { MapView } from '../../map/map-view.tsx';
import { settingsQuery, useCatalogue } from '../../state/staff-queries.ts';
import { useTheme } from '../../state/theme.ts';

interface StaffMapProps {
  label: string;
  /** Where a screen has more than one map. */
  name?: string;
  data: MapData;
  /** What the map shows first: it waits for this while `waiting`, then stays where the person moves it. */
  startPositions: readonly Position[];
  waiting?: boolean;
  selectedIds?: readonly string[];
  hoveredId?: string | undefined;
  onSelect?: (selection: MapSelection | undefined, extend: boolean) => void;
  onHover?: (selection: MapSelection | undefined) => void;
  onTap?: (position: Position) => void;
  onMove?: (centre: Position, zoom: number) => void;
  onReady?: (controls: MapControls) => void;
  children?: ReactNode;
}

/** About 250 m around a single place, so that a lone mark does not fill the screen at the deepest zoom. */
const marginDegrees = 0.0015;

function boxOf(positions: readonly Position[]): BoundingBox | undefined {
  const box = boxAround(positions);
  if (box === undefined) return undefined;
  const [west, south, east, north] = box;
  return [west - marginDegrees * 2, south - marginDegrees, east + marginDegrees * 2, north + marginDegrees];
}

/** The map with what every staff screen gives it: the ground of this municipality, theme, language, glyphs. */
export function StaffMap({ startPositions, waiting = false, children, ...rest }: StaffMapProps): ReactNode {
  const { data: settings } = useQuery(settingsQuery);
  const known = useCatalogue();
  const theme = useTheme();
  useTranslation();
  const { onReady } = rest;
  const [controls, setControls] = useState<MapControls>();
  const fitted = useRef(false);

  useEffect(() => {
    if (controls === undefined || waiting || fitted.current) return;
    const box = boxOf(startPositions);
    if (box === undefined) return;
    fitted.current = true;
    controls.fit(box);
  }, [controls, waiting, startPositions]);

  if (settings === undefined || waiting) return <div className="map-view" />;
  const box = boxOf(startPositions);
  return (
    <MapView
      {...rest}
      language={currentLanguage()}
      basemap={settings.basemap}
      theme={theme}
      view={box === undefined ? { centre: settings.centre, zoom: settings.zoom } : { box }}
      icons={known?.icons}
      onReady={(ready) => {
        // The view that it began with is not trusted: places may have come since, and the page may have been laid out anew.
        fitted.current = false;
        setControls(ready);
        onReady?.(ready);
      }}
    >
      {children}
    </MapView>
  );
}
