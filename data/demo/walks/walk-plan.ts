import type { Severity } from '../../../domain/catalogue.ts';
import type { PlaceFunction } from '../../../domain/checkpoint.ts';
import type { TownPlaceId } from '../town-types.ts';

/** What a person may say of a place: each text is used once, and some people write nothing. */
export interface PlannedSaying {
  category: string;
  subcategory?: string;
  texts?: readonly string[];
  suggestion?: string;
}

/** Several people mark the same place: what a real area is made of. */
export interface PlannedSpot {
  place: TownPlaceId;
  /** How many different people mark it. */
  voices: number;
  /** How far from the place the marks lie, as a standard deviation. */
  spreadMetres: number;
  /** Drawn from for each mark; empty for good places, which have no severity. */
  severities: readonly Severity[];
  lit: boolean;
  sayings: readonly PlannedSaying[];
}

export interface PlannedStop {
  place: TownPlaceId;
  minutes: number;
  functions?: readonly PlaceFunction[];
  /** How the place feels on the average, on the four steps from 1 very safe to 4 very unsafe. */
  feeling: number;
}

/** One walk of the demo, told in places and words; everything that varies is drawn from the seed. */
export interface WalkPlan {
  name: string;
  purpose: string;
  meetingPoint: string;
  participants: number;
  stops: readonly PlannedStop[];
  spots: readonly PlannedSpot[];
  /** Marks that lie anywhere along the route and mean nothing together. */
  chance: readonly PlannedSaying[];
}
