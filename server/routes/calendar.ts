import { createRoute, z } from '@hono/zod-openapi';
import { walkIdSchema } from '../../domain/ids.ts';
import { walkCalendar } from '../calendar/walk-calendar.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireVerb } from '../http/authenticate.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireWalk } from '../http/require-walk.ts';

const getCalendar = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/calendar.ics',
  summary: 'The three meetings of a walk for a calendar',
  description:
    'iCalendar with the time zone in it. Each meeting keeps its UID, and its SEQUENCE rises with each edit, so that ' +
    'taking the file in again moves the meeting.',
  tags: ['walks'],
  middleware: [requireVerb('walk.read')] as const,
  request: {
    params: z.object({ walkId: walkIdSchema }),
    query: z.object({ language: z.enum(['sv', 'en']).default('sv') }),
  },
  responses: {
    200: {
      description: 'The meetings that have a time, as an attachment',
      content: { 'text/calendar': { schema: z.string() } },
    },
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** The meetings of a walk, for people's own calendars. */
export function calendarRoutes({ store, source }: Pick<Deps, 'store' | 'source'>) {
  return newRouter().openapi(getCalendar, async (c) => {
    const { walkId } = c.req.valid('param');
    const walk = await requireWalk(store, walkId, c.get('reader'));
    const stops = await featuresOfWalk(store, 'checkpoint', walkId);
    const { language } = c.req.valid('query');
    return c.body(walkCalendar(walk, stops, { language, now: source.now() }), 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="walk-${walkId}.ics"`,
      'cache-control': 'no-store',
    });
  });
}
