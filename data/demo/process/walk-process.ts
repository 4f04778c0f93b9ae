import type { z } from 'zod';
import type { Action, ActionStatus } from '../../../domain/action.ts';
import type { walkFieldSchemas } from '../../../domain/walk-fields.ts';
import type { TownPlaceId } from '../town-types.ts';

type Fields = { [Name in keyof typeof walkFieldSchemas]: z.input<(typeof walkFieldSchemas)[Name]> };

/** Days are counted from the day of the walk; what is before it is negative. */
interface PlannedMeeting {
  day: number;
  place: string;
}

/** Marks of the walk: near one of its places, of these categories, as "care" or "care/litter". */
export interface MarksAbout {
  near?: TownPlaceId;
  categories?: readonly string[];
}

type ActionWords = Pick<Action['properties'], 'title' | 'type'> &
  Partial<
    Pick<
      Action['properties'],
      | ('cause' | 'assetOwner' | 'responsible' | 'reason' | 'horizon' | 'season')
      | ('costBand' | 'externalReference')
    >
  >;

export interface PlannedAction extends ActionWords {
  about: MarksAbout;
  /** Answers the whole area at the place, not only these marks. */
  ofArea?: boolean;
  decision: Action['properties']['decision'];
  deadlineDay?: number;
  /** Each later status with its day, in the order of their ranks. */
  moves?: readonly (readonly [Exclude<ActionStatus, 'received' | 'verified'>, number])[];
  verified?: { day: number; result: 'fixed' | 'half'; note: string };
  /** What the first person whose mark it answers says of it on the receipt. */
  answer?: { day: number; answer: Action['properties']['answers'][number]['answer'] };
}

/** What a group came to: its most important places first, and what it did not agree on. */
export interface PlannedGroup {
  name: string;
  top: readonly { place: TownPlaceId; words: string }[];
  agreed: string;
  dissent: string;
}

/** What comes before a walk: made known, invited to, and met about. */
export interface PlannedPreparation {
  knownDay: number;
  invitedDay: number;
  firstMeeting: PlannedMeeting;
  thirdMeeting: PlannedMeeting;
  fields: Pick<
    Fields,
    | ('abbreviation' | 'origin' | 'promise' | 'accessibilityNote' | 'lightNote' | 'backupNote')
    | ('roles' | 'organisations')
  >;
}

/** What comes after a walk, as far as it has come. */
export interface PlannedAftermath {
  weather: string;
  ground: NonNullable<Fields['ground']>;
  /** People who walked without a phone. */
  withoutPhone: number;
  groups: readonly PlannedGroup[];
  /** Texts that the moderator put in other words. */
  reworded: Readonly<Record<string, string>>;
  /** So many of the texts still wait. */
  unread: number;
  /** Two marks of these that say the same. */
  merged?: MarksAbout;
  actionsDay: number;
  actions: readonly PlannedAction[];
  protocol: { draftedDay: number; registerNumber: string; notes: string };
  /** Absent while the walk waits for decisions. */
  answered?: {
    publishedDay: number;
    decidedDay: number;
    feedbackDay: number;
    feedback: string;
    rewalkDay: number;
  };
}

export interface WalkProcess {
  preparation: PlannedPreparation;
  /** Absent while the walk is under way. */
  aftermath?: PlannedAftermath;
}
