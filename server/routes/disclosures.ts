import { createRoute, z } from '@hono/zod-openapi';
import { legalGrounds } from '../../domain/patrol/disclosure.ts';
import { isOfPolice } from '../../domain/patrol/patrol-view.ts';
import type { Deps } from '../deps.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { policeOfReader } from '../http/require-patrol.ts';
import { idShape, timeShape } from '../http/shapes.ts';

const listDisclosures = createRoute({
  method: 'get',
  path: '/api/disclosures',
  summary: 'What has been handed over from the police to the municipality, on what ground and why',
  description:
    "The police see their own; an administrator of the municipality sees those that reached it. A role and an organisation, never a person; the hour, nothing finer; nothing of the patrol's hot spot, shift or visit.",
  tags: ['patrol'],
  middleware: [requireVerb('disclosure.read')] as const,
  responses: {
    200: jsonAnswer(
      'Disclosures, the newest first',
      z.object({
        disclosures: z.array(
          z.object({
            id: idShape,
            role: z.string(),
            organisation: z.string().nullable(),
            what: z.literal('fault'),
            category: z.string(),
            walkId: idShape,
            findingId: idShape,
            legalGround: z.enum(legalGrounds),
            groundNote: z.string().nullable(),
            weighing: z.string(),
            at: timeShape,
          }),
        ),
      }),
    ),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

/** The log of what crossed the wall. */
export function disclosuresRoutes({ store }: Pick<Deps, 'store'>) {
  return newRouter().openapi(listDisclosures, async (c) => {
    const tenant = await policeOfReader(c, store);
    const all = await store.recordsOfKind('disclosure');
    const seen = all.filter((record) => tenant === undefined || isOfPolice(record, tenant.policeId));
    const names = new Map<string, string>(
      (await store.recordsOfKind('organisation')).map(({ id, feature }) => [id, feature.properties.name]),
    );
    const disclosures = seen.map(({ feature: { id, properties } }) => {
      const { kind: _, policeId, ...said } = properties;
      return { id, ...said, organisation: policeId === null ? null : (names.get(policeId) ?? null) };
    });
    disclosures.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
    return c.json({ disclosures }, 200);
  });
}
