import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { organisationIdSchema, walkIdSchema } from './ids.ts';
import { walkFieldSchemas, walkPropertySchemas } from './walk-fields.ts';
import { type WalkStatus, walkStatuses, walkStatusSchema } from './walk-terms.ts';

/** Letters and digits that cannot be mistaken for each other when read aloud in the dark. */
export const joinCodeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const joinCodeLength = 6;
export const joinCodeSchema = z
  .string()
  .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .regex(new RegExp(`^[${joinCodeAlphabet}]{${joinCodeLength}}$`), 'must be six letters and digits'),
  );

/** The template that the walk follows, and the content that it had then. */
const usedTemplateSchema = z.strictObject({ id: z.string(), version: z.int().min(1), sha256: z.string() });

const statusEntrySchema = z.strictObject({
  status: walkStatusSchema,
  /** The time of whoever advanced the walk. */
  at: timeSchema,
  /** The server's time, for comparing with what it heard. */
  receivedAt: timeSchema,
  /** Why a step was skipped or gone back, or the walk cancelled. */
  reason: textSchema(500).nullable().default(null),
});
export const walkPropertiesSchema = z.strictObject({
  kind: z.literal('walk'),
  status: walkStatusSchema,
  ...walkPropertySchemas,
  organisationId: organisationIdSchema.nullable(),
  /** Null for walks that follow none: imports, and walks made in haste. */
  template: usedTemplateSchema.nullable().default(null),
  /** The walk that this one walks again. */
  previousWalkId: walkIdSchema.nullable().default(null),
  joinCode: z.string().nullable(),
  joinCodeExpiresAt: timeSchema.nullable(),
  /** Opens the survey before the walk while its window is open. */
  surveyCode: z.string().nullable().default(null),
  /** In the order of their coming; going back has its entry too. */
  statusLog: z.array(statusEntrySchema),
});

/** SafetyWalk: the geometry is the area that the walk is about. */
export const walkSchema = featureSchema(walkIdSchema, walkFieldSchemas.geometry, walkPropertiesSchema);
export type SafetyWalk = z.infer<typeof walkSchema>;

export function walkStatusRank(status: WalkStatus): number {
  return walkStatuses.indexOf(status);
}

/** Whether marks and ratings are still taken: late deliveries are, a closed or cancelled walk's are not. */
export function takesMarks(status: WalkStatus): boolean {
  return status !== 'closed' && status !== 'cancelled';
}

export { unsaidWalkFields, walkFieldSchemas } from './walk-fields.ts';
export { type WalkStatus, walkStatuses, walkStatusSchema } from './walk-terms.ts';
