import { createRoute, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { isTimeZone } from '../../domain/import/read-value.ts';
import { type SourceFile, UnreadableFile } from '../../domain/import/source-row.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import {
  type IncidentField,
  incidentFields,
  isIncidentField,
} from '../../domain/incident/incident-fields.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { authorOf } from '../http/authenticate.ts';
import { boxSchema } from '../http/finding-filters.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requirePolice } from '../http/require-police.ts';
import { idShape } from '../http/shapes.ts';
import { importIncidents, knownSystems, previewIncidents } from '../import/import-incidents.ts';
import { UsageFault } from '../import/import-request.ts';
import { readImportBytes } from '../import/read-import-file.ts';
import { refusedRowsCsv } from '../import/refused-rows-csv.ts';

export const incidentFileBytesAtMost = 8 * 1024 * 1024;
const unpackedBytesAtMost = 32 * 1024 * 1024;
/** Reading and keeping so many holds everybody else up for about a second; larger files are for the command line. */
const rowsAtMost = 30_000;
const rowsShown = 10;
const refusedShown = 1000;

const mapQuery = z
  .string()
  .transform((text, context) => {
    const map = new Map<string, IncidentField>();
    for (const part of text.split(',')) {
      const at = part.lastIndexOf('=');
      const field = part.slice(at + 1).trim();
      if (at < 1 || !isIncidentField(field)) {
        context.addIssue({
          code: 'custom',
          message: `must be column=field with commas between; the fields are ${incidentFields.join(', ')}`,
        });
        return z.NEVER;
      }
      map.set(part.slice(0, at), field);
    }
    return map;
  })
  .optional()
  .openapi({ type: 'string', example: 'dispatch_date=occurredAt,text_general_code=type' });

const readingQuery = {
  fileName: z.string().min(1).max(200).default('file'),
  map: mapQuery,
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a name as in Europe/Stockholm')
    .default('Europe/Stockholm'),
  bbox: boxSchema,
};

const refusedShape = z.object({ line: z.number(), reason: z.string() });
const previewShape = z.object({
  rows: z.number(),
  good: z.number(),
  refused: z.number(),
  duplicates: z.number(),
  fileColumns: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  notes: z.array(z.string()),
  types: z.array(z.object({ name: z.string().nullable(), amount: z.number() })),
  firstRows: z.array(
    z.object({
      position: z.tuple([z.number(), z.number()]),
      occurredAt: z.string().nullable(),
      hour: z.number().nullable(),
      type: z.string().nullable(),
    }),
  ),
  refusedRows: z.array(refusedShape),
});
const reportShape = z.object({
  datasetId: idShape,
  accepted: z.number(),
  refused: z.number(),
  duplicates: z.number(),
  notes: z.array(z.string()),
  refusedRows: z.array(refusedShape),
  refusedFile: z
    .string()
    .nullable()
    .openapi({ description: 'CSV of all refused rows with line and reason, to be mended and sent again' }),
});

const fileBody = {
  body: {
    required: true,
    content: {
      'application/octet-stream': { schema: z.custom<Blob>().openapi({ type: 'string', format: 'binary' }) },
    },
  },
} as const;

const tooLarge = () =>
  new ProblemError(
    problem('too-large', {
      detail: `a file may have ${incidentFileBytesAtMost / 1024 / 1024} MB, ${unpackedBytesAtMost / 1024 / 1024} MB unpacked and ${rowsAtMost} rows here`,
      action: 'Divide the file, or import it on the server: npm run lykta -- import FILE --kind incident.',
    }),
  );

