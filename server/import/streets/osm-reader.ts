import type { OsmTags } from '../../../domain/streets/foot-rules.ts';

/** Takes what an extract holds, in the order of the file. */
export interface OsmTaker {
  /** The tags of points that are wanted; those of streets where left out. A reader may give more. */
  pointTags?: readonly string[];
  /** The point ids of a way in order. */
  way(tags: OsmTags, points: readonly number[]): void;
  point(id: number, longitude: number, latitude: number, tags: OsmTags): void;
  /** RFC 3339 or a day, as the file says: when it was made, or when something in it was changed. The latest counts. */
  date(text: string): void;
}

/** What one reading of the file is for: points lie before ways in it, but are wanted after them. */
export type OsmPass = 'ways' | 'points';

/**
 * Reads a file once.
 * @throws UnreadableFile in words for people
 */
export type OsmReader = (path: string, pass: OsmPass, taker: OsmTaker) => Promise<void>;
