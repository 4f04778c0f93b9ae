import { z } from 'zod';
import { ratingIdSchema } from '../ids.ts';
import { ratingFieldSchemas } from '../rating.ts';
import { refuseHalf } from './rating-changes.ts';
import { type ChangeRule, refuseUnless, requireRecord, requireVerb, walkChangeBase } from './rule.ts';

/** Apart from the other changes of ratings, because phones load those. */
export const paperRatingChangeSchemas = {
  /**
   * A sheet of paper was typed in wrongly. Only what was typed can be corrected: what somebody said on a phone before
   * the talk stays as it was said. Said again, the last counts.
   */
  'paper-rating-corrected': z.strictObject({
    ...walkChangeBase,
    kind: z.literal('paper-rating-corrected'),
    ratingId: ratingIdSchema,
    answers: z.strictObject({
      feeling: ratingFieldSchemas.feeling,
      wouldGoAloneInDark: ratingFieldSchemas.wouldGoAloneInDark,
      observations: ratingFieldSchemas.observations.unwrap(),
      skipped: ratingFieldSchemas.skipped.unwrap(),
    }),
  }),
} as const;

export const paperRatingCorrected: ChangeRule<
  z.infer<(typeof paperRatingChangeSchemas)['paper-rating-corrected']>
> = {
  needs: (change) => [change.walkId, change.ratingId],
  needsOfWalk: ['participant'],
  apply({ walkId, ratingId, answers }, context) {
    requireVerb(context, 'rating.add');
    const record = requireRecord(context, 'rating', ratingId, { walkId, pointer: '/ratingId' });
    const { participantId } = record.feature.properties;
    const person = context.recordsOfWalk('participant').find(({ feature }) => feature.id === participantId);
    const isTyped = person?.feature.properties.source === 'paper';
    refuseUnless(isTyped, 'rating.add', 'only what was typed in from paper can be corrected');
    refuseHalf(answers, '/answers');
    const properties = { ...record.feature.properties, ...answers };
    return { verdict: 'applied', writes: [{ ...record, feature: { ...record.feature, properties } }] };
  },
};
