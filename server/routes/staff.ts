import { createRoute, z } from '@hono/zod-openapi';
import { textSchema } from '../../domain/feature.ts';
import { organisationIdSchema } from '../../domain/ids.ts';
import { type ProblemCode, ProblemError, problem } from '../../domain/problem.ts';
import { staffRoleSchema } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import type { AppContext } from '../http/app-env.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer, jsonBody } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { originOf } from '../http/origin-of.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { timeShape } from '../http/shapes.ts';

export const personNameSchema = textSchema(80);
export const emailSchema = z.email('must be an e-mail address').max(200);

const staffPersonShape = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: staffRoleSchema,
    organisationId: z.string().nullable(),
    hasPassword: z.boolean().openapi({ description: 'false until the person has used their link' }),
  })
  .openapi('StaffPerson');
const linkShape = z.object({ link: z.string(), expiresAt: timeShape });
const userIdParameter = { params: z.object({ userId: z.string().min(1).max(100) }) };
const adminOnly = requireVerb('user.manage');

const listStaff = createRoute({
  method: 'get',
  path: '/api/staff',
  summary: 'The people who can sign in',
  tags: ['people'],
  middleware: adminOnly,
  responses: {
    200: jsonAnswer('Everybody, by name', z.object({ staff: z.array(staffPersonShape) })),
    ...problemAnswers('not-signed-in', 'not-allowed'),
  },
});

const addStaff = createRoute({
  method: 'post',
  path: '/api/staff',
  summary: 'Add a person',
  description:
    'The account has no password. Hand the one-time link over; the person sets a password with it.',
  tags: ['people'],
  middleware: adminOnly,
  request: jsonBody(
    z
      .strictObject({
        name: personNameSchema,
        email: emailSchema,
        role: staffRoleSchema,
        organisationId: organisationIdSchema.nullable().default(null),
      })
      .openapi({ example: { name: 'Lena Ledare', email: 'lena@example.org', role: 'leader' } }),
  ),
  responses: {
    201: jsonAnswer('Added', z.object({ person: staffPersonShape, ...linkShape.shape })),
    ...problemAnswers(
      'malformed-json',
      'not-signed-in',
      'not-allowed',
      'wrong-origin',
      'duplicate-id',
      'invalid-input',
    ),
  },
});

const renewLink = createRoute({
  method: 'post',
  path: '/api/staff/{userId}/link',
  summary: 'A new one-time link for a person',
  description:
    'For a link that ran out or a forgotten password. The old password works until the link is used.',
  tags: ['people'],
  middleware: adminOnly,
  request: userIdParameter,
  responses: {
    200: jsonAnswer('Made', linkShape),
    ...problemAnswers('not-signed-in', 'not-allowed', 'wrong-origin', 'unknown-record'),
  },
});

const removeStaff = createRoute({
  method: 'delete',
  path: '/api/staff/{userId}',
  summary: 'Remove a person',
  description: 'Ends their sessions. What they wrote stays. Nobody can remove themselves.',
  tags: ['people'],
  middleware: adminOnly,
  request: userIdParameter,
  responses: {
    200: jsonAnswer('Removed', z.object({ removed: z.literal(true) })),
    ...problemAnswers('not-signed-in', 'not-allowed', 'wrong-origin', 'unknown-record'),
  },
});

const refusal = (code: ProblemCode, detail: string, action: string) =>
  new ProblemError(problem(code, { detail, action }));
const unknownPerson = () =>
  refusal('unknown-record', 'there is no such person', 'Choose a person of GET /api/staff.');

/** Administrators manage who can sign in. */
export function staffRoutes({ people, settings }: Pick<Deps, 'people' | 'settings'>) {
  async function makeLink(c: AppContext, userId: string) {
    const { token, expiresAt } = await people.linkFor({ kind: 'set-password', userId });
    c.header('cache-control', 'no-store');
    return { link: `${originOf(c, settings.publicUrl)}/set-up/${token}`, expiresAt };
  }

  return newRouter()
    .openapi(listStaff, async (c) => {
      const staff = [...(await people.list())].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
      c.header('cache-control', 'no-store');
      return c.json({ staff }, 200);
    })
    .openapi(addStaff, async (c) => {
      const wanted = c.req.valid('json');
      if ((await people.find(wanted.email)) !== undefined)
        throw refusal(
          'duplicate-id',
          'somebody with this e-mail address is there already',
          'Choose them in the list; a new link can be made there.',
        );
      const person = await people.add(wanted);
      return c.json({ person: { ...person, hasPassword: false }, ...(await makeLink(c, person.id)) }, 201);
    })
    .openapi(renewLink, async (c) => {
      const { userId } = c.req.valid('param');
      if (!(await people.list()).some(({ id }) => id === userId)) throw unknownPerson();
      return c.json(await makeLink(c, userId), 200);
    })
    .openapi(removeStaff, async (c) => {
      const { userId } = c.req.valid('param');
      const reader = c.get('reader');
      if (reader.kind === 'staff' && reader.userId === userId)
        throw refusal('not-allowed', 'you cannot remove yourself', 'Ask another administrator.');
      if (!(await people.remove(userId))) throw unknownPerson();
      return c.json({ removed: true as const }, 200);
    });
}
