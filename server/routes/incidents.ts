import { createRoute, z } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { incidentCountQuery, incidentFiltersOf } from '../http/incident-filters.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { knownAlready, knownAnswer } from '../http/known-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requirePolice } from '../http/require-police.ts';
import { idShape, localizedTextShape, timeShape } from '../http/shapes.ts';
import { contentOf, incidentDatasets } from '../incident-datasets.ts';
import { rememberCounts } from '../remember-counts.ts';

const fileShape = z.object({
  name: z.string(),
  rows: z.number(),
  refused: z.number(),
  importedAt: timeShape,
  notes: z.array(localizedTextShape),
});

const countsShape = z.object({
  datasets: z.array(z.object({ id: idShape, name: z.string(), files: z.array(fileShape) })),
  matched: z.number(),
  withWeekday: z.number(),
  withHour: z.number(),
  masked: z.number().openapi({ description: 'on points with so many rows that the place may be masked' }),
  box: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .nullable()
    .openapi({ description: 'west, south, east, north of nearly all of them' }),
  firstAt: timeShape.nullable(),
  lastAt: timeShape.nullable(),
  types: z.array(z.object({ name: z.string().nullable(), amount: z.number() })),
  weekdayHours: z
    .array(z.array(z.number()))
    .openapi({ description: 'seven rows from Monday, 24 hours each; of the "withHour" that have one' }),
});

/** The form of the answer: another number here makes every browser ask again. */
const answerVersion = 1;

/** What the police have recorded, counted; for the police alone. */
export function incidentsRoutes({ store }: Pick<Deps, 'store'>) {
  const counted = rememberCounts(store);
  const getIncidents = createRoute({
    method: 'get',
    path: '/api/incidents',
    summary: 'The data sets of recorded incidents, and how many fit the filters',
    description:
      'Counts, never a row. For the police, and administrators of a police organisation. Kept by the browser of the ' +
      'person alone, and asked for again with its ETag.',
    tags: ['incidents'],
    middleware: [requirePolice(store, 'incident.read')] as const,
    request: { query: z.object(incidentCountQuery) },
    responses: {
      200: jsonAnswer('Counts by type, and by weekday and hour', countsShape),
      304: knownAlready,
      ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
    },
  });

  return newRouter().openapi(getIncidents, async (c) => {
    const kept = await incidentDatasets(store);
    const filters = incidentFiltersOf(
      c.req.valid('query'),
      kept.map(({ id }) => id),
    );
    const names = kept.map(({ name }) => name);
    const { headers, isKnown } = knownAnswer(c, [answerVersion, filters, contentOf(kept), names]);
    if (isKnown) return c.body(null, 304, headers);
    const { types, weekdayHours, box, ...counts } = await counted(filters, kept);
    const datasets = kept.map(({ id, name, files }) => ({
      id,
      name,
      files: files.map(({ sha256: _, notes, ...file }) => ({
        ...file,
        notes: notes.map((note) => (typeof note === 'string' ? { sv: note, en: note } : note)),
      })),
    }));
    return c.json(
      {
        datasets,
        ...counts,
        box:
          box === null ? null : ([box[0], box[1], box[2], box[3]] satisfies [number, number, number, number]),
        types: [...types],
        weekdayHours: weekdayHours.map((row) => [...row]),
      },
      200,
      headers,
    );
  });
}
