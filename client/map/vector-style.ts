import type {
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
  VectorSourceSpecification,
} from 'maplibre-gl';
import type { MapColourName, MapColours } from './colours.ts';
import { labelFont } from './font-names.ts';
import { sizeByZoom, widthByZoom } from './style-parts.ts';

const source = 'tiles';

/** Every map made from OpenStreetMap must name it; a municipality's own tiles may say more. */
const defaultCredits =
  '<a href="https://www.openstreetmap.org/copyright">© OpenStreetMap</a> <a href="https://openmaptiles.org">© OpenMapTiles</a>';

const ofClass = (...classes: string[]): FilterSpecification => ['in', ['get', 'class'], ['literal', classes]];

export interface VectorTiles {
  /** A TileJSON or `pmtiles://` address. */
  url?: string;
  /** A tile address with {z}, {x} and {y}. */
  tiles?: string;
  credits: string | undefined;
}

/** Tiles of the OpenMapTiles schema in the same quiet dress as the demo's town. */
export function vectorStyle(colours: MapColours, { url, tiles, credits }: VectorTiles): StyleSpecification {
  const attribution = credits ?? defaultCredits;
  const tileSource: VectorSourceSpecification =
    url === undefined
      ? { type: 'vector', tiles: tiles === undefined ? [] : [tiles], maxzoom: 14, attribution }
      : { type: 'vector', url, attribution };
  return {
    version: 8,
    sources: { [source]: tileSource },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colours['map-land'] } },
      ...grounds(colours),
      ...roads(colours),
      ...labels(colours),
    ],
  };
}

function grounds(colours: MapColours): LayerSpecification[] {
  const fill = (
    id: string,
    layer: string,
    colour: MapColourName,
    filter?: FilterSpecification,
  ): LayerSpecification => ({
    id,
    type: 'fill',
    source,
    'source-layer': layer,
    ...(filter === undefined ? {} : { filter }),
    paint: { 'fill-color': colours[colour] },
  });
  return [
    fill(
      'built',
      'landuse',
      'map-built',
      ofClass('residential', 'suburb', 'neighbourhood', 'commercial', 'industrial'),
    ),
    fill('wood', 'landcover', 'map-forest', ofClass('wood')),
    fill('grass', 'landcover', 'map-park', ofClass('grass', 'farmland', 'wetland')),
    fill('sand', 'landcover', 'map-sand', ofClass('sand')),
    fill('park', 'park', 'map-park'),
    fill(
      'school',
      'landuse',
      'map-school',
      ofClass('school', 'university', 'college', 'kindergarten', 'hospital'),
    ),
    fill('pitch', 'landuse', 'map-play', ofClass('pitch', 'playground', 'stadium')),
    fill('water', 'water', 'map-water'),
    {
      id: 'waterway',
      type: 'line',
      source,
      'source-layer': 'waterway',
      paint: { 'line-color': colours['map-water'], 'line-width': widthByZoom(9, 0.5, 14, 2, 18, 9) },
    },
    { ...fill('building', 'building', 'map-building'), minzoom: 13 },
    {
      id: 'building-line',
      type: 'line',
      source,
      'source-layer': 'building',
      minzoom: 15,
      paint: { 'line-color': colours['map-building-line'], 'line-width': widthByZoom(15, 0.4, 18, 1.2) },
    },
  ];
}

const mainClasses = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary'];
const streetClasses = ['minor', 'service', 'busway', 'raceway', 'street', 'street_limited'];

