import { z } from '@hono/zod-openapi';
import { type ProblemCode, problem, problems } from '../../domain/problem.ts';
import { localizedTextShape } from './shapes.ts';

const problemSchema = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    action: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    words: localizedTextShape.optional(),
    columns: z.array(z.string()).optional(),
  })
  .openapi('Problem', { description: 'RFC 9457: what happened, where, and what to do now' });

/**
 * The refusals of a route, for its document. One answer for each status that these codes have, with an example of
 * each code. They are thrown as ProblemError, never returned, so their types stay out of the handlers.
 */
export function problemAnswers(...codes: readonly ProblemCode[]) {
  const all: readonly ProblemCode[] = [...codes, 'internal-fault'];
  const byStatus = Map.groupBy(all, (code) => problems[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group.map((code) => problems[code].title).join('; '),
        content: {
          'application/problem+json': {
            schema: problemSchema,
            examples: Object.fromEntries(group.map((code) => [code, { value: exampleOf(code) }])),
          },
        },
      },
    ]),
  );
}

function exampleOf(code: ProblemCode) {
  const words = { detail: 'what happened this time', action: 'what to do now' };
  return { ...problem(code, words), instance: '/api/…' };
}
