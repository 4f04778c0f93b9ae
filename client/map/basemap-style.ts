import type { FeatureCollection } from 'geojson';
import type { FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapColourName, MapColours } from './colours.ts';
import { ofLayer, townSource as source, widthByZoom } from './style-parts.ts';
import { townLabels } from './town-labels.ts';
import { townRoads } from './town-roads.ts';

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
        'line-color': colours['map-shallow'],
        'line-width': widthByZoom(12, 5, 16, 44, 18, 120),
        'line-blur': widthByZoom(12, 4, 16, 34, 18, 90),
        'line-opacity': 0.9,
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
    {
      id: 'jetty',
      type: 'fill',
      source,
      filter: ofLayer('jetty'),
      paint: {
        'fill-color': ['match', ['get', 'kind'], 'jetty', colours['map-jetty'], colours['map-stone']],
      },
    },
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
          ['*', ['get', 'size'], 0.38],
          20,
          ['*', ['get', 'size'], 24],
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
      'circle-opacity': ['interpolate', ['linear'], ['zoom'], 14.5, 0, 15.5, 0.2, 17, 0.34],
      'circle-radius': widthByZoom(14, 6, 16, 25, 18, 80),
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
      ...buildings(colours),
      ...townRoads(colours),
      ...lamps(colours, isDark(colours['map-land'])),
      ...townLabels(colours),
    ],
  };
}
