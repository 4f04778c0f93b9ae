import { createRoute, z } from '@hono/zod-openapi';
import { handlesIncidents } from '../../domain/incident/handles-incidents.ts';
import { policeOf } from '../../domain/patrol/police-of.ts';
import { staffRoleSchema } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { idShape } from '../http/shapes.ts';
import { employerOf } from '../people/employer-of.ts';

const getMe = createRoute({
  method: 'get',
  path: '/api/me',
  summary: 'Who you are here',
  tags: ['people'],
  responses: {
    200: jsonAnswer(
      'A participant, somebody of the staff, or the public',
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('participant'), walkId: idShape, participantId: idShape }),
        z.object({
          kind: z.literal('staff'),
          name: z.string(),
          email: z.string(),
          role: staffRoleSchema,
          handlesIncidents: z
            .boolean()
            .openapi({ description: 'whether recorded incidents are yours to see' }),
          handlesPatrols: z
            .boolean()
            .openapi({ description: 'works for the police, whose patrols nobody else sees' }),
        }),
        z.object({ kind: z.literal('public') }),
      ]),
    ),
    ...problemAnswers(),
  },
});

export function meRoutes({ people, store }: Pick<Deps, 'people' | 'store'>) {
  return newRouter().openapi(getMe, async (c) => {
    c.header('cache-control', 'no-store');
    const reader = c.get('reader');
    if (reader.kind === 'participant') {
      const { kind, walkId, participantId } = reader;
      return c.json({ kind, walkId, participantId }, 200);
    }
    const person = reader.kind === 'staff' ? await people.personOf(c.req.raw.headers) : undefined;
    if (person === undefined) return c.json({ kind: 'public' as const }, 200);
    const { name, email, role } = person;
    const employer = await employerOf(store, reader);
    const handles = {
      handlesIncidents: handlesIncidents(reader, employer),
      handlesPatrols: policeOf(reader, employer) !== undefined,
    };
    return c.json({ kind: 'staff' as const, name, email, role, ...handles }, 200);
  });
}
