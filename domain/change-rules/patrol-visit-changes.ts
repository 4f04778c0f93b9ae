import { z } from 'zod';
import { featureSchema, textSchema } from '../feature.ts';
import { patrolShiftIdSchema, patrolVisitIdSchema } from '../ids.ts';
import { inWindow } from '../patrol/in-window.ts';
import type { PatrolShift } from '../patrol/patrol-shift.ts';
import { patrolVisitSchema, seenFaultSchema } from '../patrol/patrol-visit.ts';
import { placeClock } from '../place-time.ts';
import { problem } from '../problem.ts';
import { freshRecord, type KeptRecord } from '../record.ts';
import { employerNeeded } from './employer.ts';
import { byPolice, requireOwn, requireTenant } from './patrol-tenant.ts';
import { type ChangeRule, changeBase, refuse, refuseFuture, refuseTaken, withdrawRecord } from './rule.ts';

export const patrolVisitChangeSchemas = {
  'patrol-visit-logged': z.strictObject({
    ...changeBase,
    kind: z.literal('patrol-visit-logged'),
    visit: featureSchema(
      patrolVisitSchema.shape.id,
      patrolVisitSchema.shape.geometry,
      patrolVisitSchema.shape.properties
        .omit({ policeId: true, inWindow: true })
        .extend({ faults: z.array(seenFaultSchema).max(10) }),
    ),
  }),
  'patrol-visit-withdrawn': z.strictObject({
    ...changeBase,
    kind: z.literal('patrol-visit-withdrawn'),
    shiftId: patrolShiftIdSchema,
    visitId: patrolVisitIdSchema,
    reason: textSchema(300).nullable(),
  }),
} as const;

type ChangeOf<Kind extends keyof typeof patrolVisitChangeSchemas> = z.infer<
  (typeof patrolVisitChangeSchemas)[Kind]
>;
type Visited = PatrolShift['properties']['visits'][number];

const hoursAtMost = 6;

function refuseVisitTimes({ arrivedAt, leftAt }: Pick<Visited, 'arrivedAt' | 'leftAt'>): void {
  const minutes = (Date.parse(leftAt) - Date.parse(arrivedAt)) / 60_000;
  if (minutes > 0 && minutes <= hoursAtMost * 60) return;
  refuse(
    problem('visit-times', {
      detail:
        minutes <= 0
          ? 'the visit ends when or before it begins'
          : `the visit is longer than ${hoursAtMost} hours`,
      action: 'Correct the times and send again. The visit is kept on this device until then.',
      errors: [{ pointer: '/visit/properties/leftAt', detail: 'does not fit arrivedAt' }],
    }),
  );
}

function refuseOverlap(visit: Pick<Visited, 'arrivedAt' | 'leftAt'>, visits: readonly Visited[]): void {
  const other = visits.find(
    ({ arrivedAt, leftAt }) =>
      Date.parse(arrivedAt) < Date.parse(visit.leftAt) && Date.parse(visit.arrivedAt) < Date.parse(leftAt),
  );
  if (other === undefined) return;
  refuse(
    problem('visit-overlaps', {
      detail: `the shift has a visit from ${placeClock(other.arrivedAt)} to ${placeClock(other.leftAt)} already, and one patrol cannot be at two places`,
      action: 'Correct the times of one of them. The visit is kept on this device until then.',
      errors: [{ pointer: '/visit/properties/arrivedAt', detail: 'lies within another visit' }],
    }),
  );
}

function withVisits(shift: KeptRecord<'patrol-shift'>, visits: readonly Visited[]) {
  const ordered = [...visits].sort((a, b) => Date.parse(a.arrivedAt) - Date.parse(b.arrivedAt));
  const properties = { ...shift.feature.properties, visits: ordered };
  return { ...shift, feature: { ...shift.feature, properties } };
}

export const patrolVisitLogged: ChangeRule<ChangeOf<'patrol-visit-logged'>> = {
  needs: ({ visit: { id, properties } }, author) => [
    id,
    properties.shiftId,
    ...(properties.hotSpotId === null ? [] : [properties.hotSpotId]),
    ...employerNeeded(author),
  ],
  apply(change, context) {
    const tenant = requireTenant(context);
    const { visit } = change;
    const { shiftId, hotSpotId, arrivedAt, leftAt, faults } = visit.properties;
    const pointer = (field: string) => `/visit/properties/${field}`;
    refuseTaken(context, visit.id, '/visit/id');
    // A visit of a shift that was cancelled meanwhile took place all the same.
    const kept = requireOwn(context, 'patrol-shift', shiftId, {
      ...tenant,
      pointer: pointer('shiftId'),
      withdrawnToo: true,
    });
    const shift = { ...kept, withdrawn: null };
    const hotSpot =
      hotSpotId === null
        ? null
        : requireOwn(context, 'hotspot', hotSpotId, { ...tenant, pointer: pointer('hotSpotId') });
    refuseVisitTimes({ arrivedAt, leftAt });
    refuseFuture(leftAt, context, pointer('leftAt'));
    refuseOverlap({ arrivedAt, leftAt }, shift.feature.properties.visits);
    const properties = {
      ...visit.properties,
      ...tenant,
      inWindow: hotSpot === null ? null : inWindow(arrivedAt, hotSpot.feature.properties.windows),
      faults: faults.map((fault) => ({ ...fault, disclosureId: null })),
    };
    const visits = [...shift.feature.properties.visits, { visitId: visit.id, arrivedAt, leftAt }];
    return {
      verdict: 'applied',
      writes: [
        freshRecord('patrol-visit', null, change.id, { ...visit, properties }),
        withVisits(shift, visits),
      ],
    };
  },
};

/** Names the shift too, so that the store can load it: its time is free for another visit again. */
export const patrolVisitWithdrawn: ChangeRule<ChangeOf<'patrol-visit-withdrawn'>> = {
  needs: (change, author) => [change.visitId, change.shiftId, ...employerNeeded(author)],
  apply(change, context) {
    const tenant = requireTenant(context);
    const where = { ...tenant, pointer: '/visitId', withdrawnToo: true };
    const visit = requireOwn(context, 'patrol-visit', change.visitId, where);
    const shift = requireOwn(context, 'patrol-shift', change.shiftId, { ...tenant, pointer: '/shiftId' });
    const visits = shift.feature.properties.visits.filter(({ visitId }) => visitId !== visit.id);
    const withdrawal = { at: change.at, by: byPolice, reason: change.reason };
    return {
      verdict: 'applied',
      writes: [withdrawRecord(visit, withdrawal), withVisits(shift, visits)],
    };
  },
};
