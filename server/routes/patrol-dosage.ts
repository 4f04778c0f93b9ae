import { createRoute, z } from '@hono/zod-openapi';
import { dateSchema } from '../../domain/feature.ts';
import { dosage } from '../../domain/patrol/dosage.ts';
import { countedKinds, monthlySums } from '../../domain/patrol/monthly-sums.ts';
import { placeDay } from '../../domain/place-time.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { policeIdOf, requirePatrol } from '../http/require-patrol.ts';
import { idShape, timeShape } from '../http/shapes.ts';
import { patrolRecords } from '../patrol/patrol-records.ts';

const banded = z.object({ value: z.number(), low: z.number(), high: z.number() });
const placeShape = z.object({
  hotSpotId: idShape,
  planned: z.number(),
  delivered: z.number(),
  visits: z.number(),
  minutes: z.number(),
  officerMinutes: z.number(),
  medianMinutes: z.number().nullable(),
  inWindow: z.object({ of: z.number(), inside: z.number() }),
  lastVisitAt: timeShape.nullable(),
});
const dosageShape = z.object({
  shifts: z.number(),
  planned: z.number(),
  delivered: z.number(),
  deliveredShare: banded.nullable(),
  visits: banded,
  minutes: banded,
  officerMinutes: banded,
  medianMinutes: banded.nullable(),
  inWindow: z.object({ of: z.number(), inside: z.number(), share: banded.nullable() }),
  short: z.number(),
  long: z.number(),
  places: z.array(placeShape),
});

/** What was done: in full for the police, in sums of ended months for the staff of the municipality. */
export function patrolDosageRoutes({ store, source }: Pick<Deps, 'store' | 'source'>) {
  const getDosage = createRoute({
    method: 'get',
    path: '/api/patrol/dosage',
    summary: 'Planned and delivered visits, minutes and officer minutes in a period',
    description:
      'For the police alone, and only their own. Each number has a band of 95 %: visits by the exact Poisson interval, ' +
      'minutes as a compound Poisson sum, shares by Wilson, the median by order statistics. Never per officer.',
    tags: ['patrol'],
    middleware: [requirePatrol(store, 'patrol.read')] as const,
    request: {
      query: z.object({
        from: dateSchema.meta({ example: '2026-11-01' }),
        to: dateSchema.meta({ example: '2026-11-30' }),
      }),
    },
    responses: {
      200: jsonAnswer('The dosage of the period, both days included', dosageShape),
      ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
    },
  });
  const getSums = createRoute({
    method: 'get',
    path: '/api/patrol-sums',
    summary: 'What the police did, month by month, for months that have ended',
    description: 'By kind: how many, minutes, officer minutes. Never per officer, never per place.',
    tags: ['patrol'],
    middleware: [requireVerb('patrol.read-sums')] as const,
    responses: {
      200: jsonAnswer(
        'Sums by month, then kind',
        z.object({
          sums: z.array(
            z.object({
              month: z.string().openapi({ example: '2026-10' }),
              kind: z.enum(countedKinds),
              count: z.number(),
              minutes: z.number(),
              officerMinutes: z.number(),
            }),
          ),
        }),
      ),
      ...problemAnswers('not-signed-in', 'not-allowed'),
    },
  });

  return newRouter()
    .openapi(getDosage, async (c) => {
      const policeId = policeIdOf(c);
      const { from, to } = c.req.valid('query');
      const isIn = (time: string) => placeDay(time) >= from && placeDay(time) <= to;
      const hotSpots = await patrolRecords(store, 'hotspot', policeId);
      const shifts = (await patrolRecords(store, 'patrol-shift', policeId))
        .map(({ feature }) => ({ id: feature.id, ...feature.properties }))
        .filter(({ startAt }) => isIn(startAt));
      const shiftIds = new Set(shifts.map(({ id }) => id));
      // A visit counts in the period of its shift, so that a shift past midnight is not cut in two.
      const visits = (await patrolRecords(store, 'patrol-visit', policeId))
        .map(({ feature }) => feature.properties)
        .filter(({ shiftId }) => shiftIds.has(shiftId));
      const { places, ...totals } = dosage(
        hotSpots.map(({ id }) => id),
        shifts,
        visits,
      );
      return c.json({ ...totals, places: [...places] }, 200);
    })
    .openapi(getSums, async (c) => {
      const visits = (await store.recordsOfKind('patrol-visit')).map(({ feature }) => feature.properties);
      const counts = (await store.recordsOfKind('counted-activity')).map(({ feature: { properties } }) => ({
        ...properties,
        kind: properties.activity,
      }));
      const asOf = source.now().toISOString();
      return c.json({ sums: monthlySums(visits, counts, { asOf }) }, 200);
    });
}
