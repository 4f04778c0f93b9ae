import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from '../feature.ts';
import { datasetIdSchema } from '../ids.ts';
import { localizedTextSchema } from '../localized.ts';

/** One file that came into a data set. What became of its rows stands in no log: only the rows themselves tell. */
export const datasetFileSchema = z.strictObject({
  name: textSchema(200),
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
  rows: z.int().min(0),
  refused: z.int().min(0),
  importedAt: timeSchema,
  /** How the file was understood; what came in before there was Swedish is in English alone. */
  notes: z.array(z.union([localizedTextSchema, textSchema(500)])).max(20),
});
export type DatasetFile = z.infer<typeof datasetFileSchema>;

export const datasetNameSchema = textSchema(120);

/** Data set (datamängd): recorded incidents that the police brought. Its rows are no records; they have a table. */
const datasetSchema = featureSchema(
  datasetIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('dataset'),
    name: datasetNameSchema,
    files: z.array(datasetFileSchema),
  }),
);
export type Dataset = z.infer<typeof datasetSchema>;
