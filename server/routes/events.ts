import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { can, type Reader, roleOf } from '../../domain/roles.ts';
import type { Announcement } from '../announcements.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';

export const pingEveryMilliseconds = 20_000;

const getEvents = createRoute({
  method: 'get',
  path: '/api/events',
  summary: 'Hears at once when something changed',
  description:
    'Server-sent events. "records" and "areas" carry walkId and sequence and no content: ask for the records or ' +
    'areas afterwards. "phones" carries walkId, at most once a second a walk, and comes to those who may ask for the ' +
    'phones. A participant hears of their own walk only.',
  tags: ['walks'],
  middleware: [requireVerb('walk.read')] as const,
  responses: {
    200: {
      description: 'A stream that stays open, with a comment every 20 seconds',
      content: {
        'text/event-stream': {
          schema: z.string().openapi({ example: 'event: records\ndata: {"walkId":"…","sequence":42}\n\n' }),
        },
      },
    },
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

/** New marks of others are no participant's business; the walk, its stops and what the leader mends are. */
const kindsOfParticipants = new Set<string>([
  'walk-edited',
  'walk-phase-advanced',
  'walk-phase-returned',
  'group-added',
  'group-renamed',
  'group-rater-chosen',
  'group-route-set',
  'group-stop-marked',
  'checkpoint-added',
  'checkpoint-edited',
  'checkpoint-withdrawn',
  'finding-edited',
  'finding-withdrawn',
  'finding-text-moderated',
  'photo-moderated',
  'photo-withdrawn',
]);

const kindsOfAreas = new Set<string>(['areas-computed', 'area-band-overridden', 'area-band-restored']);

function eventsFor(announcement: Announcement, reader: Reader): readonly ('records' | 'areas')[] {
  const { walkId, kinds } = announcement;
  if (reader.kind === 'participant')
    return reader.walkId === walkId && kinds.some((kind) => kindsOfParticipants.has(kind)) ? ['records'] : [];
  return kinds.some((kind) => kindsOfAreas.has(kind)) ? ['records', 'areas'] : ['records'];
}

/** The stream of hints. Nothing is lost when it breaks: whoever comes back asks for records since their sequence. */
export function eventsRoutes({ announcements }: Pick<Deps, 'announcements'>) {
  return newRouter().openapi(getEvents, (c) => {
    const reader = c.get('reader');
    c.header('cache-control', 'no-store');
    // A proxy that collects the answer before passing it on would hold every hint back.
    c.header('x-accel-buffering', 'no');
    // HEAD runs this too and drops the body, so its stream would stay open for nobody.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    return streamSSE(c, async (stream) => {
      const unsubscribe = announcements.subscribe((announcement) => {
        const { walkId, sequence } = announcement;
        for (const event of eventsFor(announcement, reader))
          void stream.writeSSE({ event, data: JSON.stringify({ walkId, sequence }) });
      });
      stream.onAbort(unsubscribe);
      if (can(roleOf(reader), 'phone.read'))
        stream.onAbort(
          announcements.subscribePhones((walkId) => {
            void stream.writeSSE({ event: 'phones', data: JSON.stringify({ walkId }) });
          }),
        );
      await stream.write(': connected\nretry: 3000\n\n');
      while (!stream.aborted && !stream.closed) {
        await stream.sleep(pingEveryMilliseconds);
        await stream.write(': still here\n\n');
      }
    });
  });
}
