import { createRoute, z } from '@hono/zod-openapi';
import { categoryIdSchema } from '../../domain/catalogue.ts';
import { areaSetIdSchema, walkIdSchema } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import { refuseUnlessMay, requireVerb } from '../http/authenticate.ts';
import { geoJsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { listQuery } from '../http/query-values.ts';
import { featureShape } from '../http/shapes.ts';
import type { People } from '../people/people.ts';
import { visibleAreas } from '../visible-areas.ts';

type VisibleFeature = Awaited<ReturnType<typeof visibleAreas>>[number];

const listAreas = createRoute({
  method: 'get',
  path: '/api/areas',
  summary: 'Priority areas',
  description:
    'The newest snapshot of each walk, the highest score first. The police get aggregates: no findings, no texts.',
  tags: ['areas'],
  middleware: [requireVerb('area.read')] as const,
  request: {
    query: z.object({
      walkId: listQuery(walkIdSchema, '0193588c-2e00-7a6b-8000-000000000001'),
      category: listQuery(categoryIdSchema, 'lighting,patrol_wish'),
      setId: areaSetIdSchema.optional(),
    }),
  },
  responses: {
    200: geoJsonAnswer(
      'Areas as this role may see them',
      z.object({ type: z.literal('FeatureCollection'), features: z.array(featureShape) }),
    ),
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
  },
});

const decisionsSchema = z.object({
  override: z.looseObject({ by: z.string() }).nullable().catch(null),
  bandLog: z.array(z.looseObject({ by: z.string() })).catch([]),
});

/** The names of those who decided about bands; accounts that are gone have none. */
async function withNames(
  features: readonly VisibleFeature[],
  people: Pick<People, 'list'>,
): Promise<VisibleFeature[]> {
  const decided = features.some(({ properties }) => properties.bandLog !== undefined);
  const everybody = decided ? await people.list() : [];
  const names = new Map(everybody.map(({ id, name }) => [`staff:${id}`, name]));
  const named = <Step extends { by: string }>(step: Step) => ({
    ...step,
    byName: names.get(step.by) ?? null,
  });
  return features.map((feature) => {
    if (feature.properties.bandLog === undefined) return feature;
    const { override, bandLog } = decisionsSchema.parse(feature.properties);
    const decisions = { override: override && named(override), bandLog: bandLog.map(named) };
    return { ...feature, properties: { ...feature.properties, ...decisions } };
  });
}

/** Where many people felt unsafe, for the staff. */
export function areasRoutes({ store, people }: Pick<Deps, 'store' | 'people'>) {
  return newRouter().openapi(listAreas, async (c) => {
    const { walkId, category, setId } = c.req.valid('query');
    const reader = c.get('reader');
    if (setId !== undefined) refuseUnlessMay(reader, 'area.ask');
    const features = await visibleAreas(store, reader, { walkIds: walkId, categories: category, setId });
    c.header('cache-control', 'no-store');
    return c.json({ type: 'FeatureCollection' as const, features: await withNames(features, people) }, 200, {
      'content-type': 'application/geo+json',
    });
  });
}
