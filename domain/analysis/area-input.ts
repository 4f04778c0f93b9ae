import { canonicalJson } from '../canonical-json.ts';
import type { LineString, Position } from '../geo.ts';
import type { FindingId, ParticipantId, WalkId } from '../ids.ts';

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

/** Where one person was: the route of the walk they joined, and the places of all that they marked or rated. */
export interface Passer {
  readonly voice: ParticipantId;
  readonly walkId: WalkId;
  readonly route?: LineString | null;
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
}

/** By UTF-16 code units: the same on every machine, unlike localeCompare. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The input as one text that does not depend on the order of its lists: its SHA-256 is the data hash of a snapshot.
 */
export function analysisInputText({ marks, passers, places }: AnalysisInput): string {
  const lines = (list: readonly unknown[]) => list.map(canonicalJson).sort(compareText);
  const unordered = passers.map((passer) => ({ ...passer, positions: lines(passer.positions) }));
  return canonicalJson({ marks: lines(marks), passers: lines(unordered), places: lines(places) });
}
