import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapColourName, MapColours } from './colours.ts';
import { labelFont } from './font-names.ts';
import { ofKind, ofLayer, sizeByZoom, townSource as source, widthByZoom } from './style-parts.ts';

/** Names of streets, places and waters, in the order in which they give way to each other. */
export function townLabels(colours: MapColours): LayerSpecification[] {
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
        'text-font': labelFont,
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
        'text-font': labelFont,
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
      font: labelFont,
      size: sizeByZoom(15, 11, 18, 14),
      minzoom: 15,
    }),
    label('transit-name', ['transit'], {
      colour: 'map-text-water',
      font: labelFont,
      size: sizeByZoom(14, 11, 18, 14),
      minzoom: 14.6,
    }),
    label('park-name', ['park'], {
      colour: 'map-text-park',
      font: labelFont,
      size: sizeByZoom(14, 11.5, 18, 16),
      minzoom: 14,
    }),
    label('water-name', ['water'], {
      colour: 'map-text-water',
      font: labelFont,
      size: sizeByZoom(13, 12, 17, 17),
      spacing: 0.06,
    }),
    label('district-name', ['district'], {
      colour: 'map-text-quiet',
      font: labelFont,
      size: sizeByZoom(13.5, 10.5, 16, 14),
      minzoom: 13.5,
      maxzoom: 17,
      spacing: 0.12,
      upper: true,
    }),
    label('town-name', ['town'], {
      colour: 'map-text',
      font: labelFont,
      size: sizeByZoom(9, 13, 13.5, 20),
      maxzoom: 14,
    }),
  ];
}
