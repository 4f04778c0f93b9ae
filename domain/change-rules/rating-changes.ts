import { z } from 'zod';
import { problem } from '../problem.ts';
import { type CheckpointRating, ratingSchema } from '../rating.ts';
import { freshRecord } from '../record.ts';
import { isEarlier } from '../time-order.ts';
import {
  type ChangeRule,
  type RuleContext,
  refuse,
  refuseFuture,
  refuseTaken,
  refuseUnless,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';
import { refuseOtherWalk, requireOwnVoice } from './same-walk.ts';
import { refuseSurveyRating } from './survey-marks.ts';

export const ratingChangeSchemas = {
  'checkpoint-rated': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('checkpoint-rated'),
    rating: ratingSchema.extend({
      properties: ratingSchema.shape.properties.omit({ beforeDiscussion: true }),
    }),
  }),
} as const;

type Rated = z.infer<(typeof ratingChangeSchemas)['checkpoint-rated']>;
type Properties = Rated['rating']['properties'];

/** A rating says what was felt, or that it was skipped; never a bit of both. `pointer`: where the answers stand. */
export function refuseHalf(
  {
    feeling,
    wouldGoAloneInDark,
    observations,
    skipped,
  }: Pick<Properties, 'feeling' | 'wouldGoAloneInDark' | 'observations' | 'skipped'>,
  pointer: string,
): void {
  const complete = feeling !== null && wouldGoAloneInDark !== null;
  const empty = feeling === null && wouldGoAloneInDark === null && observations === null;
  if (skipped ? empty : complete) return;
  refuse(
    problem('invalid-input', {
      detail: skipped
        ? 'a skipped rating has no answers'
        : 'a rating needs the feeling and the question on the dark',
      action: 'Answer both questions, or send "skipped": true with null for the answers.',
      errors: [{ pointer: `${pointer}/feeling`, detail: 'does not go with "skipped"' }],
    }),
  );
}

/** Whether the group had not begun to talk at this stop; clocks of two phones differ by seconds. */
function isBeforeDiscussion(properties: Properties, context: RuleContext): boolean {
  const group = properties.groupId === null ? undefined : context.record(properties.groupId);
  if (group?.kind !== 'group') return true;
  const stop = group.feature.properties.stops.find(
    ({ checkpointId }) => checkpointId === properties.checkpointId,
  );
  const discussionAt = stop?.discussionAt ?? null;
  return discussionAt === null || !isEarlier(discussionAt, properties.ratedAt);
}

export const checkpointRated: ChangeRule<Rated> = {
  needs({ walkId, rating }) {
    const { participantId, checkpointId, groupId } = rating.properties;
    return [walkId, rating.id, participantId, checkpointId, ...(groupId === null ? [] : [groupId])];
  },
  apply(change, context) {
    const { properties } = change.rating;
    const { walkId } = change;
    requireVerb(context, context.author.kind === 'participant' ? 'rating.add-own' : 'rating.add');
    const pointer = '/rating/properties/participantId';
    requireOwnVoice(context, walkId, properties.participantId, 'rating.add', pointer);
    refuseOtherWalk(walkId, properties.walkId, '/rating/properties/walkId');
    requireRecord(context, 'checkpoint', properties.checkpointId, {
      walkId,
      pointer: '/rating/properties/checkpointId',
      withdrawnToo: true,
    });
    refuseTaken(context, change.rating.id, '/rating/id');
    refuseFuture(properties.ratedAt, context, '/rating/properties/ratedAt');
    refuseHalf(properties, '/rating/properties');
    if (properties.groupId !== null)
      requireRecord(context, 'group', properties.groupId, {
        walkId,
        pointer: '/rating/properties/groupId',
        withdrawnToo: true,
      });
    const participant = requireRecord(context, 'participant', properties.participantId, { walkId, pointer });
    refuseSurveyRating(participant);
    const { ratedCheckpointIds } = participant.feature.properties;
    if (ratedCheckpointIds.includes(properties.checkpointId)) refuse(alreadyRated());
    if (properties.observations !== null)
      requireRater(properties, participant.feature.properties.groupId, context);
    const rating: CheckpointRating = {
      ...change.rating,
      properties: { ...properties, beforeDiscussion: isBeforeDiscussion(properties, context) },
    };
    const rated = [...ratedCheckpointIds, properties.checkpointId].sort();
    const feature = {
      ...participant.feature,
      properties: { ...participant.feature.properties, ratedCheckpointIds: rated },
    };
    return {
      verdict: 'applied',
      writes: [freshRecord('rating', walkId, change.id, rating), { ...participant, feature }],
    };
  },
};

function alreadyRated() {
  return problem('already-rated', {
    detail: 'you have rated or skipped this stop before',
    action: 'Nothing to do: the first rating counts, because it was made before the talk.',
    errors: [{ pointer: '/rating/properties/checkpointId', detail: 'is rated already' }],
  });
}

/**
 * The observables are for the group's rater; where no rater was chosen, anybody may. Whoever walks with a group says
 * so in the rating, or leaving it out would make everybody a rater.
 */
function requireRater(properties: Properties, ownGroupId: string | null, context: RuleContext): void {
  const group = properties.groupId === null ? undefined : context.record(properties.groupId);
  const raterId = group?.kind === 'group' ? group.feature.properties.raterId : null;
  const namesGroup = properties.groupId !== null || ownGroupId === null;
  const isRater = namesGroup && (raterId === null || raterId === properties.participantId);
  refuseUnless(isRater, 'rating.add', 'somebody else rates the observables in this group');
}
