import type { AuthoredChange } from '../../domain/apply-change.ts';
import type { ChangeOf } from '../../domain/changes.ts';
import type { BoundingBox } from '../../domain/geo.ts';
import type { DatasetId } from '../../domain/ids.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import type { IncidentPoints } from '../../domain/incident/incident-points.ts';
import type { TileAddress } from '../../domain/incident/map-place.ts';
import type { PlaceRun } from '../../domain/incident/places-within.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Verdict } from './store.ts';

/** Which incidents: those of the data sets for which everything given is true. */
export interface IncidentFilters {
  datasetIds: readonly DatasetId[];
  types?: readonly string[];
  /** RFC 3339, UTC. Rows without a time fit no period. */
  occurredFrom?: string;
  occurredBefore?: string;
  /** 0 is Monday. Rows without a weekday fit none. */
  weekdays?: readonly number[];
  /** From this hour to before that, local; 22 to 4 is the night. Rows without an hour fit none. */
  hours?: { from: number; to: number };
  /** A run of place numbers (domain/incident/map-place.ts), both ends in it. */
  places?: { first: number; last: number };
  /** Only in these runs of them; see domain/incident/places-within.ts. For the counts, not for tiles. */
  within?: readonly PlaceRun[];
}

export interface IncidentCounts {
  matched: number;
  withWeekday: number;
  withHour: number;
  masked: number;
  /** Of those that match; RFC 3339, UTC; null where none has a time. */
  /** Where nearly all of those that match lie, without the few that are far away; null where there are none. */
  box: BoundingBox | null;
  firstAt: string | null;
  lastAt: string | null;
  /** The most frequent first. */
  types: readonly { name: string | null; amount: number }[];
  /** Seven rows from Monday, 24 numbers each; of those with an hour. */
  weekdayHours: readonly (readonly number[])[];
}

/** Incidents at one place of a tile, or in one square of it. */
export interface IncidentSpot {
  /** The number of the square on the Z-order curve at `level`. */
  square: number;
  amount: number;
  /** Where all at this place have the same. */
  type: string | null;
}

export interface IncidentTile {
  /** The level of the squares: deeper than the tile, at most `placeLevel`. */
  level: number;
  spots: readonly IncidentSpot[];
}

/** Recorded incidents: the part of the storage port that only the police's own addresses and the import may use. */
export interface IncidentStore {
  /**
   * Keeps the rows that the data set does not have, and the change that tells of them. The rows are written a part at a
   * time, so that others are answered in between, and nobody sees them before the change is durably committed; fastest
   * in order of place.
   * Where no row is new, or the change is refused, nothing is kept; `verdict` is then null or the refusal.
   */
  addIncidents(
    change: AuthoredChange & { change: ChangeOf<'incident-dataset-added'> },
    incidents: readonly Incident[],
  ): Promise<{ verdict: Verdict | null; accepted: number; duplicates: number }>;
  incidentCounts(filters: IncidentFilters): Promise<IncidentCounts>;
  /**
   * Where and when, in no order that means anything. Read a part at a time, so that others are answered in between.
   * @param box only those in it; @throws what the signal was aborted with
   */
  incidentPoints(
    filters: IncidentFilters,
    options?: { box?: BoundingBox | undefined; signal?: AbortSignal | undefined },
  ): Promise<IncidentPoints>;
  /** Deletes about so many rows of the data set for good. @returns whether there may be more */
  dropIncidents(datasetId: DatasetId, rows: number): Promise<boolean>;
  /**
   * Deletes about so many rows of imports that were never committed: they were refused, brought nothing new, or were
   * killed and wrote nothing for `unfinishedAfterMilliseconds`. @returns whether there may be more
   */
  dropUnfinishedIncidents(rows: number): Promise<boolean>;
  /** The data sets that were taken away: who did, when and why. In order of id. */
  withdrawnDatasets(): Promise<readonly KeptRecord<'dataset'>[]>;
  /** One tile of the map; above `pointsFromZoom` places are counted together in squares, 64 to a side. */
  incidentTile(tile: TileAddress, filters: IncidentFilters): Promise<IncidentTile>;
}

/** An import writes many times a second; one that wrote nothing for so long does not live any more. */
export const unfinishedAfterMilliseconds = 10 * 60_000;

/** From this zoom on, each place is told by itself. */
export const pointsFromZoom = 14;
