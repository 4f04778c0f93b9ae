import { createRoute, z } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import type { WalkTemplate } from '../../domain/walk-template.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import type { Reference } from '../load-reference.ts';

const listTemplates = createRoute({
  method: 'get',
  path: '/api/templates',
  summary: 'The methods by which walks are made',
  description: 'Old versions too, because walks hold on to theirs. "newest" marks those for new walks.',
  tags: ['settings'],
  middleware: [etag()] as const,
  responses: {
    200: jsonAnswer(
      'By id, then by version',
      z.object({
        templates: z.array(
          z.object({
            newest: z.boolean(),
            sha256: z.string(),
            template: z.custom<WalkTemplate>().openapi('WalkTemplate', {
              type: 'object',
              description:
                'Phases, roles with their sheets, themes, prompts, scales, durations and texts, in Swedish and English',
            }),
          }),
        ),
      }),
    ),
    ...problemAnswers(),
  },
});

/** Open to all: the page that explains the method is the public's. */
export function templatesRoutes({ templates }: Pick<Reference, 'templates'>) {
  return newRouter().openapi(listTemplates, (c) => {
    c.header('cache-control', 'no-cache');
    const listed = templates.all.map(({ template, sha256 }) => ({
      newest: templates.newest(template.id)?.sha256 === sha256,
      sha256,
      template,
    }));
    return c.json({ templates: listed }, 200);
  });
}
