import type { Map as GlMap } from 'maplibre-gl';
import type { MapColours } from './colours.ts';
import { showIncidents } from './incident-layers.ts';
import { showLamps } from './lamp-layers.ts';
import type { MapData } from './map-data.ts';
import { showShades } from './shade-layers.ts';

/**
 * Layers that only staff's screens have. They are fetched when there is something to draw with them: participants
 * have the same map and wait for every byte of it.
 */
export function showLateLayers(map: GlMap, data: MapData, colours: MapColours): void {
  if (data.shades !== undefined) showShades(map, colours);
  showIncidents(map, data.incidentTiles, colours);
  showLamps(map, data.lampTiles, colours);
}
