import type { FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { MapColourName, MapColours } from './colours.ts';
import { fonts } from './font-names.ts';

const source = 'town';

const ofLayer = (layer: string, ...more: FilterSpecification[]): FilterSpecification =>
  ['all', ['==', ['get', 'layer'], layer], ...more] as FilterSpecification;

const ofKind = (...kinds: string[]): FilterSpecification => ['in', ['get', 'kind'], ['literal', kinds]];

/** A width in pixels that grows with the zoom; pairs of zoom and width. */
export const widthByZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.7], ['zoom'], ...stops] as ExpressionSpecification;

function fillLayer(
  id: string,
  layer: string,
  colour: string,
  more: { minzoom?: number; outline?: string } = {},
): LayerSpecification {
  return {
    id,
    type: 'fill',
    source,
    filter: ofLayer(layer),
    ...(more.minzoom === undefined ? {} : { minzoom: more.minzoom }),
    paint: {
      'fill-color': colour,
      ...(more.outline === undefined ? {} : { 'fill-outline-color': more.outline }),
    },
  };
}

function ground(colours: MapColours): LayerSpecification[] {
  const plain: [id: string, layer: string, colour: MapColourName][] = [
    ['built', 'built', 'map-built'],
    ['forest', 'forest', 'map-forest'],
    ['park', 'park', 'map-park'],
    ['sand', 'sand', 'map-sand'],
    ['pond', 'water', 'map-water'],
    ['school', 'school', 'map-school'],
    ['square', 'square', 'map-square'],
    ['playground', 'playground', 'map-play'],
    ['pitch', 'pitch', 'map-play'],
  ];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours['map-water'] } },
    // A paler ring of shallow water around the land, drawn as a broad soft line under it.
    {
      id: 'shallows',
      type: 'line',
      source,
      filter: ofLayer('land'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours['map-shore'],
        'line-width': widthByZoom(12, 5, 16, 44, 18, 120),
        'line-blur': widthByZoom(12, 4, 16, 34, 18, 90),
        'line-opacity': 0.55,
      },
    },
    fillLayer('land', 'land', colours['map-land']),
    ...plain.map(([id, layer, colour]) => fillLayer(id, layer, colours[colour])),
    fillLayer('parking', 'parking', colours['map-parking'], { minzoom: 14 }),
    {
      id: 'shore',
      type: 'line',
      source,
      filter: ofLayer('land'),
      paint: { 'line-color': colours['map-shore'], 'line-width': widthByZoom(12, 0.6, 17, 1.6) },
    },
    {
      id: 'pitch-line',
      type: 'line',
      source,
      minzoom: 15,
      filter: ofLayer('pitch'),
      paint: { 'line-color': colours['map-path-line'], 'line-width': 1.5 },
    },
    fillLayer('jetty', 'jetty', colours['map-jetty']),
    fillLayer('platform', 'platform', colours['map-jetty'], { minzoom: 14 }),
    {
      id: 'tree',
      type: 'circle',
      source,
      minzoom: 14.5,
      filter: ofLayer('tree'),
      paint: {
        'circle-color': colours['map-tree'],
        'circle-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 0, 15.5, 0.85],
        'circle-radius': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          14,
          ['*', ['get', 'size'], 0.22],
          20,
          ['*', ['get', 'size'], 14],
        ],
      },
    },
  ];
}

function buildings(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'building',
      type: 'fill',
      source,
      minzoom: 13,
      filter: ofLayer('building'),
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          ['school', 'station', 'church', 'public', 'lighthouse', 'shop'],
          colours['map-building-public'],
          colours['map-building'],
        ],
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0.4, 14.5, 1],
      },
    },
    {
      id: 'building-line',
      type: 'line',
      source,
      minzoom: 15,
      filter: ofLayer('building'),
      paint: { 'line-color': colours['map-building-line'], 'line-width': widthByZoom(15, 0.4, 18, 1.2) },
    },
  ];
}

const roadWidth: Record<'main' | 'street', { outer: number[]; inner: number[] }> = {
  main: {
    outer: [12, 2.4, 14, 5.5, 16, 15, 18, 42, 20, 150],
    inner: [12, 1.6, 14, 4, 16, 12.4, 18, 38, 20, 140],
  },
  street: {
    outer: [13, 1, 14, 2.8, 16, 10.5, 18, 31, 20, 110],
    inner: [13, 0.6, 14, 1.8, 16, 8.5, 18, 27.5, 20, 102],
  },
};

const round = { 'line-cap': 'round', 'line-join': 'round' } as const;

