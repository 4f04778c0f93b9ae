import { z } from 'zod';
import {
  type ColumnMap,
  type ImportReportView,
  importPreviewSchema,
  importReportSchema,
  sendImportFile,
} from '../../ui/staff/import/send-import-file.ts';

const previewSchema = importPreviewSchema.extend({
  firstRows: z.array(
    z.object({
      position: z.tuple([z.number(), z.number()]),
      occurredAt: z.string().nullable(),
      hour: z.number().nullable(),
      type: z.string().nullable(),
    }),
  ),
});
export type IncidentPreview = z.infer<typeof previewSchema>;

/** How the server would understand the file; nothing is kept. @throws ProblemAnswer, Unreachable */
export function previewIncidentFile(file: File, map: ColumnMap): Promise<IncidentPreview> {
  return sendImportFile('/api/incidents/preview', file, map, previewSchema);
}

/** Takes the file into the data set of this name. @throws ProblemAnswer, Unreachable */
export function importIncidentFile(file: File, map: ColumnMap, dataset: string): Promise<ImportReportView> {
  return sendImportFile('/api/incidents', file, map, importReportSchema, { dataset });
}
