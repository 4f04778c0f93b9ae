import type { StyleSpecification } from 'maplibre-gl';
import type { MapColours } from './colours.ts';

/** Nothing but ground: what is left when no tiles can be had. The marks still stand in their right places. */
export function plainStyle(colours: MapColours): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [{ id: 'land', type: 'background', paint: { 'background-color': colours['map-land'] } }],
  };
}
