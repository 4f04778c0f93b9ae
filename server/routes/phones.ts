import { createRoute, z } from '@hono/zod-openapi';
import { arrivalOf, arrivalReasonCodes, walkEndedAt } from '../../domain/arrival.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import type { KeptRecord } from '../../domain/record.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireWalk } from '../http/require-walk.ts';
import { idShape, timeShape } from '../http/shapes.ts';

const phoneShape = z
  .object({
    participantId: idShape,
    number: z.number().openapi({ description: 'From 1, in the order of joining' }),
    groupId: idShape.nullable(),
    joinedAt: timeShape,
    lastContactAt: timeShape.nullable(),
    undelivered: z.number().nullable().openapi({ description: 'Changes still on it; null: it did not say' }),
    undeliveredPhotos: z.number().nullable(),
    findings: z.number(),
    ratings: z.number(),
    leftAt: timeShape.nullable(),
  })
  .openapi('Phone');

const listPhones = createRoute({
  method: 'get',
  path: '/api/walks/{walkId}/phones',
  summary: 'The phones of a walk, and whether everything has arrived',
  description:
    'Hear of news by the event "phones" of GET /api/events. "everythingArrived" is true only when every phone has ' +
    'said, after the walk was marked as walked or after its owner left, that nothing is left on it, and no photo is ' +
    'awaited; "reasons" says what is missing.',
  tags: ['walks'],
  middleware: [requireVerb('phone.read')] as const,
  request: { params: z.object({ walkId: walkIdSchema }) },
  responses: {
    200: jsonAnswer(
      'Phones in the order of joining',
      z.object({
        phones: z.array(phoneShape),
        arrival: z.object({
          everythingArrived: z.boolean(),
          reasons: z
            .array(
              z.object({
                code: z.enum(arrivalReasonCodes),
                count: z.number(),
                participantIds: z.array(idShape).readonly(),
              }),
            )
            .readonly(),
        }),
      }),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'unknown-record'),
  },
});

function byJoining(a: KeptRecord<'participant'>, b: KeptRecord<'participant'>): number {
  const order = ({ id, feature }: KeptRecord<'participant'>) =>
    `${Date.parse(feature.properties.joinedAt)} ${id}`;
  return order(a) < order(b) ? -1 : 1;
}

/** What a leader must know before sending people home. */
export function phonesRoutes({ store }: Pick<Deps, 'store'>) {
  return newRouter().openapi(listPhones, async (c) => {
    const { walkId } = c.req.valid('param');
    const walk = await requireWalk(store, walkId, c.get('reader'));
    const [participants, contacts, contributions] = await Promise.all([
      store.recordsOfKind('participant', walkId),
      store.contacts(walkId),
      store.contributions(walkId),
    ]);
    const joined = participants
      .filter(({ feature }) => feature.properties.source === 'join')
      .toSorted(byJoining);
    const surveyed = new Set(
      participants.filter(({ feature }) => feature.properties.source === 'presurvey').map(({ id }) => id),
    );
    const phones = joined.map(({ feature: { id: participantId, properties } }, index) => {
      const contact = contacts.find((each) => each.participantId === participantId);
      const made = contributions.find((each) => each.participantId === participantId);
      const { groupId, joinedAt, leftAt } = properties;
      return {
        participantId,
        number: index + 1,
        ...{ groupId, joinedAt, leftAt },
        lastContactAt: contact?.at ?? null,
        undelivered: contact?.undelivered ?? null,
        undeliveredPhotos: contact?.undeliveredPhotos ?? null,
        findings: made?.findings ?? 0,
        ratings: made?.ratings ?? 0,
      };
    });
    const arrival = arrivalOf({
      endedAt: walkEndedAt(walk.feature.properties),
      phones: joined.map(({ feature: { id: participantId, properties } }) => ({
        participantId,
        leftReceivedAt: properties.leftReceivedAt,
      })),
      contacts,
      // Nobody on the street can hasten a photo of somebody who answered the survey weeks ago.
      awaitedPhotos: contributions
        .filter(({ participantId }) => !surveyed.has(participantId))
        .reduce((sum, { awaitedPhotos }) => sum + awaitedPhotos, 0),
    });
    return c.json({ phones, arrival }, 200);
  });
}
