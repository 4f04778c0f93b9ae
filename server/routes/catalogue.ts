import { createRoute, z } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import type { Category } from '../../domain/catalogue.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';

const getCatalogue = createRoute({
  method: 'get',
  path: '/api/catalogue',
  summary: 'The categories of marks',
  tags: ['settings'],
  middleware: [etag()] as const,
  responses: {
    200: jsonAnswer(
      'Categories in their order',
      z.object({
        categories: z.array(
          z.custom<Category>().openapi('Category', {
            type: 'object',
            description:
              'Labels and help in Swedish and English, icon, branch, default severity, subcategories',
            properties: {
              id: { type: 'string' },
              order: { type: 'integer' },
              branch: { enum: ['environment', 'behaviour', 'positive'] },
              defaultSeverity: { type: ['integer', 'null'] },
              icon: { type: 'string', description: 'the inside of a 24 x 24 SVG' },
              public: { type: 'boolean' },
            },
          }),
        ),
      }),
    ),
    ...problemAnswers(),
  },
});

/** What can be marked; open to all, since the form needs it before anybody has joined. */
export function catalogueRoutes({ catalogue }: Pick<Deps, 'catalogue'>) {
  return newRouter().openapi(getCatalogue, (c) => {
    c.header('cache-control', 'no-cache');
    return c.json({ categories: [...catalogue.categories] }, 200);
  });
}
