import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from '../feature.ts';
import { lampSetIdSchema, organisationIdSchema } from '../ids.ts';
import { localizedTextSchema } from '../localized.ts';

export const lampSources = ['register', 'openstreetmap'] as const;

/** One import: all lamps of the municipality as they were then. What each row says stands in no log. */
export const lampVersionSchema = z.strictObject({
  source: z.enum(lampSources),
  /** Of the file. */
  name: textSchema(200),
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
  lamps: z.int().min(1),
  broken: z.int().min(0),
  /** Of which the register says whether they work. */
  withState: z.int().min(0),
  refused: z.int().min(0),
  importedAt: timeSchema,
  /** How the file was understood. */
  notes: z.array(localizedTextSchema).max(20),
});
export type LampVersion = z.infer<typeof lampVersionSchema>;

/** Lamp set (belysning): a municipality's street lamps. Its rows are no records; they have a table. */
const lampSetSchema = featureSchema(
  lampSetIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('lamp-set'),
    /** Null where nobody said whose they are, as on a server of one municipality. */
    organisationId: organisationIdSchema.nullable(),
    /** The newest first; only its rows are kept. */
    versions: z.array(lampVersionSchema),
  }),
);
export type LampSet = z.infer<typeof lampSetSchema>;
