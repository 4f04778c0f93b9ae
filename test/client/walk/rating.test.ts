import { expect, test } from 'vitest';
import { buildRating } from '../../../client/features/stops/build-rating.ts';
import {
  emptyRatingDraft,
  missingStep,
  observerRole,
  ratingSteps,
} from '../../../client/features/stops/rating-draft.ts';
import { groupStopOf, isRated, nextStepOf } from '../../../client/features/stops/stop-state.ts';
import type { IdSource } from '../../../domain/ids.ts';
import { observables } from '../../../domain/rating.ts';
import { checkpointNumber, noon, participantNumber, walkNumber } from '../../support/change-makers.ts';

const source: IdSource = { now: () => new Date(noon), randomBytes: () => new Uint8Array(16).fill(7) };
const rater = {
  walkId: walkNumber(1),
  participantId: participantNumber(1),
  groupId: null,
  stopId: checkpointNumber(1),
};
const felt = { ...emptyRatingDraft, feeling: 3 as const, wouldGoAloneInDark: 'avoid' as const };

function propertiesOf(built: ReturnType<typeof buildRating>) {
  if (built.change?.kind !== 'checkpoint-rated') throw new Error('no rating was built');
  return built.change.rating.properties;
}

test('everybody says what they feel; the eight are for the rater, and offered where there is none', () => {
  expect(ratingSteps('no', null)).toEqual(['feeling', 'alone']);
  expect(ratingSteps('asked', null)).toEqual(['feeling', 'alone', ...observables]);
  expect(ratingSteps('offered', null)).toEqual(['feeling', 'alone', 'offer']);
  expect(ratingSteps('offered', true)).toEqual(['feeling', 'alone', 'offer', ...observables]);
  expect([observerRole(null, 'a'), observerRole('a', 'a'), observerRole('b', 'a')]).toEqual([
    'offered',
    'asked',
    'no',
  ]);
});

test('no question is passed over: the first that is missing is asked first', () => {
  expect(missingStep(emptyRatingDraft)).toBe('feeling');
  expect(missingStep({ ...emptyRatingDraft, feeling: 1 })).toBe('alone');
  expect(missingStep(felt)).toBeUndefined();
});

test('a rating carries what was felt, and observations only where there are some', () => {
  expect(propertiesOf(buildRating(felt, rater, source))).toMatchObject({
    feeling: 3,
    wouldGoAloneInDark: 'avoid',
    observations: null,
    skipped: false,
    ratedAt: noon,
  });
  const observations = { ...felt.observations, light: 0 as const };
  expect(
    propertiesOf(buildRating({ ...felt, observing: true, observations }, rater, source)).observations,
  ).toMatchObject({ light: 0, care: null });
  // Answered first, and then chosen not to.
  expect(
    propertiesOf(buildRating({ ...felt, observing: false, observations }, rater, source)).observations,
  ).toBeNull();
});

test('a skipped stop is an answer without answers', () => {
  expect(propertiesOf(buildRating(undefined, rater, source))).toMatchObject({
    skipped: true,
    feeling: null,
    wouldGoAloneInDark: null,
    observations: null,
  });
});

test('a stop counts as rated from the queue or from the server', () => {
  const none = { me: undefined, ratings: new Map() };
  expect(isRated(none, checkpointNumber(1))).toBe(false);
  const rating = { rating: propertiesOf(buildRating(undefined, rater, source)), queued: [] };
  const queued = new Map([[checkpointNumber(1), { ...rating, delivery: 'kept' as const, problem: null }]]);
  expect(isRated({ ...none, ratings: queued }, checkpointNumber(1))).toBe(true);
});

test('the group arrives, talks and goes on, in this order', () => {
  const stop = { checkpointId: checkpointNumber(1), arrivedAt: null, discussionAt: null, leftAt: null };
  expect(groupStopOf(undefined, checkpointNumber(1))).toBeUndefined();
  expect(nextStepOf(undefined)).toBe('arrived');
  expect(nextStepOf(stop)).toBe('arrived');
  expect(nextStepOf({ ...stop, arrivedAt: noon })).toBe('discussion');
  expect(nextStepOf({ ...stop, discussionAt: noon })).toBe('left');
  expect(nextStepOf({ ...stop, leftAt: noon })).toBeUndefined();
});
