import type { Map as GlMap, LayerSpecification, VectorTileSource } from 'maplibre-gl';
import { placesFromZoom } from './incident-steps.ts';

/**
 * Puts vector tiles of our server into the map with these layers, changes their address, or takes them out. A style
 * that is new has none.
 */
export function showTiles(
  map: GlMap,
  name: string,
  path: string | undefined,
  layers: readonly LayerSpecification[],
): void {
  const source = map.getSource<VectorTileSource>(name);
  if (path === undefined) {
    if (source === undefined) return;
    for (const { id } of layers) map.removeLayer(id);
    map.removeSource(name);
    return;
  }
  // The worker that fetches them knows no page to be relative to.
  const tiles = [`${location.origin}${path}`];
  if (source !== undefined) {
    source.setTiles(tiles);
    return;
  }
  map.addSource(name, { type: 'vector', tiles, minzoom: 0, maxzoom: placesFromZoom });
  for (const layer of layers) map.addLayer(layer);
}
