import type { Change } from '../../../domain/changes.ts';
import type { IdSource } from '../../../domain/ids.ts';
import {
  isStripNumber,
  participantIdOfStrip,
  ratingIdOfStrip,
  stripsAtMost,
} from '../../../domain/paper-sticker.ts';
import { type Observable, observables } from '../../../domain/rating.ts';
import { makeChange } from '../../state/make-change.ts';
import type { ParticipantView, RatingView } from '../../state/record-views.ts';
import { groupOf, type PaperContext, type SheetDraft } from './paper-line.ts';
import { paperPerson } from './paper-person.ts';

/** One line of a stop sheet as it is being typed. A feeling of "-": was there and answered nothing. */
export interface RatingDraft {
  strip: string;
  feeling: '' | '-' | '1' | '2' | '3' | '4';
  alone: '' | 'yes' | 'no' | 'avoid';
  /** The person filled in the back of the sheet too. */
  hasBack: boolean;
  back: Readonly<Record<Observable, '' | '0' | '1' | '2' | '3'>>;
}

const nothing = Object.fromEntries(observables.map((name) => [name, ''])) as RatingDraft['back'];
export const emptyRating: RatingDraft = { strip: '', feeling: '', alone: '', hasBack: false, back: nothing };

export interface RatingFault {
  field: 'stopId' | 'strip' | 'feeling' | 'alone' | 'back';
  kind: 'stop' | 'strip' | 'stripKnown' | 'feeling' | 'alone' | 'back';
}
export type RatingContext = Pick<PaperContext, 'walk' | 'stops' | 'people'> & {
  /** Ids of ratings that are typed in already. */
  known: ReadonlySet<string>;
  /** The line corrects what was typed in before. */
  isCorrection: boolean;
};

/** The first thing that keeps the line from being saved; undefined when nothing does. */
export function ratingFault(
  draft: RatingDraft,
  sheet: SheetDraft,
  { walk, stops, known, isCorrection }: RatingContext,
): RatingFault | undefined {
  if (!stops.some(({ id }) => id === sheet.stopId)) return { field: 'stopId', kind: 'stop' };
  const strip = Number(draft.strip);
  if (draft.strip.trim() === '' || !isStripNumber(strip)) return { field: 'strip', kind: 'strip' };
  if (!isCorrection && known.has(ratingIdOfStrip(walk.id, strip, sheet.stopId)))
    return { field: 'strip', kind: 'stripKnown' };
  if (draft.feeling === '') return { field: 'feeling', kind: 'feeling' };
  if (draft.feeling === '-') return undefined;
  if (draft.alone === '') return { field: 'alone', kind: 'alone' };
  if (draft.hasBack && observables.every((name) => draft.back[name] === ''))
    return { field: 'back', kind: 'back' };
  return undefined;
}

function answersOf({ feeling, alone, hasBack, back }: RatingDraft) {
  if (feeling === '-') return { feeling: null, wouldGoAloneInDark: null, observations: null, skipped: true };
  const step = (name: Observable) => [name, back[name] === '' ? null : Number(back[name])];
  const observations = hasBack ? Object.fromEntries(observables.map(step)) : null;
  return { feeling: Number(feeling), wouldGoAloneInDark: alone, observations, skipped: false };
}

/**
 * The line as changes: the person of the strip where nobody of it is known yet, then what they felt before the talk;
 * or, where the line was typed in before, its correction.
 * @throws Error on a line that has a fault
 */
export function ratingChanges(
  draft: RatingDraft,
  sheet: SheetDraft,
  context: RatingContext,
  source: IdSource,
): Change[] {
  const { walk, people, isCorrection } = context;
  if (ratingFault(draft, sheet, context) !== undefined) throw new Error('the line is not complete');
  const strip = Number(draft.strip);
  const walkId = walk.id;
  const ratingId = ratingIdOfStrip(walkId, strip, sheet.stopId);
  const answers = answersOf(draft);
  if (isCorrection)
    return [makeChange(source, { kind: 'paper-rating-corrected', walkId, ratingId, answers })];
  const participantId = participantIdOfStrip(walkId, strip);
  const groupId = groupOf(sheet);
  const began = walk.properties.statusLog?.find(({ status }) => status === 'in_progress')?.at;
  const properties = {
    kind: 'rating',
    walkId,
    checkpointId: sheet.stopId,
    participantId,
    groupId,
    ...answers,
    ratedAt: began ?? source.now().toISOString(),
  };
  const rating = { type: 'Feature', id: ratingId, geometry: null, properties };
  return [
    ...(people.has(participantId) ? [] : paperPerson(walkId, participantId, groupId, source)),
    makeChange(source, { kind: 'checkpoint-rated', walkId, rating }),
  ];
}

/** What was typed in before, as a line to correct. */
export function draftOfRating(strip: number, { properties }: RatingView): RatingDraft {
  const { feeling, wouldGoAloneInDark, observations, skipped } = properties;
  const text = (step: number | null) => (step === null ? '' : String(step));
  const back = Object.fromEntries(
    observables.map((name) => [name, text(observations?.[name] ?? null)]),
  ) as RatingDraft['back'];
  return {
    strip: String(strip),
    feeling: skipped ? '-' : (text(feeling) as RatingDraft['feeling']),
    alone: wouldGoAloneInDark ?? '',
    hasBack: observations !== null,
    back,
  };
}

/** Ratings of people who were given strips, with the number of the strip. */
export function typedRatings(
  walkId: string,
  participants: readonly ParticipantView[],
  ratings: readonly RatingView[],
): { strip: number; rating: RatingView }[] {
  const onPaper = new Set(
    participants.filter(({ properties }) => properties.source === 'paper').map(({ id }) => id),
  );
  if (onPaper.size === 0) return [];
  const strips = new Map<string, number>(
    Array.from({ length: stripsAtMost }, (_, index) => [participantIdOfStrip(walkId, index + 1), index + 1]),
  );
  return ratings.flatMap((rating) => {
    const { participantId } = rating.properties;
    const strip = onPaper.has(participantId) ? strips.get(participantId) : undefined;
    return strip === undefined ? [] : [{ strip, rating }];
  });
}
