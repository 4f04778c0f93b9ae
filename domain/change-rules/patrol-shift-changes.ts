import { z } from 'zod';
import { featureSchema, textSchema } from '../feature.ts';
import { patrolShiftIdSchema } from '../ids.ts';
import { patrolShiftSchema } from '../patrol/patrol-shift.ts';
import { problem } from '../problem.ts';
import { freshRecord } from '../record.ts';
import { employerNeeded } from './employer.ts';
import { byPolice, requireOwn, requireTenant } from './patrol-tenant.ts';
import { type ChangeRule, changeBase, isKind, refuse, refuseTaken, withdrawRecord } from './rule.ts';

export const patrolShiftChangeSchemas = {
  /** A shift with its plan. The same shift again takes the new plan and keeps the visits that it has. */
  'patrol-shift-planned': z.strictObject({
    ...changeBase,
    kind: z.literal('patrol-shift-planned'),
    shift: featureSchema(
      patrolShiftSchema.shape.id,
      patrolShiftSchema.shape.geometry,
      patrolShiftSchema.shape.properties.omit({ policeId: true, visits: true }),
    ),
  }),
  'patrol-shift-cancelled': z.strictObject({
    ...changeBase,
    kind: z.literal('patrol-shift-cancelled'),
    shiftId: patrolShiftIdSchema,
    reason: textSchema(300).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof patrolShiftChangeSchemas> = z.infer<
  (typeof patrolShiftChangeSchemas)[Kind]
>;

const hoursAtMost = 16;

function refuseTimes(detail: string, action: string): never {
  return refuse(
    problem('shift-times', {
      detail,
      action,
      errors: [{ pointer: '/shift/properties/endAt', detail: 'does not fit startAt' }],
    }),
  );
}

export const patrolShiftPlanned: ChangeRule<ChangeOf<'patrol-shift-planned'>> = {
  needs: ({ shift }, author) => [
    shift.id,
    ...new Set(shift.properties.stops.map(({ hotSpotId }) => hotSpotId)),
    ...employerNeeded(author),
  ],
  apply(change, context) {
    const tenant = requireTenant(context);
    const { shift } = change;
    const { startAt, endAt, stops } = shift.properties;
    const minutes = (Date.parse(endAt) - Date.parse(startAt)) / 60_000;
    if (minutes <= 0)
      refuseTimes(
        minutes === 0 ? 'the shift has no minutes' : 'the shift ends before it begins',
        'Choose an end after the beginning.',
      );
    if (minutes > hoursAtMost * 60)
      refuseTimes(
        `the shift is longer than ${hoursAtMost} hours`,
        'Check the day of the end, or plan two shifts.',
      );
    for (const [index, { hotSpotId }] of stops.entries())
      requireOwn(context, 'hotspot', hotSpotId, {
        ...tenant,
        pointer: `/shift/properties/stops/${index}/hotSpotId`,
      });
    const before = context.record(shift.id);
    if (before === undefined || !isKind(before, 'patrol-shift')) {
      refuseTaken(context, shift.id, '/shift/id');
      const properties = { ...shift.properties, ...tenant, visits: [] };
      return {
        verdict: 'applied',
        writes: [freshRecord('patrol-shift', null, change.id, { ...shift, properties })],
      };
    }
    const kept = requireOwn(context, 'patrol-shift', shift.id, { ...tenant, pointer: '/shift/id' });
    const properties = { ...shift.properties, ...tenant, visits: kept.feature.properties.visits };
    return { verdict: 'applied', writes: [{ ...kept, feature: { ...shift, properties } }] };
  },
};

export const patrolShiftCancelled: ChangeRule<ChangeOf<'patrol-shift-cancelled'>> = {
  needs: (change, author) => [change.shiftId, ...employerNeeded(author)],
  apply(change, context) {
    const tenant = requireTenant(context);
    const where = { ...tenant, pointer: '/shiftId', withdrawnToo: true };
    const shift = requireOwn(context, 'patrol-shift', change.shiftId, where);
    if (shift.feature.properties.visits.length > 0)
      refuse(
        problem('shift-times', {
          detail: 'the shift has visits, so it took place',
          action: 'Take back its visits first, if they are wrong.',
        }),
      );
    const withdrawal = { at: change.at, by: byPolice, reason: change.reason };
    return { verdict: 'applied', writes: [withdrawRecord(shift, withdrawal)] };
  },
};
