import { z } from 'zod';
import { checkedFetch, Unreachable } from '../../api.ts';
import { queryOf } from '../../state/staff-fetch.ts';

const refusedRowSchema = z.object({ line: z.number(), reason: z.string() });
const typeSchema = z.object({ name: z.string().nullable(), amount: z.number() });

const previewSchema = z.object({
  rows: z.number(),
  good: z.number(),
  refused: z.number(),
  duplicates: z.number(),
  fileColumns: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  notes: z.array(z.string()),
  types: z.array(typeSchema),
  firstRows: z.array(
    z.object({
      position: z.tuple([z.number(), z.number()]),
      occurredAt: z.string().nullable(),
      hour: z.number().nullable(),
      type: z.string().nullable(),
    }),
  ),
  refusedRows: z.array(refusedRowSchema),
});
export type IncidentPreview = z.infer<typeof previewSchema>;

const reportSchema = z.object({
  accepted: z.number(),
  refused: z.number(),
  duplicates: z.number(),
  notes: z.array(z.string()),
  refusedRows: z.array(refusedRowSchema),
  refusedFile: z.string().nullable(),
});
export type IncidentReport = z.infer<typeof reportSchema>;

/** Which column of the file is which field; columns that are left out are recognised by their names. */
export type ColumnMap = Readonly<Record<string, string>>;

/** Reading and keeping 30,000 rows takes seconds on a small machine, and slow lines longer. */
const patienceMilliseconds = 120_000;

async function send<Schema extends z.ZodType>(
  path: string,
  file: File,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await checkedFetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
    signal: AbortSignal.timeout(patienceMilliseconds),
  });
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new Unreachable('the answer could not be read');
}

function readingOf(file: File, map: ColumnMap): Record<string, string | undefined> {
  const pairs = Object.entries(map).filter(([, column]) => column !== '');
  return {
    fileName: file.name,
    map: pairs.map(([field, column]) => `${column}=${field}`).join(',') || undefined,
  };
}

/** How the server would understand the file; nothing is kept. @throws ProblemAnswer, Unreachable */
export function previewIncidentFile(file: File, map: ColumnMap): Promise<IncidentPreview> {
  return send(`/api/incidents/preview${queryOf(readingOf(file, map))}`, file, previewSchema);
}

/** Takes the file into the data set of this name. @throws ProblemAnswer, Unreachable */
export function importIncidentFile(file: File, map: ColumnMap, dataset: string): Promise<IncidentReport> {
  return send(`/api/incidents${queryOf({ ...readingOf(file, map), dataset })}`, file, reportSchema);
}