function roadLayers(colours: MapColours): LayerSpecification[] {
  const road = (kind: 'main' | 'street', part: 'outer' | 'inner', high: boolean): LayerSpecification => ({
    id: `road-${kind}-${part}${high ? '-bridge' : ''}`,
    type: 'line',
    source,
    filter: ofLayer('road', ofKind(kind), high ? ['has', 'bridge'] : ['!', ['has', 'bridge']]),
    layout: high ? { 'line-join': 'round' } : round,
    paint: {
      'line-color':
        part === 'inner'
          ? colours[kind === 'main' ? 'map-main' : 'map-road']
          : colours[high ? 'map-rail' : kind === 'main' ? 'map-main-line' : 'map-road-line'],
      'line-width': widthByZoom(...roadWidth[kind][part]),
    },
  });
  return [
    road('street', 'outer', false),
    road('main', 'outer', false),
    ...pathLayers(colours),
    road('street', 'inner', false),
    road('main', 'inner', false),
    ...railLayers(colours),
    road('main', 'outer', true),
    road('main', 'inner', true),
  ];
}

function pathLayers(colours: MapColours): LayerSpecification[] {
  const line = (
    id: string,
    kinds: string[],
    colour: MapColourName,
    width: number[],
    dash?: number[],
  ): LayerSpecification => ({
    id,
    type: 'line',
    source,
    minzoom: 14,
    filter: ofLayer('path', ofKind(...kinds)),
    layout: { 'line-join': 'round', 'line-cap': dash === undefined ? 'round' : 'butt' },
    paint: {
      'line-color': colours[colour],
      'line-width': widthByZoom(...width),
      ...(dash === undefined ? {} : { 'line-dasharray': dash }),
    },
  });
  return [
    line('path-outer', ['footpath', 'cycleway', 'steps'], 'map-path-line', [14, 1.6, 16, 4, 18, 9, 20, 24]),
    line('cycleway', ['cycleway'], 'map-cycle', [14, 0.9, 16, 2.2, 18, 5]),
    line('footpath', ['footpath'], 'map-path', [14, 0.8, 16, 1.7, 18, 4], [2.6, 1.4]),
    line('steps', ['steps'], 'map-path', [14, 1.2, 16, 4, 18, 9], [0.35, 0.35]),
  ];
}

function railLayers(colours: MapColours): LayerSpecification[] {
  const rail = (id: string, colour: MapColourName, width: number[], dash?: number[]): LayerSpecification => ({
    id,
    type: 'line',
    source,
    filter: ofLayer('rail'),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colours[colour],
      'line-width': widthByZoom(...width),
      ...(dash === undefined ? {} : { 'line-dasharray': dash }),
    },
  });
  return [
    {
      id: 'underpass',
      type: 'line',
      source,
      minzoom: 14,
      filter: ofLayer('path', ofKind('underpass')),
      paint: {
        'line-color': colours['map-path'],
        'line-width': widthByZoom(14, 3, 16, 8, 18, 20),
        'line-opacity': 0.55,
      },
    },
    rail('rail', 'map-rail', [12, 1.4, 16, 3.6, 18, 7]),
    rail('rail-ties', 'map-rail-tie', [12, 0.6, 16, 2.2, 18, 4.6], [4, 4]),
    {
      id: 'underpass-line',
      type: 'line',
      source,
      minzoom: 15,
      filter: ofLayer('path', ofKind('underpass')),
      paint: {
        'line-color': colours['map-text'],
        'line-width': widthByZoom(15, 1, 18, 3),
        'line-dasharray': [1.2, 1.2],
      },
    },
  ];
}

function lamps(colours: MapColours, dark: boolean): LayerSpecification[] {
  const working: FilterSpecification = ['==', ['get', 'working'], true];
  const glow: LayerSpecification = {
    id: 'lamp-glow',
    type: 'circle',
    source,
    minzoom: 14.5,
    filter: ofLayer('lamp', working),
    paint: {
      'circle-color': colours['map-lamp'],
      'circle-blur': 1,
      'circle-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 0, 16, 0.2],
      'circle-radius': widthByZoom(14, 4, 16, 12, 18, 42),
    },
  };
  return [
    ...(dark ? [glow] : []),
    {
      id: 'lamp',
      type: 'circle',
      source,
      minzoom: 16,
      filter: ofLayer('lamp', working),
      paint: { 'circle-color': colours['map-lamp'], 'circle-radius': widthByZoom(16, 1.2, 18, 3) },
    },
    {
      id: 'lamp-broken',
      type: 'circle',
      source,
      minzoom: 16,
      filter: ofLayer('lamp', ['!', working]),
      paint: {
        'circle-opacity': 0,
        'circle-radius': widthByZoom(16, 1.4, 18, 3.2),
        'circle-stroke-color': colours['map-lamp-broken'],
        'circle-stroke-width': 1.1,
      },
    },
  ];
}

