import { createRoute, z } from '@hono/zod-openapi';
import { polygonSchema } from '../../domain/geo.ts';
import { placesWithin } from '../../domain/incident/places-within.ts';
import { hotSpotSize, refusedSquareMetres } from '../../domain/patrol/hot-spot-size.ts';
import { suggestWindows } from '../../domain/patrol/suggest-windows.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requirePatrol } from '../http/require-patrol.ts';
import { timeShape } from '../http/shapes.ts';
import { incidentDatasets } from '../incident-datasets.ts';
import { rememberCounts } from '../remember-counts.ts';

const hourMilliseconds = 3_600_000;

const windowShape = z.object({
  weekday: z.number(),
  fromHour: z.number(),
  toHour: z.number(),
  n: z.number().nullable(),
});

/** What is recorded within an outline, for the form of a hot spot and its stop rule. */
export function patrolWindowsRoutes({ store, source }: Pick<Deps, 'store' | 'source'>) {
  const counted = rememberCounts(store);
  const getWindows = createRoute({
    method: 'post',
    path: '/api/patrol/windows',
    summary: 'When recorded incidents within an outline happened',
    description:
      'For the police alone. The windows are the fullest four hours of a weekday, where they hold at least twice what ' +
      'even hours would; none of fewer than ten events. Nothing of the request is kept.',
    tags: ['patrol'],
    middleware: [requirePatrol(store, 'patrol.read')] as const,
    request: jsonBody(
      z.object({ geometry: polygonSchema, periodMonths: z.int().min(1).max(12).default(3) }).openapi({
        description: 'an outline as GeoJSON, and the months of a period of the stop rule',
      }),
    ),
    responses: {
      200: jsonAnswer(
        'Counts, suggested windows, and how many each of the two last periods had',
        z.object({
          matched: z.number(),
          withHour: z.number(),
          firstAt: timeShape.nullable(),
          lastAt: timeShape.nullable(),
          windows: z.array(windowShape),
          periods: z.array(z.number()),
        }),
      ),
      ...problemAnswers(
        'malformed-json',
        'invalid-input',
        'hot-spot-too-large',
        'not-signed-in',
        'not-allowed',
      ),
    },
  });

  return newRouter().openapi(getWindows, async (c) => {
    const { geometry, periodMonths } = c.req.valid('json');
    if (hotSpotSize(geometry).squareMetres > refusedSquareMetres)
      throw new ProblemError(
        problem('hot-spot-too-large', {
          detail: `the outline is larger than ${refusedSquareMetres} m²`,
          action: 'Draw at most about two blocks.',
        }),
      );
    const datasets = await incidentDatasets(store);
    const filters = {
      datasetIds: datasets.map(({ id }) => id),
      within: placesWithin(geometry),
    };
    const { matched, withHour, firstAt, lastAt, weekdayHours } = await counted(filters, datasets);
    // Up to the end of this hour, so that who asks again a moment later asks the same.
    const end = Math.ceil(source.now().getTime() / hourMilliseconds) * hourMilliseconds;
    const edges = [2, 1, 0].map((periods) => {
      const edge = new Date(end);
      edge.setUTCMonth(edge.getUTCMonth() - periods * periodMonths);
      return edge.toISOString();
    });
    const [first = '', second = '', last = ''] = edges;
    const countBetween = async (occurredFrom: string, occurredBefore: string) =>
      (await counted({ ...filters, occurredFrom, occurredBefore }, datasets)).matched;
    const periods = [await countBetween(first, second), await countBetween(second, last)];
    return c.json(
      { matched, withHour, firstAt, lastAt, windows: suggestWindows(weekdayHours), periods },
      200,
    );
  });
}
