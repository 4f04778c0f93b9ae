import { createRoute, z } from '@hono/zod-openapi';
import { dateSchema } from '../../domain/feature.ts';
import { hotSpotSize } from '../../domain/patrol/hot-spot-size.ts';
import { patrolView } from '../../domain/patrol/patrol-view.ts';
import { placeDay } from '../../domain/place-time.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { policeIdOf, requirePatrol } from '../http/require-patrol.ts';
import { timeShape, visibleRecordShape } from '../http/shapes.ts';
import { patrolRecords } from '../patrol/patrol-records.ts';

const wall = 'For the police alone, and only their own.';

/** Days by the clock of the place, both included. */
const periodQuery = z.object({
  from: dateSchema.optional().meta({ example: '2026-11-01' }),
  to: dateSchema.optional().meta({ example: '2026-11-30' }),
});

const hotSpotShape = z.object({
  record: visibleRecordShape,
  size: z.object({ squareMetres: z.number(), metresAcross: z.number(), isLarge: z.boolean() }),
  lastVisitAt: timeShape.nullable(),
  visits: z.number(),
});

/** Hot spots, shifts with their visits, and counted activities. */
export function patrolRecordsRoutes({ store }: Pick<Deps, 'store'>) {
  const refusals = problemAnswers('invalid-query', 'not-signed-in', 'not-allowed');

  const listHotSpots = createRoute({
    method: 'get',
    tags: ['patrol'],
    middleware: [requirePatrol(store, 'patrol.read')] as const,
    path: '/api/patrol/hot-spots',
    summary: 'Hot spots, with their size and when somebody was last there',
    description: wall,
    responses: {
      200: jsonAnswer('Hot spots by name', z.object({ hotSpots: z.array(hotSpotShape) })),
      ...refusals,
    },
  });
  const listShifts = createRoute({
    method: 'get',
    tags: ['patrol'],
    middleware: [requirePatrol(store, 'patrol.read')] as const,
    path: '/api/patrol/shifts',
    summary: 'Shifts with their visits, the newest first',
    description: `${wall} Nothing says who went, and there are no trails.`,
    request: { query: periodQuery },
    responses: {
      200: jsonAnswer(
        'Shifts that begin in the period',
        z.object({
          shifts: z.array(z.object({ shift: visibleRecordShape, visits: z.array(visibleRecordShape) })),
        }),
      ),
      ...refusals,
    },
  });
  const listCounts = createRoute({
    method: 'get',
    tags: ['patrol'],
    middleware: [requirePatrol(store, 'patrol.read')] as const,
    path: '/api/patrol/counts',
    summary: 'Speed checks and presence in the pub environment, the newest first',
    description: wall,
    request: { query: periodQuery },
    responses: {
      200: jsonAnswer('Activities of the period', z.object({ counts: z.array(visibleRecordShape) })),
      ...refusals,
    },
  });

  return newRouter()
    .openapi(listHotSpots, async (c) => {
      const policeId = policeIdOf(c);
      const visits = await patrolRecords(store, 'patrol-visit', policeId);
      const hotSpots = (await patrolRecords(store, 'hotspot', policeId)).map((record) => {
        const own = visits.filter(({ feature }) => feature.properties.hotSpotId === record.id);
        const leftAt = own.map(({ feature }) => feature.properties.leftAt).sort();
        const size = hotSpotSize(record.feature.geometry);
        return { record, size, lastVisitAt: leftAt.at(-1) ?? null, visits: own.length };
      });
      const name = ({ record }: (typeof hotSpots)[number]) => record.feature.properties.name;
      hotSpots.sort((a, b) => name(a).localeCompare(name(b), 'sv'));
      return c.json({ hotSpots: hotSpots.map((one) => ({ ...one, record: patrolView(one.record) })) }, 200);
    })
    .openapi(listShifts, async (c) => {
      const policeId = policeIdOf(c);
      const { from, to } = c.req.valid('query');
      const shifts = (await patrolRecords(store, 'patrol-shift', policeId))
        .filter(({ feature }) => isBetween(placeDay(feature.properties.startAt), from, to))
        .sort((a, b) => (a.feature.properties.startAt < b.feature.properties.startAt ? 1 : -1));
      const byShift = Map.groupBy(
        await patrolRecords(store, 'patrol-visit', policeId),
        ({ feature }) => feature.properties.shiftId,
      );
      return c.json(
        {
          shifts: shifts.map((shift) => ({
            shift: patrolView(shift),
            visits: (byShift.get(shift.feature.id) ?? [])
              .sort((a, b) => (a.feature.properties.arrivedAt < b.feature.properties.arrivedAt ? -1 : 1))
              .map(patrolView),
          })),
        },
        200,
      );
    })
    .openapi(listCounts, async (c) => {
      const { from, to } = c.req.valid('query');
      const counts = (await patrolRecords(store, 'counted-activity', policeIdOf(c)))
        .filter(({ feature }) => isBetween(feature.properties.date, from, to))
        .sort((a, b) => (a.feature.properties.date < b.feature.properties.date ? 1 : -1));
      return c.json({ counts: counts.map(patrolView) }, 200);
    });
}

function isBetween(day: string, from: string | undefined, to: string | undefined): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
