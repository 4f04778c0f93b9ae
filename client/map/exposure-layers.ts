import type { Map as GlMap, LayerSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';

const exposureLayers = (colours: MapColours): LayerSpecification[] => [
  {
    id: 'exposure-not-walked',
    type: 'fill',
    source: 'exposure',
    filter: ['==', ['get', 'level'], 'not_walked'],
    paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.7 },
  },
  {
    id: 'exposure-walked',
    type: 'fill',
    source: 'exposure',
    filter: ['!=', ['get', 'level'], 'not_walked'],
    paint: {
      'fill-color': ['match', ['get', 'level'], 'marked', colours['density-2'], colours['density-1']],
      'fill-opacity': ['match', ['get', 'level'], 'marked', 0.75, 0.6],
      'fill-outline-color': colours.surface,
    },
  },
];

/** Puts the layers into a style that has the source and not yet these, under everything else of ours. */
export function showExposure(map: GlMap, colours: MapColours): void {
  for (const layer of exposureLayers(colours))
    if (map.getLayer(layer.id) === undefined) map.addLayer(layer, 'cells-too-few');
}
