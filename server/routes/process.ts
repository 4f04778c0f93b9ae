import { createRoute, z } from '@hono/zod-openapi';
import { balanceOf } from '../../domain/balance.ts';
import { dayOf } from '../../domain/feature.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import { walkers } from '../../domain/protocol/draft-header.ts';
import type { SafetyWalk } from '../../domain/walk.ts';
import { dayOfWalk } from '../../domain/walk-day.ts';
import { needCodes } from '../../domain/walk-phases.ts';
import { walkProgress } from '../../domain/walk-progress.ts';
import { walkStatuses } from '../../domain/walk-terms.ts';
import type { Deps } from '../deps.ts';
import { featuresOfWalk } from '../features-of-walk.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireWalk } from '../http/require-walk.ts';
import { dateShape } from '../http/shapes.ts';

const statusShape = z.enum(walkStatuses);
const missingShape = z.object({
  code: z.enum(needCodes),
  phase: z.number(),
  /** The area or action that it is about. */
  about: z.string().nullable(),
  words: z.string(),
});
const stepShape = z.object({
  status: statusShape,
  phases: z.array(z.number()).readonly(),
  state: z.enum(['done', 'now', 'ahead', 'skipped']),
  reachedOn: dateShape.nullable(),
  dueOn: dateShape.nullable(),
  overdue: z.boolean(),
  missing: z.array(missingShape).readonly(),
});

const cellShape = z.object({ value: z.string(), people: z.number().nullable() });
const balanceShape = z
  .object({
    people: z.number().nullable(),
    ageBands: z.array(cellShape),
    genders: z.array(cellShape),
  })
  .openapi('Balance');

const params = z.object({ walkId: walkIdSchema });

const getProcess = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/process',
  summary: 'Where a walk stands in the method',
  description:
    'Each step with its state, what is missing before it, by when it should be done and whether that day is past. ' +
    'Worked out from the records each time; nothing here can be put away.',
  tags: ['walks'],
  middleware: [requireVerb('process.read')] as const,
  request: { params },
  responses: {
    200: jsonAnswer(
      'The path from proposed to closed',
      z
        .object({
          status: statusShape,
          ended: z.boolean(),
          next: statusShape.nullable(),
          steps: z.array(stepShape).readonly(),
          /** For the first protocol: the next free number of this abbreviation and year; null without them. */
          protocolNumber: z.number().nullable(),
        })
        .openapi('WalkProcess'),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

const getBalance = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/balance',
  summary: 'Who took part, by age and by gender',
  description: 'Voluntary. Numbers under five are not told, nor those from which one could work them out.',
  tags: ['walks'],
  middleware: [requireVerb('participant.read')] as const,
  request: { params },
  responses: {
    200: jsonAnswer('People by age band and by gender', balanceShape),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** How far a walk has come, and who came along. */
export function processRoutes({ store, source, templates }: Pick<Deps, 'store' | 'source' | 'templates'>) {
  async function nextProtocolNumber(walk: SafetyWalk): Promise<number | null> {
    const { abbreviation } = walk.properties;
    const year = dayOfWalk(walk.properties)?.slice(0, 4);
    if (abbreviation === null || year === undefined) return null;
    const start = `${abbreviation}-${year}-`;
    const numbers = (await store.recordsOfKind('protocol'))
      .map(({ feature }) => feature.properties.prefix)
      .filter((prefix) => prefix.startsWith(start))
      .map((prefix) => Number(prefix.slice(start.length)));
    return Math.max(0, ...numbers) + 1;
  }

  return newRouter()
    .openapi(getProcess, async (c) => {
      const { walkId } = c.req.valid('param');
      const { feature: walk } = await requireWalk(store, walkId, c.get('reader'));
      const { template: used } = walk.properties;
      const template = used === null ? null : (templates.find(used.id, used.version)?.template ?? null);
      const records = {
        walk,
        stops: (await featuresOfWalk(store, 'checkpoint', walkId)).length,
        areas: await featuresOfWalk(store, 'area', walkId),
        actions: await featuresOfWalk(store, 'action', walkId),
        protocols: await featuresOfWalk(store, 'protocol', walkId),
      };
      const today = dayOf(source.now().toISOString());
      const progress = walkProgress(records, { template, today });
      c.header('cache-control', 'no-store');
      return c.json({ ...progress, protocolNumber: await nextProtocolNumber(walk) }, 200);
    })
    .openapi(getBalance, async (c) => {
      const { walkId } = c.req.valid('param');
      await requireWalk(store, walkId, c.get('reader'));
      const people = walkers(await featuresOfWalk(store, 'participant', walkId));
      c.header('cache-control', 'no-store');
      return c.json(balanceOf(people.map(({ properties }) => properties)), 200);
    });
}
