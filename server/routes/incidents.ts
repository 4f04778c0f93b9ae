import { createRoute, z } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { incidentCountQuery, incidentFiltersOf } from '../http/incident-filters.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requirePolice } from '../http/require-police.ts';
import { idShape, localizedTextShape, timeShape } from '../http/shapes.ts';
import { incidentDatasets } from '../incident-datasets.ts';
import type { IncidentCounts } from '../storage/incident-store.ts';

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

/** So many answers are kept: those that people go back and forth between. */
const answersAtMost = 100;

/** The counts of as many questions as were asked last; counting some hundred thousand rows holds everybody up. */
function rememberCounts() {
  const answers = new Map<string, Promise<IncidentCounts>>();
  return (question: string, count: () => Promise<IncidentCounts>): Promise<IncidentCounts> => {
    const answer = answers.get(question) ?? count();
    answers.delete(question);
    answers.set(question, answer);
    answer.catch(() => answers.delete(question));
    const [oldest] = answers.keys();
    if (answers.size > answersAtMost && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}

/** What the police have recorded, counted; for the police alone. */
export function incidentsRoutes({ store }: Pick<Deps, 'store'>) {
  const remembered = rememberCounts();
  const getIncidents = createRoute({
    method: 'get',
    path: '/api/incidents',
    summary: 'The data sets of recorded incidents, and how many fit the filters',
    description: 'Counts, never a row. For the police, and administrators of a police organisation.',
    tags: ['incidents'],
    middleware: [requirePolice(store, 'incident.read')] as const,
    request: { query: z.object(incidentCountQuery) },
    responses: {
      200: jsonAnswer('Counts by type, and by weekday and hour', countsShape),
      ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
    },
  });

  return newRouter().openapi(getIncidents, async (c) => {
    const kept = await incidentDatasets(store);
    const filters = incidentFiltersOf(
      c.req.valid('query'),
      kept.map(({ id }) => id),
    );
    // A data set changes only when a file comes in, and every file is told of in its record.
    const content = kept.map(({ id, files }) => [id, files.length, files.at(-1)?.importedAt]);
    const { types, weekdayHours, box, ...counts } = await remembered(JSON.stringify([filters, content]), () =>
      store.incidentCounts(filters),
    );
    const datasets = kept.map(({ id, name, files }) => ({
      id,
      name,
      files: files.map(({ sha256: _, notes, ...file }) => ({
        ...file,
        notes: notes.map((note) => (typeof note === 'string' ? { sv: note, en: note } : note)),
      })),
    }));
    c.header('cache-control', 'no-store');
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
    );
  });
}
