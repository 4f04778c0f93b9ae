import { createRoute, z } from '@hono/zod-openapi';
import { timeSchema } from '../../domain/feature.ts';
import { positionSchema } from '../../domain/geo.ts';
import { hotSpotPlace } from '../../domain/patrol/hot-spot-place.ts';
import { patrolShiftSchema } from '../../domain/patrol/patrol-shift.ts';
import { dose } from '../../domain/patrol/plan/dose.ts';
import { proposeShift } from '../../domain/patrol/plan/propose-shift.ts';
import { leftReasons, refusalReasons } from '../../domain/patrol/plan/shift-proposal.ts';
import { walkingBetween } from '../../domain/streets/walking.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { policeIdOf, requirePatrol } from '../http/require-patrol.ts';
import { idShape, timeShape } from '../http/shapes.ts';
import { knownHotSpots } from '../patrol/known-hot-spots.ts';
import { patrolRecords } from '../patrol/patrol-records.ts';

const { officers, seed, parameters, choices } = patrolShiftSchema.shape.properties.shape;
const wishSchema = z.object({
  startAt: timeSchema,
  endAt: timeSchema,
  start: positionSchema,
  end: positionSchema.nullable(),
  officers,
  seed,
  parameters,
  choices,
});

const factors = z.object({ grade: z.number(), window: z.number(), recency: z.number(), draw: z.number() });
const stopShape = z.object({
  hotSpotId: idShape,
  arriveAt: timeShape,
  leaveAt: timeShape,
  walkMetres: z.number(),
  walkMinutes: z.number(),
  spareMinutes: z.number(),
  weightedMinutes: z.number(),
  why: factors,
});
const numbersOfPlan = {
  minutesAtHotSpots: z.number(),
  officerMinutesAtHotSpots: z.number(),
  weightedMinutes: z.number(),
  walkMetres: z.number(),
  walkMinutes: z.number(),
  lastWalkMinutes: z.number(),
  backAt: timeShape,
  spareMinutes: z.number(),
  exact: z.boolean(),
};
const answerShape = z.object({
  straight: z.boolean(),
  credits: z.string().nullable(),
  /** Where the dose comes from. */
  doseSource: z.string(),
  refusal: z.object({ reason: z.enum(refusalReasons), ids: z.array(z.string()) }).nullable(),
  proposal: z
    .object({
      stops: z.array(stopShape),
      left: z.array(
        z.object({ hotSpotId: idShape, reason: z.enum([...leftReasons, 'far-from-street', 'cut-off']) }),
      ),
      costs: z.array(
        z.object({
          choice: z.enum(['locked', 'dropped', 'order']),
          id: idShape.nullable(),
          weightedMinutes: z.number(),
        }),
      ),
      ...numbersOfPlan,
      ways: z
        .array(z.array(z.array(z.number())))
        .openapi({ description: 'a line to each stop in order, and one to the end' }),
    })
    .nullable(),
});

/** What a shift could be: computed when asked for, kept only when somebody saves it as a change. */
export function patrolPlansRoutes({ store, streets }: Pick<Deps, 'store' | 'streets'>) {
  const propose = createRoute({
    method: 'post',
    path: '/api/patrol/proposals',
    summary: 'Proposes hot spots and an order on foot for a shift',
    description:
      'For the police alone. The same seed and choices give the same plan. Nothing is kept: send the plan as a change.',
    tags: ['patrol'],
    middleware: [requirePatrol(store, 'patrol.edit')] as const,
    request: jsonBody(
      wishSchema.openapi({ description: 'when, where from, how many, and what is already decided' }),
    ),
    responses: {
      200: jsonAnswer('The plan with what each choice costs, or why there is none', answerShape),
      ...problemAnswers('malformed-json', 'invalid-input', 'not-signed-in', 'not-allowed'),
    },
  });

  return newRouter().openapi(propose, async (c) => {
    const { start, end, parameters: given, choices: chosen, ...wish } = c.req.valid('json');
    const policeId = policeIdOf(c);
    const visits = await patrolRecords(store, 'patrol-visit', policeId);
    const lastVisit = new Map<string, string>();
    for (const { feature } of visits) {
      const { hotSpotId, leftAt } = feature.properties;
      if (hotSpotId !== null && leftAt > (lastVisit.get(hotSpotId) ?? '')) lastVisit.set(hotSpotId, leftAt);
    }
    const candidates = [...(await knownHotSpots(store, policeId)).values()]
      .filter(({ properties }) => properties.retired === null)
      .map(({ id, geometry, properties: { evidenceGrade, windows } }) => ({
        id,
        place: hotSpotPlace(geometry),
        evidenceGrade,
        windows: windows.map(({ n, ...window }) => ({ ...window, n: n ?? undefined })),
        lastVisitAt: lastVisit.get(id) ?? null,
      }));
    const places = [start, ...candidates.map(({ place }) => place), end ?? start];
    const walking = walkingBetween(await streets.current(), places);
    const { straight, credits } = walking;
    const known = new Set<string>(candidates.map(({ id }) => id));
    const outcome = proposeShift({
      ...wish,
      start,
      end,
      ...given,
      candidates,
      locked: chosen.locked.filter((id) => known.has(id)),
      dropped: chosen.dropped.filter((id) => known.has(id)),
      ...(chosen.order === null ? {} : { fixedOrder: chosen.order.filter((id) => known.has(id)) }),
      metresBetween: walking.metresBetween,
    });
    const about = { straight, credits, doseSource: dose.source };
    if (outcome.kind === 'refusal') {
      const refusal = { reason: outcome.reason, ids: [...outcome.ids] };
      return c.json({ ...about, refusal, proposal: null }, 200);
    }
    const placeOf = (id: string) => candidates.find((one) => one.id === id)?.place ?? start;
    const line = [start, ...outcome.stops.map(({ id }) => placeOf(id)), end ?? start];
    const ways = line.slice(1).map((to, index) => {
      const from = line[index] ?? start;
      return (walking.wayBetween(from, to) ?? [from, to]).map(([x, y]) => [x, y]);
    });
    const faultOf = (id: string) => walking.faults.get(candidates.findIndex((one) => one.id === id) + 1);
    const { stops, left, costs, kind: _, ...numbers } = outcome;
    return c.json(
      {
        ...about,
        refusal: null,
        proposal: {
          ...numbers,
          stops: stops.map(({ id, why, ...stop }) => ({ hotSpotId: id, why: { ...why }, ...stop })),
          left: left.map(({ id, reason }) => ({
            hotSpotId: id,
            reason: reason === 'no-way' ? (faultOf(id) ?? reason) : reason,
          })),
          costs: costs.map((cost) => ({ ...cost })),
          ways,
        },
      },
      200,
    );
  });
}
