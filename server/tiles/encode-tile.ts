import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { fromZOrder, spotNumber, type TileAddress } from '../../domain/incident/map-place.ts';
import type { IncidentTile } from '../storage/incident-store.ts';

/** Units to a side of a tile, as nearly all tiles have. */
const extent = 4096;

/**
 * A Mapbox Vector Tile (version 2) with one layer, "incidents": a point for each spot with `amount` and, where all
 * there have the same, `type`. A square is told by its middle; its id is that of `spotNumber`.
 */
export function encodeTile({ z, x, y }: TileAddress, { level, spots }: IncidentTile): Uint8Array {
  const perSide = 2 ** (level - z);
  const features = spots.map(({ square, amount, type }) => {
    const at = fromZOrder(square);
    const unit = (number: number, tile: number) =>
      Math.floor(((number - tile * perSide + 0.5) * extent) / perSide);
    const point: [number, number] = [unit(at.x, x), unit(at.y, y)];
    return {
      type: 1 as const,
      id: String(spotNumber(level, square)),
      geometry: [point],
      tags: type === null ? { amount } : { amount, type },
    };
  });
  const layer = { features, transformed: true as const, source: null, z, x, y };
  return fromGeojsonVt({ incidents: layer }, { version: 2, extent });
}
