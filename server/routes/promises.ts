import { createRoute, z } from '@hono/zod-openapi';
import { promiseIdSchema } from '../../domain/ids.ts';
import { placeDay } from '../../domain/place-time.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { partySideSchema } from '../../domain/promise/promise-party.ts';
import { promiseSummarySchema, promiseViewSchema } from '../../domain/promise/promise-view.ts';
import { publishedPromiseSchema } from '../../domain/promise/published-promise.ts';
import { followUpCalendar } from '../calendar/follow-up-calendar.ts';
import type { Deps } from '../deps.ts';
import { authorOf, requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { dateShape, idShape } from '../http/shapes.ts';
import { ledgerLines } from '../promises/ledger-lines.ts';
import { promiseAnswer, promiseSummary } from '../promises/promise-answer.ts';
import { type PromiseMaterial, promiseMaterial } from '../promises/promise-material.ts';
import { sideOfReader } from '../promises/side-of-reader.ts';

const params = z.object({ promiseId: promiseIdSchema });

const listPromises = createRoute({
  method: 'get',
  path: '/api/promises',
  summary: 'Promises to citizens, with how many items are in which state',
  tags: ['promises'],
  middleware: [requireVerb('promise.read')] as const,
  responses: {
    200: jsonAnswer(
      'The newest period first',
      z.object({
        promises: z.array(promiseSummarySchema),
        today: dateShape,
        side: partySideSchema.nullable(),
      }),
    ),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

const getPromise = createRoute({
  method: 'get',
  path: '/api/promises/{promiseId}',
  summary: 'A promise: its items with state, why and evidence, its follow-ups and its history',
  description:
    'States are worked out from the evidence and the day each time; nothing here can be put away. What the police did ' +
    'comes as sums of whole months that have ended.',
  tags: ['promises'],
  middleware: [requireVerb('promise.read')] as const,
  request: { params },
  responses: {
    200: jsonAnswer('The promise as of today', promiseViewSchema),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

const getCalendar = createRoute({
  method: 'get',
  path: '/api/promises/{promiseId}/calendar.ics',
  summary: 'The follow-ups of a promise for a calendar',
  description: 'iCalendar; whole days with a reminder two weeks before. Each follow-up keeps its UID.',
  tags: ['promises'],
  middleware: [requireVerb('promise.read')] as const,
  request: { params, query: z.object({ language: z.enum(['sv', 'en']).default('sv') }) },
  responses: {
    200: {
      description: 'Every follow-up, as an attachment',
      content: { 'text/calendar': { schema: z.string() } },
    },
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

const getLedger = createRoute({
  method: 'get',
  path: '/api/promise-ledger.jsonl',
  summary: 'The ledger of all promises, to be kept and verified',
  description:
    'JSON Lines: an entry a line, each with the hash of the one before, and a last line with the number of entries and ' +
    'the head. Verify it with the command line: lykta verify-ledger FILE.',
  tags: ['promises'],
  middleware: [requireVerb('promise.read')] as const,
  responses: {
    200: {
      description: 'The whole ledger, as an attachment',
      content: { 'text/plain': { schema: z.string() } },
    },
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

const listPublished = createRoute({
  method: 'get',
  path: '/api/published-promises',
  summary: 'Published promises that can be taken in, and which of them are here already',
  tags: ['promises'],
  middleware: [requireVerb('promise.read')] as const,
  responses: {
    200: jsonAnswer(
      'As their files hold them',
      z.object({
        published: z.array(z.object({ promise: publishedPromiseSchema, loadedAs: idShape.nullable() })),
      }),
    ),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

type Needed = Pick<Deps, 'store' | 'source' | 'publishedPromises'>;

/** Promises for the staff of both parties. */
export function promisesRoutes({ store, source, publishedPromises }: Needed) {
  const find = async (promiseId: string): Promise<PromiseMaterial> => {
    const material = await promiseMaterial(store, source.now());
    const found = material.find(({ promise }) => promise.id === promiseId);
    if (found !== undefined) return found;
    throw new ProblemError(
      problem('unknown-record', {
        detail: `there is no promise ${promiseId}`,
        action: 'Choose a promise of GET /api/promises.',
      }),
    );
  };
  return newRouter()
    .openapi(listPromises, async (c) => {
      const material = await promiseMaterial(store, source.now());
      c.header('cache-control', 'no-store');
      return c.json(
        {
          promises: material.map(promiseSummary),
          today: placeDay(source.now().toISOString()),
          side: await sideOfReader(store, authorOf(c)),
        },
        200,
      );
    })
    .openapi(getPromise, async (c) => {
      const material = await find(c.req.valid('param').promiseId);
      const side = await sideOfReader(store, authorOf(c));
      c.header('cache-control', 'no-store');
      return c.json(promiseAnswer(material, side, await store.ledger()), 200);
    })
    .openapi(getCalendar, async (c) => {
      const { promise, followUps } = await find(c.req.valid('param').promiseId);
      const { language } = c.req.valid('query');
      const slots = followUps.map(({ feature }) => feature);
      return c.body(followUpCalendar(promise.feature, slots, { language, now: source.now() }), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="promise-${promise.id}.ics"`,
        'cache-control': 'no-store',
      });
    })
    .openapi(getLedger, async (c) => {
      const now = source.now();
      return c.text(ledgerLines(await store.ledger(), now), 200, {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="ledger-${now.toISOString().slice(0, 10)}.jsonl"`,
        'cache-control': 'no-store',
      });
    })
    .openapi(listPublished, async (c) => {
      const here = await store.recordsOfKind('promise');
      const published = publishedPromises.map((promise) => ({
        promise,
        loadedAs: here.find(({ feature }) => feature.properties.publishedId === promise.id)?.id ?? null,
      }));
      return c.json({ published }, 200);
    });
}
