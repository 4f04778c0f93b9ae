import { z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { BoundingBox } from '../../domain/geo.ts';
import { splitTexts } from '../../domain/listed-texts.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { UsageFault } from '../import/import-request.ts';
import type { FileFault, FileTold, UploadedFile } from '../import/read-uploaded-file.ts';
import type { AppEnv } from './app-env.ts';
import { boxSchema } from './finding-filters.ts';
import { listQuery } from './query-values.ts';
import { localizedTextShape } from './shapes.ts';

const fileBytesAtMost = 8 * 1024 * 1024;
const bytesAtMost = 32 * 1024 * 1024;
/** Reading happens in a thread, but the rows of larger files are kept faster from the command line. */
export const rowsAtMost = 30_000;

/**
 * "column=field" with commas between, for the fields of one kind of row; a comma within a column's name stands behind a
 * backslash.
 */
function columnMapQuery<Field extends string>(fields: readonly Field[], example: string) {
  return z
    .string()
    .transform((text, context) => {
      const map = new Map<string, Field>();
      for (const part of splitTexts(text)) {
        const at = part.lastIndexOf('=');
        const field = fields.find((one) => one === part.slice(at + 1).trim());
        if (at < 1 || field === undefined) {
          context.addIssue({
            code: 'custom',
            message: `must be column=field with commas between; the fields are ${fields.join(', ')}`,
          });
          return z.NEVER;
        }
        map.set(part.slice(0, at), field);
      }
      return map;
    })
    .optional()
    .openapi({ type: 'string', example });
}

/** Fields that no column holds, although one has a name like theirs. */
function withoutQuery<Field extends string>(fields: readonly Field[]) {
  return listQuery(z.enum(fields), fields.slice(0, 2).join(','));
}

/** What every file is sent with. */
const importFileQuery = {
  fileName: z.string().min(1).max(200).default('file'),
  bbox: boxSchema,
  /** Of the file of refused rows. */
  language: z.enum(['sv', 'en']).default('sv'),
} as const;

/** What a file of one kind of row is sent with: what its columns mean, besides. */
export function readingQueryOf<Field extends string>(fields: readonly Field[], example: string) {
  return {
    ...importFileQuery,
    map: columnMapQuery(fields, example),
    without: withoutQuery(fields),
  } as const;
}

/** How the rows of the file are read, as the query says. */
export function readingOf<Field extends string>({
  map = new Map(),
  without = [],
  bbox,
}: {
  map?: ReadonlyMap<string, Field> | undefined;
  without?: readonly Field[] | undefined;
  bbox?: BoundingBox | undefined;
}) {
  return { map, without, ...(bbox === undefined ? {} : { area: bbox }) };
}

export const importFileBody = {
  body: {
    required: true,
    content: {
      'application/octet-stream': { schema: z.custom<Blob>().openapi({ type: 'string', format: 'binary' }) },
    },
  },
} as const;

const refusedShape = z.object({ line: z.number(), reason: localizedTextShape });

/** What an answer to any file holds. */
export const toldShape = {
  refused: z.number(),
  duplicates: z.number(),
  notes: z.array(localizedTextShape),
  refusedRows: z.array(refusedShape),
} as const;

export const previewShape = {
  ...toldShape,
  rows: z.number(),
  good: z.number(),
  fileColumns: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
} as const;

export const refusedFileShape = z
  .string()
  .nullable()
  .openapi({ description: 'CSV of all refused rows with line and reason, to be mended and sent again' });

export const importProblems = [
  ...(['invalid-query', 'invalid-input', 'not-signed-in', 'wrong-origin'] as const),
  ...(['not-allowed', 'too-large'] as const),
] as const;

const tooLarge = () =>
  new ProblemError(
    problem('too-large', {
      detail: `a file may have ${fileBytesAtMost / 1024 / 1024} MB, ${bytesAtMost / 1024 / 1024} MB unpacked and ${rowsAtMost} rows here`,
      action: 'Divide the file, or import it on the server: npm run lykta -- import FILE.',
    }),
  );

/** Comes after the question whether who sends the file may. */
export function refuseLargeFiles() {
  const limit = bodyLimit({
    maxSize: fileBytesAtMost,
    onError: () => {
      throw tooLarge();
    },
  });
  return createMiddleware<AppEnv>((c, next) => limit(c, next));
}

/** The file as the worker reads it. */
export async function uploadedFile(
  request: { arrayBuffer(): Promise<ArrayBuffer> },
  { fileName, language }: { fileName: string; language: 'sv' | 'en' },
): Promise<UploadedFile> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { bytes, fileName, language, bytesAtMost, rowsAtMost };
}

/** What cannot be read is the sender's to mend, so it is told as a problem, with words for the screen. */
export function fileProblem({ kind, detail, words, columns }: FileFault): ProblemError {
  if (kind === 'too-large') return tooLarge();
  return new ProblemError(
    problem('invalid-input', {
      detail,
      action: 'Correct the file, or say with "map" which column is which, and send it again.',
      ...(words === null ? {} : { words }),
      ...(columns.length === 0 ? {} : { columns: [...columns] }),
    }),
  );
}

/** Runs what keeps rows; what is wrong with them becomes a problem. */
export async function withFileFaults<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error;
    const { message: detail, words, columns } = error;
    throw fileProblem({ kind: 'unfit', detail, words, columns });
  }
}

/** The part of an answer that is the same for any file. */
export function toldOf({ refused, duplicates, notes, refusedRows }: FileTold) {
  return { refused, duplicates, notes, refusedRows };
}
