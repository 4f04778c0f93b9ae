import type { ExpressionSpecification, Map as GlMap, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { labelFont } from './font-names.ts';
import { placesFromZoom } from './incident-steps.ts';
import { showTiles } from './show-tiles.ts';

const lampSource = 'lamps';
const isBroken: ExpressionSpecification = ['>', ['get', 'broken'], 0];
const isKnown: ExpressionSpecification = ['>', ['+', ['get', 'working'], ['get', 'broken']], 0];

/** Working lamps are filled, those of unknown state hollow, broken ones larger with a cross: never colour alone. */
function layersOf(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'lamp-squares',
      type: 'circle',
      source: lampSource,
      'source-layer': lampSource,
      maxzoom: placesFromZoom,
      paint: {
        'circle-color': colours.lantern,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 3, placesFromZoom, 5],
        'circle-opacity': ['interpolate', ['linear'], ['get', 'amount'], 1, 0.35, 20, 0.85],
      },
    },
    {
      id: 'lamp-dots',
      type: 'circle',
      source: lampSource,
      'source-layer': lampSource,
      minzoom: placesFromZoom,
      // What is broken is drawn last, so that it is never hidden.
      layout: { 'circle-sort-key': ['get', 'broken'] },
      paint: {
        'circle-color': ['case', isBroken, colours.surface, isKnown, colours.lantern, colours.surface],
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          placesFromZoom,
          ['case', isBroken, 4, 1.5],
          16,
          ['case', isBroken, 6, 3],
          18,
          ['case', isBroken, 9, 6],
        ],
        'circle-stroke-color': ['case', isBroken, colours['severity-3'], colours.ink],
        'circle-stroke-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          placesFromZoom,
          ['case', isBroken, 1.5, 0.4],
          16,
          ['case', isBroken, 2.5, 1],
        ],
      },
    },
    {
      id: 'lamp-crosses',
      type: 'symbol',
      source: lampSource,
      'source-layer': lampSource,
      minzoom: 15,
      filter: isBroken,
      layout: {
        'text-field': '×',
        'text-font': labelFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 15, 11, 18, 18],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': colours['severity-3'] },
    },
  ];
}

/** Street lamps as a light layer: counted in squares from afar, one by one close up. */
export function showLamps(map: GlMap, path: string | undefined, colours: MapColours): void {
  showTiles(map, lampSource, path, layersOf(colours));
}