function labels(colours: MapColours): LayerSpecification[] {
  const halo = { 'text-halo-color': colours['map-halo'], 'text-halo-width': 1.6 };
  const label = (
    id: string,
    kinds: string[],
    look: {
      colour: MapColourName;
      font: string[];
      size: ExpressionSpecification;
      minzoom?: number;
      maxzoom?: number;
      spacing?: number;
      upper?: boolean;
    },
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source,
    ...(look.minzoom === undefined ? {} : { minzoom: look.minzoom }),
    ...(look.maxzoom === undefined ? {} : { maxzoom: look.maxzoom }),
    filter: ofLayer('label', ofKind(...kinds)),
    layout: {
      'text-field': ['get', 'name'],
      'text-font': look.font,
      'text-size': look.size,
      'text-max-width': 8,
      'text-letter-spacing': look.spacing ?? 0,
      'text-transform': look.upper === true ? 'uppercase' : 'none',
      'symbol-sort-key': ['get', 'rank'],
      'text-padding': 6,
    },
    paint: { 'text-color': colours[look.colour], ...halo },
  });
  const size = (...stops: number[]): ExpressionSpecification =>
    ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source,
      minzoom: 14.5,
      filter: ofLayer('road'),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'symbol-sort-key': ['match', ['get', 'kind'], 'main', 0, 1],
        'text-field': ['get', 'name'],
        'text-font': fonts.regular,
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          14.5,
          ['match', ['get', 'kind'], 'main', 11, 10],
          18,
          ['match', ['get', 'kind'], 'main', 15, 13.5],
        ],
        'text-max-angle': 32,
        'text-padding': 4,
      },
      paint: {
        'text-color': colours['map-text'],
        'text-halo-color': colours['map-halo'],
        'text-halo-width': 1.4,
      },
    },
    {
      id: 'path-name',
      type: 'symbol',
      source,
      minzoom: 16,
      filter: ofLayer('path'),
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'text-field': ['coalesce', ['get', 'name'], ''],
        'text-font': fonts.italic,
        'text-size': 12,
        'text-max-angle': 35,
      },
      paint: { 'text-color': colours['map-text-quiet'], ...halo },
    },
    {
      id: 'stop',
      type: 'circle',
      source,
      minzoom: 15.5,
      filter: ofLayer('stop'),
      paint: {
        'circle-color': colours['map-halo'],
        'circle-radius': widthByZoom(15, 2.6, 18, 5.5),
        'circle-stroke-color': colours['map-text-water'],
        'circle-stroke-width': widthByZoom(15, 1.4, 18, 3),
      },
    },
    label('place-name', ['place'], {
      colour: 'map-text-quiet',
      font: fonts.regular,
      size: size(15, 11, 18, 14),
      minzoom: 15,
    }),
    label('transit-name', ['transit'], {
      colour: 'map-text-water',
      font: fonts.bold,
      size: size(14, 11, 18, 14),
      minzoom: 14.6,
    }),
    label('park-name', ['park'], {
      colour: 'map-text-park',
      font: fonts.italic,
      size: size(14, 11.5, 18, 16),
      minzoom: 14,
    }),
    label('water-name', ['water'], {
      colour: 'map-text-water',
      font: fonts.italic,
      size: size(13, 12, 17, 17),
      spacing: 0.06,
    }),
    label('district-name', ['district'], {
      colour: 'map-text-quiet',
      font: fonts.bold,
      size: size(13.5, 10.5, 16, 14),
      minzoom: 13.5,
      maxzoom: 17,
      spacing: 0.12,
      upper: true,
    }),
    label('town-name', ['town'], {
      colour: 'map-text',
      font: fonts.bold,
      size: size(9, 13, 13.5, 20),
      maxzoom: 14,
    }),
  ];
}

/** Whether a theme's ground is dark: lamps glow on it. Takes any colour as a browser or a style sheet writes it. */
function isDark(colour: string): boolean {
  const digits = /^#(..)(..)(..)/
    .exec(colour)
    ?.slice(1)
    .map((pair) => Number.parseInt(pair, 16));
  const channels = digits ?? colour.match(/[\d.]+/g)?.map(Number) ?? [255];
  return Math.max(...channels.slice(0, 3)) < 90;
}

/** The style of the demo's town: quiet ground, clear names, and every colour from the tokens. */
export function townStyle(colours: MapColours, town: FeatureCollection, credits: string): StyleSpecification {
  return {
    version: 8,
    sources: {
      [source]: {
        type: 'geojson',
        data: town,
        attribution: credits,
        maxzoom: 16,
        buffer: 64,
        tolerance: 0.2,
      },
    },
    layers: [
      ...ground(colours),
      ...lamps(colours, isDark(colours['map-land'])).slice(0, -2),
      ...buildings(colours),
      ...roadLayers(colours),
      ...lamps(colours, false),
      ...labels(colours),
    ],
  };
}
