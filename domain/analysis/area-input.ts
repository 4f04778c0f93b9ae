import { canonicalJson } from '../canonical-json.ts';
import type { LineString, Polygon, Position } from '../geo.ts';
import type { FindingId, ParticipantId, WalkId } from '../ids.ts';
import type { KnownLamp } from '../lamp/lamps-near.ts';

/** One mark of an unsafe place, as much of it as the analyses need: no text, no photo. */
export interface AreaMark {
  readonly id: FindingId;
  readonly position: Position;
  readonly voice: ParticipantId;
  readonly walkId: WalkId;
  readonly severity: 1 | 2 | 3 | 4;
  /** RFC 3339, UTC. */
  readonly recordedAt: string;
  readonly category: string;
  readonly isLightOrSight: boolean;
  readonly inDark: boolean;
  /** Mended and verified: no concern any more. */
  readonly resolved: boolean;
}

/** A stop where a person's group stood still for so long. */
export interface Stay {
  readonly position: Position;
  readonly seconds: number;
}

/** Where one person was: the route of the walk they joined, and the places of all that they marked or rated. */
export interface Passer {
  readonly voice: ParticipantId;
  readonly walkId: WalkId;
  /** As far as the person went along. */
  readonly route?: LineString | null;
  /** Stops on the route; between them people walk. */
  readonly stays?: readonly Stay[];
  readonly positions: readonly Position[];
}

/** A place with functions that make it matter to many: school_route, care_home, pt_stop, only_link, playground. */
interface FunctionPlace {
  readonly position: Position;
  readonly functions: readonly string[];
}

/** What every analysis is given. The order of the lists means nothing. */
export interface AnalysisInput {
  readonly marks: readonly AreaMark[];
  readonly passers: readonly Passer[];
  readonly places: readonly FunctionPlace[];
  /** What the walks are about, walked or not. */
  readonly extents?: readonly Polygon[];
  /** Street lamps, where somebody has given them. */
  readonly lamps?: readonly KnownLamp[];
}

/** By UTF-16 code units: the same on every machine, unlike localeCompare. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The input as one text that does not depend on the order of its lists: its SHA-256 is the data hash of a snapshot.
 */
export function analysisInputText({
  marks,
  passers,
  places,
  extents = [],
  lamps = [],
}: AnalysisInput): string {
  const lines = (list: readonly unknown[]) => list.map(canonicalJson).sort(compareText);
  const unordered = passers.map((passer) => ({
    ...passer,
    positions: lines(passer.positions),
    stays: lines(passer.stays ?? []),
  }));
  return canonicalJson({
    marks: lines(marks),
    passers: lines(unordered),
    places: lines(places),
    extents: lines(extents),
    lamps: lines(lamps),
  });
}
