import type { FeatureCollection } from 'geojson';
import {
  AttributionControl,
  addProtocol,
  type GeoJSONSource,
  type Map as GlMap,
  MapLibreMap,
  type MapMouseEvent,
  NavigationControl,
  type PointLike,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { BasemapSetting } from '../../domain/basemap-setting.ts';
import type { BoundingBox, Position } from '../../domain/geo.ts';
import type { Language } from '../../domain/localized.ts';
import { type Ground, resolveGround } from './basemap.ts';
import { type MapColours, readColours } from './colours.ts';
import { composeStyle } from './compose-style.ts';
import type { DrawSession } from './draw.ts';
import { IdMapper } from './id-mapper.ts';
import { incidentSource } from './incident-steps.ts';
import { overlayLayers, selectableLayers } from './layers.ts';
import type {
  Drawing,
  DrawRequest,
  MapControls,
  MapData,
  MapPadding,
  MapSelection,
  MapTheme,
  MapView,
} from './map-data.ts';
import { mapFontFaces } from './map-fonts.ts';
import { collectionOf, kindOfSource, type SourceName, sourceNames } from './map-sources.ts';
import { mapWords } from './map-words.ts';
import { markPixelRatio, rasterise } from './mark-images.ts';
import { markSvg } from './mark-svg.ts';

export interface MapEvents {
  onSelect(selection: MapSelection | undefined, extend: boolean): void;
  onHover(selection: MapSelection | undefined): void;
  onMove(centre: Position, zoom: number): void;
  onTap(position: Position): void;
  onNotice(notice: 'basemap-unavailable'): void;
}

export interface MapOwnerOptions {
  container: HTMLElement;
  theme: MapTheme;
  basemap: BasemapSetting;
  view: MapView;
  language: Language;
  /** Of the canvas, where a screen has more than one map. */
  name?: string | undefined;
  padding?: MapPadding | undefined;
  icons?: Readonly<Record<string, string>> | undefined;
  events: MapEvents;
}

/** A thumb is wider than a mark: what lies this near to the tap counts as hit. */
const tapReachPixels = 9;
const noPadding: MapPadding = { top: 0, right: 0, bottom: 0, left: 0 };

/** Where lines start and end on this page; the library knows only left and right. */
function sides(element: Element): readonly ['left', 'right'] | readonly ['right', 'left'] {
  return getComputedStyle(element).direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
}

const shortList = 20;

function saysTheSame(one: FeatureCollection, other: FeatureCollection): boolean {
  const isShort = one.features.length <= shortList && one.features.length === other.features.length;
  return isShort && JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The one owner of the map object. Screens give it data and hear about choices; nobody else touches the map, its
 * sources or its layers. All setters may be called at any time and as often as one likes.
 */
export class MapOwner implements MapControls {
  readonly #map: GlMap;
  readonly #container: HTMLElement;
  readonly #events: MapEvents;
  readonly #language: Language;
  readonly #ids = new IdMapper();
  readonly #loaded: Promise<void>;
  #colours: MapColours;
  #icons: Readonly<Record<string, string>>;
  #data: MapData = {};
  #collections: Record<SourceName, FeatureCollection>;
  #setting: BasemapSetting;
  #theme: MapTheme;
  #ground: Promise<Ground>;
  #selected: readonly string[] = [];
  #hovered: string | undefined;
  #drawing: DrawSession | undefined;
  #styled = false;
  #late: Promise<typeof import('./late-layers.ts')> | undefined;
  #destroyed = false;

  constructor(options: MapOwnerOptions) {
    const { container, view, language, events } = options;
    this.#container = container;
    this.#events = events;
    this.#language = language;
    this.#icons = options.icons ?? {};
    this.#setting = options.basemap;
    this.#theme = options.theme;
    this.#colours = readColours(container, options.theme);
    this.#collections = this.#buildAll();
    setWorkerUrl(workerUrl);
    const words = mapWords(language);
    this.#map = new MapLibreMap({
      container,
      ...('box' in view
        ? { bounds: [...view.box], fitBoundsOptions: { padding: 32 } }
        : { center: [...view.centre], zoom: view.zoom }),
      attributionControl: false,
      // A turned or tilted map is one more way to get lost; north stays up.
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 20,
      fadeDuration: 150,
      reduceMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      locale: {
        'Map.Title': options.name === undefined ? words.map : `${words.map}: ${options.name}`,
        'NavigationControl.ZoomIn': words.zoomIn,
        'NavigationControl.ZoomOut': words.zoomOut,
        'AttributionControl.ToggleAttribution': words.toggleAttribution,
      },
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.setMissingStyleImageResolver((name) => this.#addMark(name));
    const [start, end] = sides(container);
    this.#map.addControl(new AttributionControl({ compact: true }), `bottom-${end}`);
    this.#map.addControl(new ScaleControl({ maxWidth: 90 }), `bottom-${start}`);
    if (window.matchMedia('(hover: hover)').matches)
      this.#map.addControl(new NavigationControl({ showCompass: false }), `top-${end}`);
    this.#listen();
    this.setPadding(options.padding);
    this.#ground = this.#fetchGround();
    this.#loaded = this.#restyle();
  }

  /** Resolves when the ground and the layers are in the map. Rejects when the map cannot be made at all. */
  ready(): Promise<void> {
    return this.#loaded;
  }

  /** Changes the ground or the theme. The same values again do nothing. */
  setGround(basemap: BasemapSetting, theme: MapTheme): void {
    const otherGround = JSON.stringify(basemap) !== JSON.stringify(this.#setting);
    if (!otherGround && theme === this.#theme) return;
    this.#setting = basemap;
    this.#theme = theme;
    if (otherGround) this.#ground = this.#fetchGround();
    this.#restyle().catch((fault: unknown) => console.error('the map could not change its style', fault));
  }

  setIcons(icons: Readonly<Record<string, string>> | undefined): void {
    if (icons === undefined || icons === this.#icons) return;
    this.#icons = icons;
    if (!this.#styled) return;
    for (const name of this.#map.listImages()) {
      if (!name.startsWith('mark/')) continue;
      this.#map.removeImage(name);
      this.#addMark(name).catch(() => undefined);
    }
  }

  setPadding(padding: MapPadding | undefined): void {
    this.#map.setPadding({ ...(padding ?? noPadding) });
  }

  /** Copies to the map only the lists that are other than last time: by reference, and short ones by what they say. */
  setData(data: MapData): void {
    const previous = this.#data;
    this.#data = data;
    for (const source of sourceNames) {
      if (previous[source] === data[source]) continue;
      const before = this.#collections[source];
      this.#collections[source] = collectionOf(source, data, this.#ids);
      // A phone that stands still says so every second; drawing the same map again would empty its battery.
      if (saysTheSame(before, this.#collections[source])) continue;
      if (this.#styled) this.#map.getSource<GeoJSONSource>(source)?.setData(this.#collections[source]);
    }
    const lists = ['shades', 'incidentTiles', 'lampTiles'] as const;
    if (lists.some((list) => previous[list] !== data[list])) this.#showLate();
  }

  setSelected(ids: readonly string[]): void {
    for (const id of this.#selected) if (!ids.includes(id)) this.#mark(id, { selected: false });
    this.#selected = ids;
    for (const id of ids) this.#mark(id, { selected: true });
  }

  setHovered(id: string | undefined): void {
    if (id === this.#hovered) return;
    if (this.#hovered !== undefined) this.#mark(this.#hovered, { hovered: false });
    this.#hovered = id;
    if (id !== undefined) this.#mark(id, { hovered: true });
  }

  centre(): Position {
    const { lng, lat } = this.#map.getCenter();
    return [lng, lat];
  }

  zoom(): number {
    return this.#map.getZoom();
  }

  flyTo([longitude, latitude]: Position, zoom?: number): void {
    const target = zoom ?? Math.max(this.#map.getZoom(), 16);
    this.#map.flyTo({ center: [longitude, latitude], zoom: target, maxDuration: 900 });
  }

  lookAt([longitude, latitude]: Position, zoom: number): void {
    this.#map.jumpTo({ center: [longitude, latitude], zoom });
  }

  fit([west, south, east, north]: BoundingBox): void {
    this.#map.fitBounds([west, south, east, north], { padding: 48, maxZoom: 17, maxDuration: 900 });
  }

  zoomBy(steps: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps, duration: 200 });
  }

  async draw(request: DrawRequest): Promise<Drawing> {
    const { DrawSession } = await import('./draw.ts');
    await this.#loaded;
    this.#drawing?.stop();
    const session = new DrawSession(this.#map, this.#colours, request);
    this.#drawing = session;
    return {
      clear: () => session.clear(),
      stop: () => {
        session.stop();
        if (this.#drawing === session) this.#drawing = undefined;
      },
    };
  }

  destroy(): void {
    this.#destroyed = true;
    this.#map.remove();
  }

  #showLate(): void {
    const { shades, incidentTiles, lampTiles } = this.#data;
    const any = shades ?? incidentTiles ?? lampTiles ?? this.#late;
    if (!this.#styled || any === undefined) return;
    this.#late ??= import('./late-layers.ts');
    this.#late.then(
      ({ showLateLayers }) => {
        if (this.#styled && !this.#destroyed) showLateLayers(this.#map, this.#data, this.#colours);
      },
      (fault: unknown) => console.error(fault),
    );
  }

  #buildAll(): Record<SourceName, FeatureCollection> {
    const entries = sourceNames.map((name) => [name, collectionOf(name, this.#data, this.#ids)] as const);
    return Object.fromEntries(entries) as Record<SourceName, FeatureCollection>;
  }

  async #fetchGround(): Promise<Ground> {
    if (this.#setting.kind === 'pmtiles') {
      const { Protocol } = await import('pmtiles');
      addProtocol('pmtiles', new Protocol().tile);
    }
    const ground = await resolveGround(this.#setting, {
      fetch: (...request) => fetch(...request),
      base: document.baseURI,
      demoCredits: mapWords(this.#language).demoCredits,
    });
    if (!ground.available && !this.#destroyed) this.#events.onNotice('basemap-unavailable');
    return ground;
  }

  async #restyle(): Promise<void> {
    const ground = await this.#ground;
    if (this.#destroyed) return;
    this.#colours = readColours(this.#container, this.#theme);
    const style = composeStyle(
      ground.style(this.#colours),
      overlayLayers(this.#colours),
      this.#collections,
      mapFontFaces(document.baseURI),
    );
    this.#styled = false;
    const resumeDrawing = this.#drawing?.pause();
    const done = new Promise<void>((resolve) => this.#map.once('style.load', () => resolve()));
    // No diff: images and feature states of the old style would otherwise stay in the old colours.
    this.#map.setStyle(style, { diff: false });
    await done;
    if (this.#destroyed) return;
    this.#styled = true;
    this.#showLate();
    // What was set while the style was loading is not in it.
    for (const name of sourceNames)
      if (style.sources[name]?.type === 'geojson' && style.sources[name].data !== this.#collections[name])
        this.#map.getSource<GeoJSONSource>(name)?.setData(this.#collections[name]);
    resumeDrawing?.(this.#colours);
    for (const id of this.#selected) this.#mark(id, { selected: true });
    if (this.#hovered !== undefined) this.#mark(this.#hovered, { hovered: true });
  }

  /** A record has one id but may be drawn from any of the sources. */
  #mark(id: string, state: { selected?: boolean; hovered?: boolean }): void {
    if (!this.#styled) return;
    const spot = Number(id);
    if (Number.isSafeInteger(spot)) {
      const feature = { source: incidentSource, sourceLayer: incidentSource, id: spot };
      if (this.#map.getSource(incidentSource) !== undefined) this.#map.setFeatureState(feature, state);
      return;
    }
    const number = this.#ids.numberOf(id);
    for (const [source, kind] of Object.entries(kindOfSource))
      if (kind !== undefined) this.#map.setFeatureState({ source, id: number }, state);
  }

  async #addMark(name: string): Promise<void> {
    const drawing = markSvg(name, this.#colours, this.#icons);
    if (drawing === undefined) return;
    const image = await rasterise(drawing);
    if (!this.#destroyed && !this.#map.hasImage(name))
      this.#map.addImage(name, image, { pixelRatio: markPixelRatio });
  }

  #selectionAt({ x, y }: { x: number; y: number }): MapSelection | undefined {
    if (!this.#styled || this.#drawing !== undefined) return undefined;
    const reach = tapReachPixels;
    const beside: [PointLike, PointLike] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const spot = this.#spotAt([x, y]) ?? this.#spotAt(beside);
    if (spot !== undefined) return spot;
    const marks = selectableLayers.filter((layer) => !layer.endsWith('-fill'));
    const late = this.#map.getLayer('shades-fill') === undefined ? [] : ['shades-fill'];
    const fills = [...selectableLayers.filter((layer) => layer.endsWith('-fill')), ...late];
    // What lies under the finger goes before what lies beside it, and any mark before the area around it.
    return this.#hit([x, y], marks) ?? this.#hit(beside, marks) ?? this.#hit([x, y], fills);
  }

  #spotAt(where: PointLike | [PointLike, PointLike]): MapSelection | undefined {
    if (this.#map.getSource(incidentSource) === undefined) return undefined;
    const [hit] = this.#map.queryRenderedFeatures(where, { layers: ['incidents-dots'] });
    return hit?.id === undefined ? undefined : { kind: 'spot', id: String(hit.id) };
  }

  #hit(where: PointLike | [PointLike, PointLike], layers: readonly string[]): MapSelection | undefined {
    for (const layer of layers) {
      const [hit] = this.#map.queryRenderedFeatures(where, { layers: [layer] });
      const kind = hit === undefined ? undefined : kindOfSource[hit.source as SourceName];
      const id = this.#ids.textOf(hit?.id);
      if (kind !== undefined && id !== undefined) return { kind, id };
    }
    return undefined;
  }

  #listen(): void {
    const canvas = this.#map.getCanvas();
    this.#map.on('click', (event: MapMouseEvent) => {
      if (this.#drawing !== undefined) return;
      this.#events.onTap([event.lngLat.lng, event.lngLat.lat]);
      const { shiftKey, ctrlKey, metaKey } = event.originalEvent;
      this.#events.onSelect(this.#selectionAt(event.point), shiftKey || ctrlKey || metaKey);
    });
    this.#map.on('mousemove', (event: MapMouseEvent) => {
      const selection = this.#selectionAt(event.point);
      canvas.style.cursor = selection === undefined ? '' : 'pointer';
      if (selection?.id === this.#hovered) return;
      this.setHovered(selection?.id);
      this.#events.onHover(selection);
    });
    this.#map.on('mouseout', () => {
      if (this.#hovered === undefined) return;
      this.setHovered(undefined);
      this.#events.onHover(undefined);
    });
    this.#map.on('moveend', () => this.#events.onMove(this.centre(), this.#map.getZoom()));
  }
}