function roads(colours: MapColours): LayerSpecification[] {
  const road = (
    id: string,
    classes: string[],
    colour: MapColourName,
    width: number[],
    more: { minzoom?: number; dash?: number[] } = {},
  ): LayerSpecification => ({
    id,
    type: 'line',
    source,
    'source-layer': 'transportation',
    ...(more.minzoom === undefined ? {} : { minzoom: more.minzoom }),
    filter: ofClass(...classes),
    layout: { 'line-join': 'round', 'line-cap': more.dash === undefined ? 'round' : 'butt' },
    paint: {
      'line-color': colours[colour],
      'line-width': widthByZoom(...width),
      ...(more.dash === undefined ? {} : { 'line-dasharray': more.dash }),
    },
  });
  return [
    road('street-outer', streetClasses, 'map-road-line', [12, 0.6, 14, 2.8, 16, 10.5, 18, 31], {
      minzoom: 12,
    }),
    road('main-outer', mainClasses, 'map-main-line', [6, 0.8, 10, 1.8, 14, 5.5, 16, 15, 18, 42]),
    road('path', ['path', 'track', 'pedestrian'], 'map-path', [14, 0.8, 16, 1.7, 18, 4], {
      minzoom: 14,
      dash: [2.6, 1.4],
    }),
    road('street', streetClasses, 'map-road', [12, 0.3, 14, 1.8, 16, 8.5, 18, 27.5], { minzoom: 12 }),
    road('main', mainClasses, 'map-main', [6, 0.5, 10, 1.2, 14, 4, 16, 12.4, 18, 38]),
    road('rail', ['rail', 'transit'], 'map-rail', [10, 0.6, 14, 1.8, 16, 3.6, 18, 7]),
    road('rail-ties', ['rail', 'transit'], 'map-rail-tie', [10, 0.2, 14, 0.9, 16, 2.2, 18, 4.6], {
      dash: [4, 4],
    }),
    {
      id: 'boundary',
      type: 'line',
      source,
      'source-layer': 'boundary',
      filter: ['<=', ['get', 'admin_level'], 6],
      paint: {
        'line-color': colours['map-text-quiet'],
        'line-width': 1,
        'line-opacity': 0.5,
        'line-dasharray': [3, 2],
      },
    },
  ];
}

function labels(colours: MapColours): LayerSpecification[] {
  const halo = { 'text-halo-color': colours['map-halo'], 'text-halo-width': 1.5 };
  const name: ['coalesce', ['get', 'name'], ''] = ['coalesce', ['get', 'name'], ''];
  const places = (
    id: string,
    classes: string[],
    size: number[],
    colour: MapColourName,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source,
    'source-layer': 'place',
    filter: ofClass(...classes),
    layout: {
      'text-field': name,
      'text-font': labelFont,
      'text-size': sizeByZoom(...size),
      'text-max-width': 8,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 20],
    },
    paint: { 'text-color': colours[colour], ...halo },
  });
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source,
      'source-layer': 'transportation_name',
      minzoom: 13,
      layout: {
        'symbol-placement': 'line',
        'text-field': name,
        'text-font': labelFont,
        'text-size': sizeByZoom(13, 10.5, 18, 14),
        'text-max-angle': 32,
      },
      paint: { 'text-color': colours['map-text'], ...halo },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source,
      'source-layer': 'water_name',
      layout: { 'text-field': name, 'text-font': labelFont, 'text-size': sizeByZoom(9, 11, 16, 15) },
      paint: { 'text-color': colours['map-text-water'], ...halo },
    },
    {
      id: 'poi-name',
      type: 'symbol',
      source,
      'source-layer': 'poi',
      minzoom: 15.5,
      filter: ['<=', ['coalesce', ['get', 'rank'], 99], 25],
      layout: {
        'text-field': name,
        'text-font': labelFont,
        'text-size': sizeByZoom(15, 11, 18, 13),
        'text-max-width': 8,
      },
      paint: { 'text-color': colours['map-text-quiet'], ...halo },
    },
    places(
      'quarter-name',
      ['suburb', 'quarter', 'neighbourhood', 'hamlet'],
      [12, 11, 16, 14],
      'map-text-quiet',
    ),
    places('town-name', ['city', 'town', 'village'], [6, 11, 14, 19], 'map-text'),
  ];
}
