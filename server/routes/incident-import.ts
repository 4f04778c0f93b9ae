import { createRoute, z } from '@hono/zod-openapi';
import { isTimeZone } from '../../domain/import/read-value.ts';
import { incidentFields } from '../../domain/incident/incident-fields.ts';
import type { Deps } from '../deps.ts';
import { authorOf } from '../http/authenticate.ts';
import {
  fileProblem,
  importFileBody,
  importProblems,
  previewShape,
  readingOf,
  readingQueryOf,
  refusedFileShape,
  refuseLargeFiles,
  toldOf,
  toldShape,
  uploadedFile,
} from '../http/import-file.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requirePolice } from '../http/require-police.ts';
import { idShape } from '../http/shapes.ts';
import { keepIncidents } from '../import/import-incidents.ts';
import { fromParts } from '../jobs/rows-in-parts.ts';

const readingQuery = {
  ...readingQueryOf(incidentFields, 'dispatch_date=occurredAt,text_general_code=type'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a name as in Europe/Stockholm')
    .default('Europe/Stockholm'),
} as const;
type Reading = z.infer<z.ZodObject<typeof readingQuery>>;

const incidentPreviewShape = z.object({
  ...previewShape,
  types: z.array(z.object({ name: z.string().nullable(), amount: z.number() })),
  firstRows: z.array(
    z.object({
      position: z.tuple([z.number(), z.number()]),
      occurredAt: z.string().nullable(),
      hour: z.number().nullable(),
      type: z.string().nullable(),
    }),
  ),
});
const reportShape = z.object({
  ...toldShape,
  datasetId: idShape,
  accepted: z.number(),
  refusedFile: refusedFileShape,
});

/** Files of recorded incidents, looked at and taken in; from the police alone. Read in a thread of their own. */
export function incidentImportRoutes({ store, source, workers }: Pick<Deps, 'store' | 'source' | 'workers'>) {
  const ofPolice = requirePolice(store, 'incident.add');
  const refuseLarge = refuseLargeFiles();

  const preview = createRoute({
    method: 'post',
    path: '/api/incidents/preview',
    summary: 'How a file of recorded incidents would be understood',
    description: 'CSV or GeoJSON as bytes, also gzip. Nothing is kept. "map" corrects the columns.',
    tags: ['incidents'],
    middleware: [ofPolice, refuseLarge] as const,
    request: { query: z.object(readingQuery), ...importFileBody },
    responses: {
      200: jsonAnswer('Columns, the first rows, and what would be refused', incidentPreviewShape),
      ...problemAnswers(...importProblems),
    },
  });
  const add = createRoute({
    method: 'post',
    path: '/api/incidents',
    summary: 'Takes a file of recorded incidents into a data set',
    description: 'The good rows are kept, the others told. The same file again adds nothing.',
    tags: ['incidents'],
    middleware: [ofPolice, refuseLarge] as const,
    request: {
      query: z.object({ ...readingQuery, dataset: z.string().trim().min(1).max(120) }),
      ...importFileBody,
    },
    responses: {
      200: jsonAnswer('What became of the rows', reportShape),
      ...problemAnswers(...importProblems),
    },
  });

  async function read(
    request: Parameters<typeof uploadedFile>[0] & { raw: Request },
    query: Reading,
    withIncidents: boolean,
  ) {
    const task = {
      file: await uploadedFile(request, query),
      reading: { ...readingOf(query), timeZone: query.timeZone },
      ...{ now: source.now(), withIncidents },
    };
    const answer = await workers.run('readIncidentFile', task, { signal: request.raw.signal });
    if (answer.fault !== undefined) throw fileProblem(answer.fault);
    return answer;
  }

  return newRouter()
    .openapi(preview, async (c) => {
      const { told, good, types, firstRows: first } = await read(c.req, c.req.valid('query'), false);
      const { rows, fileColumns, columns } = told;
      const firstRows = first.map(({ position, occurredAt, hour, type }) => ({
        position: [position[0], position[1]] satisfies [number, number],
        ...{ occurredAt, hour, type },
      }));
      return c.json({ rows, good, ...toldOf(told), fileColumns, columns, types, firstRows }, 200);
    })
    .openapi(add, async (c) => {
      const query = c.req.valid('query');
      const { told, incidents } = await read(c.req, query, true);
      const rows = await fromParts(incidents);
      const { datasetId, accepted, duplicates } = await keepIncidents({ store, source }, rows, told, {
        ...{ dataset: query.dataset, fileName: query.fileName },
        author: authorOf(c),
      });
      const { refusedFile } = told;
      return c.json({ datasetId, accepted, ...toldOf(told), duplicates, refusedFile }, 200);
    });
}
