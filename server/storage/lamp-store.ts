import type { AuthoredChange } from '../../domain/apply-change.ts';
import type { ChangeOf } from '../../domain/changes.ts';
import type { BoundingBox } from '../../domain/geo.ts';
import type { LampSetId } from '../../domain/ids.ts';
import type { TileAddress } from '../../domain/incident/map-place.ts';
import type { Lamp } from '../../domain/lamp/lamp.ts';
import type { LampPoints } from '../../domain/lamp/lamp-points.ts';
import type { Verdict } from './store.ts';

export interface LampCounts {
  lamps: number;
  working: number;
  broken: number;
  /** Around all of them; null where there are none. */
  box: BoundingBox | null;
  /** The most frequent first. */
  types: readonly { name: string | null; amount: number }[];
}

/** A lamp in a tile, or all in one square of it. */
export interface LampSpot {
  /** The number of the square on the Z-order curve at `level`. */
  square: number;
  amount: number;
  working: number;
  broken: number;
}

export interface LampTile {
  /** The level of the squares: deeper than the tile, at most `placeLevel`. */
  level: number;
  spots: readonly LampSpot[];
}

/** Street lamps. Rows of a version that came in become the set's with one commit, and those before are gone with it. */
export interface LampStore {
  /**
   * Keeps these lamps as all lamps of their set, and the change that tells of them. The rows are written a part at a
   * time, so that others are answered in between, and nobody sees them before the change is committed.
   * @returns null where another import of the same set was committed meanwhile; nothing is kept then
   */
  replaceLamps(
    change: AuthoredChange & { change: ChangeOf<'lamps-imported'> },
    lamps: readonly Lamp[],
  ): Promise<Verdict | null>;
  lampCounts(lampSetIds: readonly LampSetId[]): Promise<LampCounts>;
  /** Those in the box, in no order that means anything; read a part at a time. */
  lampPoints(lampSetIds: readonly LampSetId[], box: BoundingBox): Promise<LampPoints>;
  /** Broken lamps from the place that is first on the map's curve; at most so many. */
  brokenLamps(lampSetIds: readonly LampSetId[], limit: number): Promise<readonly Lamp[]>;
  /** One tile of the map; above `pointsFromZoom` they are counted together in squares, 64 to a side. */
  lampTile(tile: TileAddress, lampSetIds: readonly LampSetId[]): Promise<LampTile>;
  /**
   * Deletes about so many rows that are nobody's any more: of versions before the newest, or all where the set was
   * withdrawn. @returns whether there may be more
   */
  dropLamps(lampSetId: LampSetId, rows: number, isWithdrawn: boolean): Promise<boolean>;
}
