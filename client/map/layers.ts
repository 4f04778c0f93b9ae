import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import type { Overlay } from './compose-style.ts';
import { labelFont } from './font-names.ts';

/** From this zoom a finding shows its glyph; below it is a dot with the severity. */
const glyphZoom = 15.25;
const numberZoom = 14.25;

const state = (name: 'selected' | 'hovered', yes: number, no: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', name], false],
  yes,
  no,
];

const widerWhenChosen = (width: ExpressionSpecification | number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'selected'], false],
  4,
  ['boolean', ['feature-state', 'hovered'], false],
  3,
  width,
];

/** Colour of an area's priority band. The band is also told by the outline's width and the score's number. */
const bandColour = (colours: MapColours): ExpressionSpecification => [
  'match',
  ['get', 'band'],
  'high',
  colours['severity-4'],
  'medium',
  colours['severity-3'],
  colours['severity-2'],
];

const areaLayers = (colours: MapColours): LayerSpecification[] => [
  {
    id: 'areas-fill',
    type: 'fill',
    source: 'areas',
    paint: { 'fill-color': bandColour(colours), 'fill-opacity': state('selected', 0.34, 0.2) },
  },
  {
    id: 'areas-halo',
    type: 'line',
    source: 'areas',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.surface, 'line-width': state('selected', 7, 4.5), 'line-opacity': 0.9 },
  },
  {
    id: 'areas-line',
    type: 'line',
    source: 'areas',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': bandColour(colours),
      'line-width': widerWhenChosen(['match', ['get', 'band'], 'high', 3, 'medium', 2.25, 1.5]),
    },
  },
];

/** Those patrolled have a whole outline, those retired a dashed one: colour is not the only sign. */
const hotSpotLayers = (colours: MapColours): LayerSpecification[] => [
  {
    id: 'hotspots-fill',
    type: 'fill',
    source: 'hotSpots',
    paint: { 'fill-color': colours.police, 'fill-opacity': state('selected', 0.42, 0.22) },
  },
  ...[false, true].map(
    (retired): LayerSpecification => ({
      id: retired ? 'hotspots-retired' : 'hotspots-line',
      type: 'line',
      source: 'hotSpots',
      filter: ['==', ['get', 'retired'], retired],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.police,
        'line-width': widerWhenChosen(2.25),
        ...(retired ? { 'line-dasharray': [2, 2] } : {}),
      },
    }),
  ),
];

const lineLayers = (colours: MapColours): LayerSpecification[] => [
  {
    id: 'walk-area',
    type: 'line',
    source: 'walkArea',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours['ink-soft'], 'line-width': 2, 'line-dasharray': [3, 2] },
  },
  {
    id: 'routes-halo',
    type: 'line',
    source: 'routes',
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colours.surface, 'line-width': 8, 'line-opacity': 0.9 },
  },
  {
    id: 'routes-walk',
    type: 'line',
    source: 'routes',
    filter: ['==', ['get', 'kind'], 'walk'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colours.accent, 'line-width': 4 },
  },
  {
    id: 'routes-patrol',
    type: 'line',
    source: 'routes',
    filter: ['==', ['get', 'kind'], 'patrol'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.police, 'line-width': 4, 'line-dasharray': [2.5, 1] },
  },
];

/** The text of the number layers: bold, with a halo of the ground so that it reads on any fill. */
const numberText = (colours: MapColours) => ({
  'text-color': colours.ink,
  'text-halo-color': colours.surface,
  'text-halo-width': 1.75,
});

