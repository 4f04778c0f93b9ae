import { createRoute, z } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import type { Category } from '../../domain/catalogue.ts';
import type { ObservableScale } from '../../domain/observables.ts';
import { observables as observableIds } from '../../domain/rating.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { localizedTextShape } from '../http/shapes.ts';
import type { Reference } from '../load-reference.ts';

const scaleShape = z
  .object({
    id: z.enum(observableIds),
    label: localizedTextShape,
    steps: z
      .custom<ObservableScale['steps']>()
      .openapi({ type: 'array', description: 'What 0, 1, 2 and 3 mean, as localized texts' }),
  })
  .openapi('Observable');

const getCatalogue = createRoute({
  method: 'get',
  path: '/api/catalogue',
  summary: 'The categories of marks, and what is observed at stops',
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
        observables: z.array(scaleShape).readonly(),
      }),
    ),
    ...problemAnswers(),
  },
});

const getTextLint = createRoute({
  method: 'get',
  path: '/api/text-lint',
  summary: 'Words that may tell who somebody is',
  description:
    'The lists behind the hints shown while somebody types. Phones keep them, so that the hints work without network ' +
    'and no half-written text leaves the phone. A hint refuses nothing.',
  tags: ['settings'],
  middleware: [etag()] as const,
  responses: {
    200: jsonAnswer(
      'First names, and words of origin in lower case where a trailing * stands for any ending',
      z
        .object({ firstNames: z.array(z.string()), originWords: z.array(z.string()) })
        .openapi('TextLintLists'),
    ),
    ...problemAnswers(),
  },
});

/** What can be marked; open to all, since the form needs it before anybody has joined. */
export function catalogueRoutes({ catalogue, observables, textLint }: Reference) {
  return newRouter()
    .openapi(getCatalogue, (c) => {
      c.header('cache-control', 'no-cache');
      return c.json({ categories: [...catalogue.categories], observables }, 200);
    })
    .openapi(getTextLint, (c) => {
      c.header('cache-control', 'no-cache');
      return c.json(textLint, 200);
    });
}
