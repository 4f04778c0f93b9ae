import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { BasemapSetting } from '../../domain/basemap-setting.ts';
import type { Position } from '../../domain/geo.ts';
import type { Language } from '../../domain/localized.ts';
import type {
  MapControls,
  MapData,
  MapPadding,
  MapSelection,
  MapTheme,
  MapView as View,
} from './map-data.ts';
import type { MapOwner } from './map-owner.ts';
import './map-view.css';
import { mapWords } from './map-words.ts';

/** Why the ground is not the one that was asked for; the marks are all there. */
export type MapNotice = 'basemap-unavailable';

export interface MapViewProps {
  /** Names the landmark, for instance "Map of the findings". */
  label: string;
  /** Where a screen has more than one map: tells their canvases apart. */
  name?: string | undefined;
  language: Language;
  basemap: BasemapSetting;
  theme: MapTheme;
  /** Where the map starts; later changes are ignored (use `onReady` controls to move it). */
  view: View;
  data: MapData;
  /** Category id -> SVG text with a 24 x 24 view box, strokes in currentColor. */
  icons?: Readonly<Record<string, string>> | undefined;
  /** Pixels covered by panels. Pass the same object while nothing changed. */
  padding?: MapPadding | undefined;
  selectedIds?: readonly string[] | undefined;
  hoveredId?: string | undefined;
  /** Draws a crosshair at the point that `onMove` reports. */
  crosshair?: boolean | undefined;
  /** A chosen record, or undefined for a tap on empty ground. `extend`: shift, ctrl or cmd was held. */
  onSelect?: ((selection: MapSelection | undefined, extend: boolean) => void) | undefined;
  onHover?: ((selection: MapSelection | undefined) => void) | undefined;
  /** The position under the crosshair, after each movement. */
  onMove?: ((centre: Position, zoom: number) => void) | undefined;
  /** A tap on the map itself, at most once a tap, before `onSelect`. */
  onTap?: ((position: Position) => void) | undefined;
  onNotice?: ((notice: MapNotice) => void) | undefined;
  onReady?: ((controls: MapControls) => void) | undefined;
  children?: ReactNode;
}

/** Resolves when the element is shown: a map that starts hidden would fit its view to a size that it never has. */
async function hasSize(element: HTMLElement): Promise<void> {
  if (element.clientWidth > 0) return;
  await new Promise<void>((resolve) => {
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
  });
}

/**
 * The map as a landmark. This file does not import the map library: it arrives in its own chunk when the first
 * map is shown, and the page is usable before that. A library that cannot be loaded leaves words in its place.
 */
export function MapView(props: MapViewProps): ReactNode {
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [owner, setOwner] = useState<MapOwner>();
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const helpId = useId();
  const words = mapWords(props.language);

  useEffect(() => {
    // Kept here: React takes the reference away while this part of the page is hidden, waiting for words or code.
    const element = container.current;
    if (element === null) return;
    let stopped = false;
    let made: MapOwner | undefined;
    const start = async (): Promise<void> => {
      const { MapOwner } = await import('./map-owner.ts');
      await hasSize(element);
      if (stopped) return;
      const { theme, basemap, view, language, name, padding, icons } = latest.current;
      made = new MapOwner({
        container: element,
        theme,
        basemap,
        view,
        language,
        name,
        padding,
        icons,
        events: {
          onSelect: (selection, extend) => latest.current.onSelect?.(selection, extend),
          onHover: (selection) => latest.current.onHover?.(selection),
          onMove: (centre, zoom) => latest.current.onMove?.(centre, zoom),
          onTap: (position) => latest.current.onTap?.(position),
          onNotice: (notice) => latest.current.onNotice?.(notice),
        },
      });
      await made.ready();
      if (stopped) return;
      setOwner(made);
      setState('ready');
      latest.current.onReady?.(made);
    };
    start().catch((fault: unknown) => {
      console.error('the map could not start', fault);
      if (!stopped) setState('failed');
    });
    return () => {
      stopped = true;
      made?.destroy();
      setOwner(undefined);
    };
  }, []);

  useEffect(() => owner?.setGround(props.basemap, props.theme), [owner, props.basemap, props.theme]);
  useEffect(() => owner?.setIcons(props.icons), [owner, props.icons]);
  useEffect(() => owner?.setPadding(props.padding), [owner, props.padding]);
  useEffect(() => owner?.setData(props.data), [owner, props.data]);
  useEffect(() => owner?.setSelected(props.selectedIds ?? []), [owner, props.selectedIds]);
  useEffect(() => owner?.setHovered(props.hoveredId), [owner, props.hoveredId]);

  return (
    <section className="map-view" aria-label={props.label} aria-describedby={helpId} data-state={state}>
      <div ref={container} className="map-view-canvas" />
      <p id={helpId} className="map-view-help">
        {words.keyboardHelp}
      </p>
      {state === 'failed' && (
        <p className="map-view-failed" role="status">
          {words.failed}
        </p>
      )}
      {props.crosshair === true && <Crosshair padding={props.padding} />}
      {props.children}
    </section>
  );
}

function Crosshair({ padding }: { padding: MapPadding | undefined }): ReactNode {
  const { top, right, bottom, left } = padding ?? { top: 0, right: 0, bottom: 0, left: 0 };
  return (
    <div className="map-view-crosshair" style={{ top, right, bottom, left }} aria-hidden="true">
      <svg width="56" height="56" viewBox="0 0 56 56" fill="none">
        <title>+</title>
        <g className="map-view-crosshair-halo">
          <circle cx="28" cy="28" r="15" />
          <path d="M28 3v12M28 41v12M3 28h12M41 28h12" />
        </g>
        <g className="map-view-crosshair-line">
          <circle cx="28" cy="28" r="15" />
          <path d="M28 3v12M28 41v12M3 28h12M41 28h12" />
        </g>
        <circle className="map-view-crosshair-dot" cx="28" cy="28" r="2.5" />
      </svg>
    </div>
  );
}
