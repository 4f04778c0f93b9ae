import type { ExpressionSpecification, Map as GlMap, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { labelFont } from './font-names.ts';
import { incidentSource, incidentSteps, placesFromZoom } from './incident-steps.ts';
import { showTiles } from './show-tiles.ts';

const squaresPerSide = 64;
const tilePixels = 512;

function colourBy(zoom: number, colours: MapColours): ExpressionSpecification {
  const [, ...steps] = incidentSteps(zoom);
  const ramp = [colours['reported-2'], colours['reported-3'], colours['reported-4'], colours['reported-5']];
  const pairs = steps.flatMap((from, index) => [from, ramp[index] ?? colours['reported-5']]);
  return ['step', ['get', 'amount'], colours['reported-1'], ...pairs] as unknown as ExpressionSpecification;
}

/** Squares of the tiles are 8 pixels where the zoom is whole and grow to 16: the dots fill them. */
function squareRadius(): (number | ExpressionSpecification)[] {
  const half = tilePixels / squaresPerSide / 2;
  return Array.from({ length: placesFromZoom }, (_, zoom) => [zoom, half, zoom + 0.999, 2 * half]).flat();
}

function layersOf(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'incidents-dots',
      type: 'circle',
      source: incidentSource,
      'source-layer': incidentSource,
      // What has most is drawn last, so that it is never hidden.
      layout: { 'circle-sort-key': ['get', 'amount'] },
      paint: {
        'circle-radius': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          ...squareRadius(),
          placesFromZoom,
          ['min', 12, ['+', 3, ['ln', ['get', 'amount']]]],
          18,
          ['min', 22, ['+', 6, ['*', 3, ['ln', ['get', 'amount']]]]],
        ] as unknown as ExpressionSpecification,
        'circle-color': [
          'step',
          ['zoom'],
          colourBy(0, colours),
          11,
          colourBy(11, colours),
          placesFromZoom,
          colourBy(placesFromZoom, colours),
        ],
        'circle-opacity': 0.86,
        'circle-stroke-color': [
          'case',
          ['boolean', ['feature-state', 'selected'], false],
          colours.accent,
          colours.surface,
        ],
        'circle-stroke-width': [
          'case',
          ['boolean', ['feature-state', 'selected'], false],
          4,
          ['boolean', ['feature-state', 'hovered'], false],
          2,
          0.5,
        ],
      },
    },
    {
      id: 'incidents-number',
      type: 'symbol',
      source: incidentSource,
      'source-layer': incidentSource,
      minzoom: 16,
      filter: ['>', ['get', 'amount'], 1],
      layout: { 'text-field': ['to-string', ['get', 'amount']], 'text-font': labelFont, 'text-size': 13 },
      paint: {
        'text-color': colours.ink,
        'text-halo-color': colours.surface,
        'text-halo-width': 1.75,
      },
    },
  ];
}

/** Puts the tiles into the map, changes their address, or takes them out. */
export function showIncidents(map: GlMap, path: string | undefined, colours: MapColours): void {
  showTiles(map, incidentSource, path, layersOf(colours));
}