/** Files of recorded incidents, looked at and taken in; from the police alone. */
export function incidentImportRoutes({ store, source }: Pick<Deps, 'store' | 'source'>) {
  const limit = bodyLimit({
    maxSize: incidentFileBytesAtMost,
    onError: () => {
      throw tooLarge();
    },
  });
  const refuseLarge = createMiddleware<AppEnv>((c, next) => limit(c, next));
  const faults = [
    ...(['invalid-query', 'invalid-input', 'not-signed-in', 'wrong-origin'] as const),
    ...(['not-allowed', 'too-large'] as const),
  ] as const;
  const ofPolice = requirePolice(store, 'incident.add');

  const preview = createRoute({
    method: 'post',
    path: '/api/incidents/preview',
    summary: 'How a file of recorded incidents would be understood',
    description: 'CSV or GeoJSON as bytes, also gzip. Nothing is kept. "map" corrects the columns.',
    tags: ['incidents'],
    middleware: [ofPolice, refuseLarge] as const,
    request: { query: z.object(readingQuery), ...fileBody },
    responses: {
      200: jsonAnswer('Columns, the first rows, and what would be refused', previewShape),
      ...problemAnswers(...faults),
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
      ...fileBody,
    },
    responses: {
      200: jsonAnswer('What became of the rows', reportShape),
      ...problemAnswers(...faults),
    },
  });

  return newRouter()
    .openapi(preview, async (c) => {
      const { fileName, map, timeZone, bbox } = c.req.valid('query');
      const answer = await inWords(async () => {
        const file = readFile(new Uint8Array(await c.req.arrayBuffer()), fileName);
        const reading = { map: map ?? new Map(), timeZone, ...(bbox === undefined ? {} : { area: bbox }) };
        const { incidents, refused, duplicates, notes, fileColumns, columns } = previewIncidents(
          file,
          reading,
          source.now(),
        );
        return {
          rows: file.rows.length + file.refused.length,
          good: incidents.length,
          refused: refused.length,
          duplicates,
          fileColumns: [...fileColumns],
          columns: Object.fromEntries(
            Object.entries(columns).flatMap(([field, column]) =>
              column === undefined ? [] : [[field, column]],
            ),
          ),
          notes: [...notes],
          types: typesOf(incidents),
          firstRows: incidents.slice(0, rowsShown).map(({ position, occurredAt, hour, type }) => ({
            position: [position[0], position[1]] satisfies [number, number],
            occurredAt,
            hour,
            type,
          })),
          refusedRows: told(refused),
        };
      });
      return c.json(answer, 200);
    })
    .openapi(add, async (c) => {
      const { fileName, map, timeZone, bbox, dataset } = c.req.valid('query');
      const report = await inWords(async () => {
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        return importIncidents({ store, source }, readFile(bytes, fileName), bytes, {
          dataset,
          fileName,
          map: map ?? new Map(),
          timeZone,
          author: authorOf(c),
          ...(bbox === undefined ? {} : { area: bbox }),
        });
      });
      const { datasetId, accepted, refused, duplicates, notes, fileColumns } = report;
      return c.json(
        {
          datasetId,
          accepted,
          refused: refused.length,
          duplicates,
          notes: [...notes],
          refusedRows: told(refused),
          refusedFile: refused.length === 0 ? null : refusedRowsCsv(fileColumns, refused),
        },
        200,
      );
    });
}

function readFile(bytes: Uint8Array, name: string): SourceFile {
  const file = readImportBytes(bytes, name, { bytesAtMost: unpackedBytesAtMost, systems: knownSystems });
  if (file.rows.length + file.refused.length > rowsAtMost) throw tooLarge();
  return file;
}

function told(refused: readonly { line: number; reason: string }[]) {
  return refused.slice(0, refusedShown).map(({ line, reason }) => ({ line, reason }));
}

function typesOf(incidents: readonly Incident[]) {
  const amounts = new Map<string | null, number>();
  for (const { type } of incidents) amounts.set(type, (amounts.get(type) ?? 0) + 1);
  return [...amounts].map(([name, amount]) => ({ name, amount })).sort((a, b) => b.amount - a.amount);
}

/** What cannot be read is the sender's to mend, so it is told as a problem. */
async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageFault) && !(error instanceof UnreadableFile)) throw error;
    throw new ProblemError(
      problem('invalid-input', {
        detail: error.message,
        action: 'Correct the file, or say with "map" which column is which, and send it again.',
      }),
    );
  }
}
