import { createRoute, z } from '@hono/zod-openapi';
import { categoryIdSchema } from '../../domain/catalogue.ts';
import { timeSchema } from '../../domain/feature.ts';
import { multiPolygonSchema, polygonSchema } from '../../domain/geo.ts';
import { walkIdSchema } from '../../domain/ids.ts';
import type { RiskAssessment, RiskPeriods } from '../../domain/incident/assess-risk.ts';
import {
  type BeforeAndAfter,
  type BeforeAndAfterQuestion,
  beforeAndAfter,
  boxOfQuestion,
  faultOfQuestion,
  type QuestionFault,
} from '../../domain/incident/before-and-after.ts';
import { type RiskLayerId, riskLayers } from '../../domain/incident/risk-layer-list.ts';
import { riskPeriods } from '../../domain/incident/risk-periods.ts';
import { type Problem, ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { incidentFilterQuery, incidentFiltersOf } from '../http/incident-filters.ts';
import { jsonAnswer, jsonBody, progressAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { countQuery, listQuery } from '../http/query-values.ts';
import { requirePolice } from '../http/require-police.ts';
import { streamWork } from '../http/stream-work.ts';
import { contentOf, incidentDatasets } from '../incident-datasets.ts';
import { latestAnswers } from '../latest-answers.ts';
import { recordsForLayers } from '../records-for-layers.ts';

/** Only which data sets, types, weekdays and hours: the periods are the question's own. */
const { from: _from, to: _to, ...filterQuery } = incidentFilterQuery;

/** So many assessments are kept, each of some hundred thousand bytes. */
const answersAtMost = 20;

const beforeAfterShape = z.custom<BeforeAndAfter>().openapi({
  type: 'object',
  description: 'counts, and either what is needed or the difference with its interval',
});
const groundSchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);
const questionSchema = z.strictObject({
  treated: groundSchema,
  control: groundSchema,
  ringMetres: z.number().min(0).max(2000).default(0),
  beforeFrom: timeSchema,
  afterFrom: timeSchema,
  days: z.int().min(1).max(1100),
}) satisfies z.ZodType<BeforeAndAfterQuestion, unknown>;

/** What recorded incidents tell, computed in threads of their own; for the police alone. */
export function incidentAnalysesRoutes({
  store,
  catalogue,
  workers,
  log,
}: Pick<Deps, 'store' | 'catalogue' | 'workers' | 'log'>) {
  const ofPolice = requirePolice(store, 'incident.read');
  const latest = latestAnswers<RiskAssessment & { periods: RiskPeriods }>(answersAtMost);
  const faults = ['invalid-query', 'not-signed-in', 'not-allowed'] as const;

  const getRisk = createRoute({
    method: 'get',
    path: '/api/incidents/risk/{layerId}',
    summary: 'A police layer, and how well it told what came after',
    description:
      'Fitted on "fitMonths" and scored on the "scoreMonths" that follow, up to the last incident; beside the plain count map over the same ground. The layer itself is fitted on both.',
    tags: ['incidents'],
    middleware: [ofPolice] as const,
    request: {
      params: z.object({ layerId: z.enum(riskLayers.map(({ id }) => id)) }),
      query: z.object({
        ...filterQuery,
        fitMonths: countQuery({ from: 1, to: 60, otherwise: 12 }),
        scoreMonths: countQuery({ from: 1, to: 12, otherwise: 3 }),
      }),
    },
    responses: {
      200: progressAnswer('cells with n, and hit rate, PAI and PEI with intervals'),
      ...problemAnswers(...faults),
    },
  });
  const getFelt = createRoute({
    method: 'get',
    path: '/api/incidents/felt-and-reported',
    summary: 'Where people felt unsafe beside what was reported, never blended',
    description:
      'Hexagons that somebody walked, with both counts, and how alike the two patterns are (SPPT).',
    tags: ['incidents'],
    middleware: [ofPolice] as const,
    request: {
      query: z.object({
        ...incidentFilterQuery,
        walkId: listQuery(walkIdSchema, '0193588c-2e00-7a6b-8000-000000000001'),
        category: listQuery(categoryIdSchema, 'lighting,patrol_wish'),
        cellMetres: countQuery({ from: 50, to: 1000, otherwise: 100 }),
      }),
    },
    responses: {
      200: progressAnswer('cells with both counts, and the index with its interval'),
      ...problemAnswers(...faults),
    },
  });
  const askBeforeAndAfter = createRoute({
    method: 'post',
    path: '/api/incidents/before-and-after',
    summary: 'Recorded incidents before and after in one place, net of another',
    description:
      'The weighted displacement difference with its interval, or what count would be needed. Nothing is kept.',
    tags: ['incidents'],
    middleware: [ofPolice] as const,
    request: { query: z.object(filterQuery), ...jsonBody(questionSchema) },
    responses: {
      200: jsonAnswer('Counts and what they allow to say', beforeAfterShape),
      ...problemAnswers(...faults, 'wrong-origin', 'invalid-input'),
    },
  });

  async function pointsOf(
    query: z.infer<z.ZodObject<typeof incidentFilterQuery>>,
    options: Parameters<typeof store.incidentPoints>[1],
  ) {
    const all = await incidentDatasets(store);
    return store.incidentPoints(
      incidentFiltersOf(
        query,
        all.map(({ id }) => id),
      ),
      options,
    );
  }

  return newRouter()
    .openapi(getRisk, (c) => {
      const { fitMonths, scoreMonths, ...query } = c.req.valid('query');
      const layer: RiskLayerId = c.req.valid('param').layerId;
      return streamWork(c, log, async (options) => {
        const content = contentOf(await incidentDatasets(store));
        const question = JSON.stringify([content, layer, fitMonths, scoreMonths, query]);
        const known = latest.find(question);
        if (known !== undefined) return known;
        const incidents = await pointsOf(query, { signal: options.signal });
        const periods = riskPeriods(incidents, fitMonths, scoreMonths);
        if (periods === null) return { periods: null };
        const assessment = await workers.run('assessIncidentRisk', { incidents, layer, periods }, options);
        const answer = { periods, ...assessment };
        latest.keep(question, answer);
        return answer;
      });
    })
    .openapi(getFelt, (c) => {
      const { walkId, category, cellMetres, ...query } = c.req.valid('query');
      return streamWork(c, log, async (options) => {
        const incidents = await pointsOf(query, { signal: options.signal });
        const records = await recordsForLayers(store, walkId);
        const filters = { category, from: query.from, to: query.to };
        const task = { incidents, records, categories: catalogue.categories, filters, cellMetres };
        return workers.run('compareFelt', { ...task, passedWithinMetres: 30 }, options);
      });
    })
    .openapi(askBeforeAndAfter, async (c) => {
      const question = c.req.valid('json');
      const fault = faultOfQuestion(question);
      if (fault !== undefined) throw new ProblemError(problem('invalid-input', faultWords[fault]));
      const box = boxOfQuestion(question);
      const incidents = await pointsOf(c.req.valid('query'), { box, signal: c.req.raw.signal });
      c.header('cache-control', 'no-store');
      return c.json(beforeAndAfter(incidents, question), 200);
    });
}

const faultWords = {
  'periods-overlap': {
    detail: 'the period before ends after the period after begins',
    action: 'Choose periods that do not overlap.',
    words: {
      sv: 'perioderna före och efter ligger delvis på samma tid; välj perioder som inte överlappar',
      en: 'the periods before and after are partly the same time; choose periods that do not overlap',
    },
    errors: [{ pointer: '/beforeFrom', detail: 'the periods overlap' }],
  },
  'places-overlap': {
    detail: 'the two places, or the rings around them, are partly the same ground',
    action: 'Choose places further apart, or a smaller ring.',
    words: {
      sv: 'platserna, eller ringarna runt dem, ligger delvis på samma mark; välj platser längre isär eller en mindre ring',
      en: 'the places, or the rings around them, are partly the same ground; choose places further apart, or a smaller ring',
    },
    errors: [{ pointer: '/control', detail: 'overlaps the other place' }],
  },
} as const satisfies Record<
  QuestionFault,
  Pick<Problem, 'detail' | 'action' | 'words'> & { errors: readonly unknown[] }
>;
