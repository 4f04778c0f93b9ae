import type { ExpressionSpecification, Map as GlMap, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { labelFont } from './font-names.ts';
import type { ShadeLook } from './map-data.ts';

/** Numbers that find no room beside others are left out by the map itself. */
const numberZoom = 12.5;

/** The colour of a look; `unknown` is drawn by its hatch. */
function shadeColour(look: ShadeLook, colours: MapColours): string {
  if (look === 'unknown') return colours.unknown;
  if (look === 'quiet') return colours['unknown-soft'];
  if (look === 'few') return colours['density-1'];
  if (look === 'less') return colours.good;
  if (look === 'felt-1') return colours['density-1'];
  if (look === 'felt-2') return colours['density-2'];
  if (look === 'felt-3') return colours['density-3'];
  if (look === 'felt-4') return colours['density-4'];
  if (look === 'felt-5') return colours['density-5'];
  return colours[look];
}

const solidLooks = [
  ...(['quiet', 'few', 'less', 'felt-1', 'felt-2', 'felt-3', 'felt-4', 'felt-5'] as const),
  ...(['reported-1', 'reported-2', 'reported-3', 'reported-4', 'reported-5'] as const),
] as const;

/** The areas of an analysis layer, under the ground's labels. */
function shadeLayers(colours: MapColours): LayerSpecification[] {
  const pairs = solidLooks.flatMap((look) => [look, shadeColour(look, colours)]);
  const fill = [
    'match',
    ['get', 'look'],
    ...pairs,
    colours['unknown-soft'],
  ] as unknown as ExpressionSpecification;
  return [
    {
      id: 'shades-unknown',
      type: 'fill',
      source: 'shades',
      filter: ['==', ['get', 'look'], 'unknown'],
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.7 },
    },
    {
      id: 'shades-fill',
      type: 'fill',
      source: 'shades',
      filter: ['has', 'look'],
      paint: {
        'fill-color': fill,
        // A hatched area can be chosen too, so it is there without being seen.
        'fill-opacity': ['match', ['get', 'look'], 'unknown', 0, 'quiet', 0.7, 'few', 0.6, 0.74],
      },
    },
    {
      id: 'shades-line',
      type: 'line',
      source: 'shades',
      filter: ['has', 'look'],
      paint: {
        'line-color': colours.surface,
        'line-width': ['match', ['get', 'look'], ['unknown', 'few'], 0, 1],
      },
    },
    {
      // Too few to tell: an outline of its own, so that it is never taken for the palest step or for a hatch.
      id: 'shades-few',
      type: 'line',
      source: 'shades',
      filter: ['==', ['get', 'look'], 'few'],
      paint: {
        'line-color': colours['ink-soft'],
        'line-width': 1.25,
        'line-dasharray': [2, 2],
      },
    },
    {
      // Above the lines of the neighbours, which share its edges.
      id: 'shades-chosen',
      type: 'line',
      source: 'shades',
      filter: ['has', 'look'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.accent,
        'line-width': ['case', ['boolean', ['feature-state', 'selected'], false], 4, 2],
        'line-opacity': [
          'case',
          ['boolean', ['feature-state', 'selected'], false],
          1,
          ['boolean', ['feature-state', 'hovered'], false],
          1,
          0,
        ],
      },
    },
  ];
}

/** Their numbers, above the ground's names; a score or a mark goes before them. */
function shadeNumbers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: 'shades-number',
      type: 'symbol',
      source: 'shades',
      minzoom: numberZoom,
      filter: ['has', 'label'],
      layout: { 'text-field': ['get', 'label'], 'text-font': labelFont, 'text-size': 13 },
      paint: {
        'text-color': colours.ink,
        'text-halo-color': colours.surface,
        'text-halo-width': 1.75,
      },
    },
  ];
}

/** Puts the layers into a style that has the source and not yet these, under the areas. */
export function showShades(map: GlMap, colours: MapColours): void {
  if (map.getLayer('shades-fill') !== undefined) return;
  for (const layer of shadeLayers(colours)) map.addLayer(layer, 'areas-fill');
  for (const layer of shadeNumbers(colours)) map.addLayer(layer, 'here-accuracy');
}
