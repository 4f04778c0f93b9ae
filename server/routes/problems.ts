import { createRoute, z } from '@hono/zod-openapi';
import { notFound } from '../http/answer-problem.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { problemPage } from '../pages/problem-page.ts';

const getProblem = createRoute({
  method: 'get',
  path: '/problems/{code}',
  summary: 'Explains a kind of problem',
  tags: ['operation'],
  request: { params: z.object({ code: z.string() }) },
  responses: {
    200: { description: 'A page for people', content: { 'text/html': { schema: z.string() } } },
    ...problemAnswers('not-found'),
  },
});

export function problemsRoutes() {
  return newRouter().openapi(getProblem, (c) => {
    const page = problemPage(c.req.valid('param').code);
    return page === undefined ? notFound(c) : c.html(page);
  });
}
