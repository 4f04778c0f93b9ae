import { z } from 'zod';
import { participantSchema } from '../participant.ts';
import { ratingSchema } from '../rating.ts';
import { freshRecord } from '../record.ts';
import {
  type ChangeRule,
  refuseFuture,
  refuseTaken,
  requireRecord,
  requireVerb,
  walkChangeBase,
} from './rule.ts';
import { refuseOtherWalk, requireOwnVoice } from './same-walk.ts';

export const participantChangeSchemas = {
  'participant-joined': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('participant-joined'),
    participant: participantSchema,
  }),
  'checkpoint-rated': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('checkpoint-rated'),
    rating: ratingSchema,
  }),
} as const;

type ChangeOf<Kind extends keyof typeof participantChangeSchemas> = z.infer<
  (typeof participantChangeSchemas)[Kind]
>;

export const participantJoined: ChangeRule<ChangeOf<'participant-joined'>> = {
  needs: (change) => [change.walkId, change.participant.id],
  apply(change, context) {
    requireVerb(context, 'participant.add');
    requireRecord(context, 'walk', change.walkId, { pointer: '/walkId' });
    refuseOtherWalk(change.walkId, change.participant.properties.walkId, '/participant/properties/walkId');
    refuseTaken(context, change.participant.id, '/participant/id');
    return {
      verdict: 'applied',
      writes: [freshRecord('participant', change.walkId, change.id, change.participant)],
    };
  },
};

export const checkpointRated: ChangeRule<ChangeOf<'checkpoint-rated'>> = {
  needs: (change) => [
    change.walkId,
    change.rating.id,
    change.rating.properties.participantId,
    change.rating.properties.checkpointId,
  ],
  apply(change, context) {
    const { properties } = change.rating;
    requireVerb(context, context.author.kind === 'participant' ? 'rating.add-own' : 'rating.add');
    const pointer = '/rating/properties/participantId';
    requireOwnVoice(context, change.walkId, properties.participantId, 'rating.add', pointer);
    refuseOtherWalk(change.walkId, properties.walkId, '/rating/properties/walkId');
    requireRecord(context, 'checkpoint', properties.checkpointId, {
      walkId: change.walkId,
      pointer: '/rating/properties/checkpointId',
      withdrawnToo: true,
    });
    refuseTaken(context, change.rating.id, '/rating/id');
    refuseFuture(properties.ratedAt, context, '/rating/properties/ratedAt');
    return { verdict: 'applied', writes: [freshRecord('rating', change.walkId, change.id, change.rating)] };
  },
};
