import { createRoute, z } from '@hono/zod-openapi';
import { type WalkId, walkIdSchema } from '../../domain/ids.ts';
import type { Reader } from '../../domain/roles.ts';
import { visibleKinds, visibleRecord } from '../../domain/visible.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { countHeader, countQuery } from '../http/query-values.ts';
import { requireWalk } from '../http/require-walk.ts';
import { visibleRecordShape } from '../http/shapes.ts';
import { throttle } from '../http/throttle.ts';
import type { RecordsQuery } from '../storage/store.ts';

/** A group's phones ask within seconds of each other; the leader's screen need not follow each. */
export const phonesEveryMilliseconds = 1000;

const listWalks = createRoute({
  method: 'get',
  path: '/api/walks',
  summary: 'The walks that you may see',
  description: 'A participant sees the one walk that they joined.',
  tags: ['walks'],
  middleware: [requireVerb('walk.read')] as const,
  responses: {
    200: jsonAnswer('Walks in the order they were made', z.object({ walks: z.array(visibleRecordShape) })),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

const listRecords = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/records',
  summary: 'Records of a walk that changed since a sequence',
  description:
    'Ask with since=0 first, then with the "next" of the answer, until "more" is false. Withdrawn records come ' +
    'without a feature. Participants get their own marks and what belongs to everybody; nobody gets more than ' +
    'their role may see. A phone says in two headers how much is still on it, and the leaders see it in ' +
    'GET /api/walks/{walkId}/phones.',
  tags: ['walks'],
  middleware: [requireVerb('walk.read')] as const,
  request: {
    params: z.object({ walkId: walkIdSchema }),
    query: z.object({
      since: countQuery({ from: 0, to: Number.MAX_SAFE_INTEGER, otherwise: 0 }),
      limit: countQuery({ from: 1, to: 1000, otherwise: 500 }),
    }),
    headers: z.object({
      'lykta-undelivered': countHeader('Changes that this phone has not delivered'),
      'lykta-undelivered-photos': countHeader('Photos that this phone has not delivered'),
    }),
  },
  responses: {
    200: jsonAnswer(
      'A page of records in the order of their last change',
      z.object({
        records: z.array(visibleRecordShape.extend({ sequence: z.number() }).openapi('SequencedRecord')),
        next: z.number(),
        more: z.boolean(),
      }),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

/** Walks and what belongs to them, as far as the reader's role may see. */
export function walksRoutes({
  store,
  source,
  announcements,
}: Pick<Deps, 'store' | 'source' | 'announcements'>) {
  const tellLeaders = throttle<WalkId>(phonesEveryMilliseconds, announcements.announcePhones);

  return newRouter()
    .openapi(listWalks, async (c) => {
      const reader = c.get('reader');
      const walks = await store.recordsOfKind('walk');
      const visible = walks.map((walk) => visibleRecord(walk, reader)).filter((walk) => walk !== undefined);
      return c.json({ walks: visible }, 200);
    })
    .openapi(listRecords, async (c) => {
      const reader = c.get('reader');
      const { walkId } = c.req.valid('param');
      const { since, limit } = c.req.valid('query');
      await requireWalk(store, walkId, reader);
      if (reader.kind === 'participant') {
        const said = c.req.valid('header');
        await store.noteContact(walkId, {
          participantId: reader.participantId,
          at: source.now().toISOString(),
          undelivered: said['lykta-undelivered'] ?? null,
          undeliveredPhotos: said['lykta-undelivered-photos'] ?? null,
        });
        tellLeaders(walkId);
      }
      const page = await store.recordsSince({
        walkId,
        since,
        limit,
        kinds: visibleKinds(reader),
        ...ownKindsOf(reader),
      });
      const records = page.records.flatMap((record) => {
        const visible = visibleRecord(record, reader);
        return visible === undefined ? [] : [{ ...visible, sequence: record.sequence }];
      });
      return c.json({ records, next: page.next, more: page.more }, 200);
    });
}

function ownKindsOf(reader: Reader): Pick<RecordsQuery, 'ownKinds'> {
  if (reader.kind !== 'participant') return {};
  return {
    ownKinds: { kinds: ['participant', 'rating', 'finding', 'photo'], participantId: reader.participantId },
  };
}
