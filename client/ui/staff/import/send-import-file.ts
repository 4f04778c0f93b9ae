import { z } from 'zod';
import { joinTexts } from '../../../../domain/listed-texts.ts';
import { localizedTextSchema } from '../../../../domain/localized.ts';
import { checkedFetch, Unreachable } from '../../../api.ts';
import { currentLanguage } from '../../../i18n/start-i18n.ts';
import { queryOf } from '../../../state/staff-fetch.ts';

const refusedRowSchema = z.object({ line: z.number(), reason: localizedTextSchema });

/** What the preview of any file says; each kind of row adds its first rows. */
export const importPreviewSchema = z.object({
  rows: z.number(),
  good: z.number(),
  refused: z.number(),
  duplicates: z.number(),
  fileColumns: z.array(z.string()),
  columns: z.record(z.string(), z.string()),
  notes: z.array(localizedTextSchema),
  refusedRows: z.array(refusedRowSchema),
});
export type ImportPreviewView = z.infer<typeof importPreviewSchema>;

/** What became of the rows of any file. */
export const importReportSchema = z.object({
  accepted: z.number(),
  refused: z.number(),
  duplicates: z.number(),
  refusedRows: z.array(refusedRowSchema),
  refusedFile: z.string().nullable(),
});
export type ImportReportView = z.infer<typeof importReportSchema>;

/**
 * Which column of the file is which field: empty for none at all. Fields that are left out are recognised by the names of
 * the columns.
 */
export type ColumnMap = Readonly<Record<string, string>>;

/** Reading and keeping 30,000 rows takes seconds on a small machine, and slow lines longer. */
const patienceMilliseconds = 120_000;

/** Sends a file to be looked at or taken in. @throws ProblemAnswer, Unreachable */
export async function sendImportFile<Schema extends z.ZodType>(
  path: string,
  file: File,
  map: ColumnMap,
  schema: Schema,
  more: Readonly<Record<string, string>> = {},
): Promise<z.output<Schema>> {
  const chosen = Object.entries(map);
  const pairs = chosen.filter(([, column]) => column !== '').map(([field, column]) => `${column}=${field}`);
  const query = queryOf({
    fileName: file.name,
    map: joinTexts(pairs) || undefined,
    without: chosen.filter(([, column]) => column === '').map(([field]) => field),
    language: currentLanguage() === 'en' ? 'en' : 'sv',
    ...more,
  });
  const response = await checkedFetch(`${path}${query}`, {
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
