import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { fromZOrder, spotNumber, type TileAddress } from '../../domain/incident/map-place.ts';

/** Units to a side of a tile, as nearly all tiles have. */
const extent = 4096;

/**
 * A Mapbox Vector Tile (version 2) with one layer: a point for each spot. A square is told by its middle; its id is that
 * of `spotNumber`.
 */
export function encodeSpots<Spot extends { square: number }>(
  layerName: string,
  { z, x, y }: TileAddress,
  { level, spots }: { level: number; spots: readonly Spot[] },
  tagsOf: (spot: Spot) => Record<string, string | number>,
): Uint8Array {
  const perSide = 2 ** (level - z);
  const features = spots.map((spot) => {
    const at = fromZOrder(spot.square);
    const unit = (number: number, tile: number) =>
      Math.floor(((number - tile * perSide + 0.5) * extent) / perSide);
    const point: [number, number] = [unit(at.x, x), unit(at.y, y)];
    return {
      type: 1 as const,
      id: String(spotNumber(level, spot.square)),
      geometry: [point],
      tags: tagsOf(spot),
    };
  });
  const layer = { features, transformed: true as const, source: null, z, x, y };
  return fromGeojsonVt({ [layerName]: layer }, { version: 2, extent });
}
