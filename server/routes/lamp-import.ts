import { createRoute, z } from '@hono/zod-openapi';
import { lampFields } from '../../domain/lamp/lamp-fields.ts';
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
  withFileFaults,
} from '../http/import-file.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { lampShape, shownLamp } from '../http/lamp-shape.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireMunicipality } from '../http/require-municipality.ts';
import { idShape } from '../http/shapes.ts';
import { keepLamps, lampOwner } from '../import/import-lamps.ts';
import { fromParts } from '../jobs/rows-in-parts.ts';

const reportShape = z.object({
  ...toldShape,
  lampSetId: idShape,
  accepted: z.number(),
  refusedFile: refusedFileShape,
});
const readingQuery = readingQueryOf(lampFields, 'Skick=status,Ljuskälla=type');

/** Files of street lamps, looked at and taken in as all that a municipality has. Read in a thread of their own. */
export function lampImportRoutes({ store, source, workers }: Pick<Deps, 'store' | 'source' | 'workers'>) {
  const ofMunicipality = requireMunicipality(store, 'lamp.add');
  const refuseLarge = refuseLargeFiles();
  const preview = createRoute({
    method: 'post',
    path: '/api/lamps/preview',
    summary: 'How a file of street lamps would be understood',
    description: 'CSV or GeoJSON as bytes, also gzip. Nothing is kept. "map" corrects the columns.',
    tags: ['lamps'],
    middleware: [ofMunicipality, refuseLarge] as const,
    request: { query: z.object(readingQuery), ...importFileBody },
    responses: {
      200: jsonAnswer(
        'Columns, the first rows, and what would be refused',
        z.object({ ...previewShape, broken: z.number(), firstRows: z.array(lampShape) }),
      ),
      ...problemAnswers(...importProblems),
    },
  });
  const add = createRoute({
    method: 'post',
    path: '/api/lamps',
    summary: 'Makes the lamps of a file the street lamps of the municipality',
    description: 'Those before are gone with it. The good rows are kept, the others told.',
    tags: ['lamps'],
    middleware: [ofMunicipality, refuseLarge] as const,
    request: { query: z.object(readingQuery), ...importFileBody },
    responses: {
      200: jsonAnswer('What became of the rows', reportShape),
      ...problemAnswers(...importProblems, 'not-ready'),
    },
  });

  async function read(
    request: Parameters<typeof uploadedFile>[0] & { raw: Request },
    query: z.infer<z.ZodObject<typeof readingQuery>>,
    withLamps: boolean,
  ) {
    const task = { file: await uploadedFile(request, query), reading: readingOf(query), withLamps };
    const answer = await workers.run('readLampFile', task, { signal: request.raw.signal });
    if (answer.fault !== undefined) throw fileProblem(answer.fault);
    return answer;
  }

  return newRouter()
    .openapi(preview, async (c) => {
      const { told, good, broken, firstRows } = await read(c.req, c.req.valid('query'), false);
      const { rows, fileColumns, columns } = told;
      return c.json(
        { rows, good, broken, ...toldOf(told), fileColumns, columns, firstRows: firstRows.map(shownLamp) },
        200,
      );
    })
    .openapi(add, async (c) => {
      const query = c.req.valid('query');
      const { told, ...answer } = await read(c.req, query, true);
      const lamps = await fromParts(answer.lamps);
      const author = authorOf(c);
      const report = await withFileFaults(async () => {
        const owner = await lampOwner(store, author);
        return keepLamps({ store, source }, lamps, told, { owner, author, fileName: query.fileName });
      });
      return c.json({ ...report, ...toldOf(told), refusedFile: told.refusedFile }, 200);
    });
}
