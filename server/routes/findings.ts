import { createRoute, z } from '@hono/zod-openapi';
import type { Finding } from '../../domain/finding.ts';
import type { Deps } from '../deps.ts';
import type { AppContext } from '../http/app-env.ts';
import { requireVerb } from '../http/authenticate.ts';
import { findingFilterQuery, findingsQueryOf } from '../http/finding-filters.ts';
import { geoJsonAnswer } from '../http/json-answer.ts';
import { jsonText } from '../http/json-text.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { countQuery } from '../http/query-values.ts';
import type { FindingsPage } from '../storage/store.ts';

const findingShape = z
  .custom<Finding>()
  .openapi('Finding', { type: 'object', description: 'A GeoJSON Feature of kind "finding"' });

const findingsShape = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(findingShape),
  numberMatched: z.number(),
  numberReturned: z.number(),
  links: z.array(z.object({ rel: z.literal('next'), href: z.string() })),
});
type Findings = z.infer<typeof findingsShape>;

const listFindings = createRoute({
  method: 'get',
  path: '/api/findings',
  summary: 'Findings by walk, box, time, category, status and polarity',
  description: 'In the order they arrived. The link "next" leads to the next page.',
  tags: ['findings'],
  middleware: [requireVerb('finding.read')] as const,
  request: {
    query: z.object({
      ...findingFilterQuery,
      cursor: z.string().max(200).optional(),
      limit: countQuery({ from: 1, to: 1000, otherwise: 200 }),
    }),
  },
  responses: {
    200: geoJsonAnswer('A page of findings', findingsShape),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
  },
});

/** Findings for those who work with them in the municipality. */
export function findingsRoutes({ store }: Pick<Deps, 'store'>) {
  return newRouter().openapi(listFindings, async (c) => {
    const { cursor, limit, ...filters } = c.req.valid('query');
    const page = await store.findings({
      ...findingsQueryOf(filters),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return findingsAnswer(c, page);
  });
}

/**
 * The page without parsing and writing each Feature again. Whoever may ask this may see every property of a finding
 * (test/server/findings.test.ts holds the whitelist to it), so the stored text is what they get.
 */
function findingsAnswer(c: AppContext, page: FindingsPage) {
  const links = page.next === null ? [] : [{ rel: 'next' as const, href: nextAddress(c, page.next) }];
  const counts = { numberMatched: page.matched, numberReturned: page.features.length, links };
  const text = `{"type":"FeatureCollection","features":[${page.features.join(',')}],${JSON.stringify(counts).slice(1)}`;
  return jsonText<Findings>(c, text, {
    'content-type': 'application/geo+json',
    'cache-control': 'no-store',
  });
}

function nextAddress(c: AppContext, cursor: string): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set('cursor', cursor);
  return `${pathname}?${searchParams}`;
}
