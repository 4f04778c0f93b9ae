import { z } from 'zod';
import {
  type Observable,
  observables,
  observationsSchema,
  ratingFieldSchemas,
} from '../../../domain/rating.ts';
import { readMeta, removeMeta, writeMeta } from '../../offline/local-db.ts';

/** A rating that is being made. Kept on the phone at every step, so that a reload or a call loses nothing. */
const ratingDraftSchema = z.strictObject({
  feeling: ratingFieldSchemas.feeling,
  wouldGoAloneInDark: ratingFieldSchemas.wouldGoAloneInDark,
  /** Null: not asked, or not answered yet, whether the person observes as well. */
  observing: z.boolean().nullable(),
  observations: observationsSchema,
});
export type RatingDraft = z.infer<typeof ratingDraftSchema>;

const nothingObserved: RatingDraft['observations'] = {
  light: null,
  openness: null,
  visibility: null,
  people: null,
  walk_path: null,
  gender_usage: null,
  escape: null,
  care: null,
};
export const emptyRatingDraft: RatingDraft = {
  feeling: null,
  wouldGoAloneInDark: null,
  observing: null,
  observations: nothingObserved,
};

/**
 * Whether this person observes as well as feels: `asked` where the group's rater is somebody, `offered` where nobody
 * was chosen, `no` where somebody else is.
 */
export type ObserverRole = 'asked' | 'offered' | 'no';

export function observerRole(raterId: string | null, participantId: string): ObserverRole {
  if (raterId === null) return 'offered';
  return raterId === participantId ? 'asked' : 'no';
}

export type RatingStep = 'feeling' | 'alone' | 'offer' | Observable;

/** The questions in their order, for what is known so far. Everybody says first what they feel. */
export function ratingSteps(role: ObserverRole, observing: boolean | null): readonly RatingStep[] {
  const felt = ['feeling', 'alone'] as const;
  if (role === 'no') return felt;
  if (role === 'asked') return [...felt, ...observables];
  return observing === true ? [...felt, 'offer', ...observables] : [...felt, 'offer'];
}

/** The first question that must be answered before the others may be shown; undefined when both are. */
export function missingStep({ feeling, wouldGoAloneInDark }: RatingDraft): RatingStep | undefined {
  if (feeling === null) return 'feeling';
  return wouldGoAloneInDark === null ? 'alone' : undefined;
}

const keyOf = (participantId: string, stopId: string): string => `rating:${participantId}:${stopId}`;

/** The draft that was begun, or an empty one when there is none or an older version wrote it. */
export async function readRatingDraft(participantId: string, stopId: string): Promise<RatingDraft> {
  const note = await readMeta('note', keyOf(participantId, stopId));
  const kept = note && ratingDraftSchema.safeParse(JSON.parse(note.json)).data;
  return kept ?? emptyRatingDraft;
}

export async function keepRatingDraft(
  participantId: string,
  stopId: string,
  draft: RatingDraft,
): Promise<void> {
  await writeMeta('note', { json: JSON.stringify(draft) }, keyOf(participantId, stopId));
}

export async function dropRatingDraft(participantId: string, stopId: string): Promise<void> {
  await removeMeta('note', keyOf(participantId, stopId));
}