const markLayers = (colours: MapColours): LayerSpecification[] => [
  {
    id: 'here-accuracy',
    type: 'circle',
    source: 'here',
    paint: {
      'circle-color': colours.police,
      'circle-opacity': 0.16,
      'circle-stroke-color': colours.police,
      'circle-stroke-width': 1,
      'circle-stroke-opacity': 0.5,
      'circle-pitch-alignment': 'map',
      // Exponential base 2 from zoom 0 to 24 is exactly the map's own scale, so the disc keeps its metres.
      'circle-radius': [
        'interpolate',
        ['exponential', 2],
        ['zoom'],
        0,
        ['get', 'radiusAtZoomZero'],
        24,
        ['*', ['get', 'radiusAtZoomZero'], 2 ** 24],
      ],
    },
  },
  {
    id: 'stops-chosen',
    type: 'circle',
    source: 'stops',
    paint: {
      'circle-radius': 21,
      'circle-color': colours.accent,
      'circle-opacity': state('selected', 0.35, 0),
      'circle-stroke-color': colours.accent,
      'circle-stroke-width': 2.5,
      'circle-stroke-opacity': ['max', state('selected', 1, 0), state('hovered', 0.6, 0)],
    },
  },
  {
    id: 'stops',
    type: 'symbol',
    source: 'stops',
    layout: {
      'icon-image': ['concat', 'stop/', ['get', 'state'], '/', ['to-string', ['get', 'number']]],
      'icon-allow-overlap': true,
      'icon-ignore-placement': false,
      'text-field': ['step', ['zoom'], '', 15, ['get', 'name']],
      'text-font': labelFont,
      'text-size': 13,
      'text-max-width': 9,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1.45,
      'text-justify': 'auto',
      'text-optional': true,
      'symbol-sort-key': ['get', 'number'],
    },
    paint: numberText(colours),
  },
  {
    id: 'findings-chosen',
    type: 'circle',
    source: 'findings',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 11, 16, 21],
      'circle-color': colours.accent,
      'circle-opacity': state('selected', 0.35, 0),
      'circle-stroke-color': colours.accent,
      'circle-stroke-width': 2.5,
      'circle-stroke-opacity': ['max', state('selected', 1, 0), state('hovered', 0.6, 0)],
    },
  },
  {
    id: 'findings-dots',
    type: 'symbol',
    source: 'findings',
    maxzoom: glyphZoom,
    layout: {
      'icon-image': ['concat', 'dot/', ['get', 'polarity'], '/', ['to-string', ['get', 'severity']]],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 12, 0.6, glyphZoom, 1],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['get', 'severity'],
    },
  },
  {
    id: 'findings',
    type: 'symbol',
    source: 'findings',
    minzoom: glyphZoom,
    layout: {
      'icon-image': [
        'concat',
        'mark/',
        ['get', 'polarity'],
        '/',
        ['to-string', ['get', 'severity']],
        ['case', ['get', 'pending'], '/pending/', '/kept/'],
        ['get', 'category'],
      ],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['get', 'severity'],
    },
  },
  {
    id: 'areas-score',
    type: 'symbol',
    source: 'areas',
    filter: ['has', 'score'],
    layout: {
      'icon-image': ['concat', 'score/', ['get', 'band'], '/', ['to-string', ['get', 'score']]],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['get', 'score'],
      'text-field': ['step', ['zoom'], '', 16, ['get', 'name']],
      'text-font': labelFont,
      'text-size': 13,
      'text-anchor': 'top',
      'text-offset': [0, 1.1],
      'text-optional': true,
    },
    paint: numberText(colours),
  },
  {
    id: 'hotspots-name',
    type: 'symbol',
    source: 'hotSpots',
    minzoom: numberZoom,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': labelFont,
      'text-size': 13,
      'text-max-width': 9,
      'text-optional': true,
    },
    paint: numberText(colours),
  },
  {
    id: 'here',
    type: 'symbol',
    source: 'here',
    layout: { 'icon-image': 'here', 'icon-allow-overlap': true },
  },
  {
    id: 'draft',
    type: 'symbol',
    source: 'draft',
    layout: { 'icon-image': 'draft', 'icon-anchor': 'bottom', 'icon-allow-overlap': true },
  },
];

/** All layers that records are drawn with, in drawing order, in the colours of a theme. */
export function overlayLayers(colours: MapColours): Overlay {
  return {
    under: [...areaLayers(colours), ...hotSpotLayers(colours), ...lineLayers(colours)],
    over: markLayers(colours),
  };
}

/** Layers that answer to taps, the ones nearest to the eye first. */
export const selectableLayers = [
  'findings',
  'findings-dots',
  'stops',
  'areas-score',
  // An outline may begin as an area, also where a place lies over it.
  'areas-fill',
  'hotspots-fill',
] as const;
