import type { TileAddress } from '../../domain/incident/map-place.ts';
import type { IncidentTile } from '../storage/incident-store.ts';
import { encodeSpots } from './encode-spots.ts';

/** The layer "incidents": each spot with `amount` and, where all there have the same, `type`. */
export function encodeTile(tile: TileAddress, found: IncidentTile): Uint8Array {
  return encodeSpots('incidents', tile, found, ({ amount, type }) =>
    type === null ? { amount } : { amount, type },
  );
}
