import { z } from 'zod';
import { featureSchema, textSchema } from '../feature.ts';
import { countedActivityIdSchema } from '../ids.ts';
import { countedActivitySchema } from '../patrol/counted-activity.ts';
import { placeDay } from '../place-time.ts';
import { problem } from '../problem.ts';
import { freshRecord } from '../record.ts';
import { employerNeeded } from './employer.ts';
import { byPolice, requireOwn, requireTenant } from './patrol-tenant.ts';
import { type ChangeRule, changeBase, refuse, refuseTaken, withdrawRecord } from './rule.ts';

export const countedActivityChangeSchemas = {
  'activity-counted': z.strictObject({
    ...changeBase,
    kind: z.literal('activity-counted'),
    activity: featureSchema(
      countedActivitySchema.shape.id,
      countedActivitySchema.shape.geometry,
      countedActivitySchema.shape.properties.omit({ policeId: true }),
    ),
  }),
  'counted-activity-withdrawn': z.strictObject({
    ...changeBase,
    kind: z.literal('counted-activity-withdrawn'),
    activityId: countedActivityIdSchema,
    reason: textSchema(300).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof countedActivityChangeSchemas> = z.infer<
  (typeof countedActivityChangeSchemas)[Kind]
>;

export const activityCounted: ChangeRule<ChangeOf<'activity-counted'>> = {
  needs: (change, author) => [change.activity.id, ...employerNeeded(author)],
  apply(change, context) {
    const tenant = requireTenant(context);
    const { activity } = change;
    refuseTaken(context, activity.id, '/activity/id');
    if (activity.properties.date > placeDay(context.receivedAt))
      refuse(
        problem('time-in-future', {
          detail: `${activity.properties.date} is a day that has not come`,
          action: 'Choose today or an earlier day.',
          errors: [{ pointer: '/activity/properties/date', detail: 'lies in the future' }],
        }),
      );
    const feature = { ...activity, properties: { ...activity.properties, ...tenant } };
    return { verdict: 'applied', writes: [freshRecord('counted-activity', null, change.id, feature)] };
  },
};

export const countedActivityWithdrawn: ChangeRule<ChangeOf<'counted-activity-withdrawn'>> = {
  needs: (change, author) => [change.activityId, ...employerNeeded(author)],
  apply(change, context) {
    const tenant = requireTenant(context);
    const where = { ...tenant, pointer: '/activityId', withdrawnToo: true };
    const activity = requireOwn(context, 'counted-activity', change.activityId, where);
    const withdrawal = { at: change.at, by: byPolice, reason: change.reason };
    return { verdict: 'applied', writes: [withdrawRecord(activity, withdrawal)] };
  },
};
