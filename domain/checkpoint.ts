import { z } from 'zod';
import { featureSchema, textSchema } from './feature.ts';
import { pointSchema } from './geo.ts';
import { checkpointIdSchema, walkIdSchema } from './ids.ts';

/** Uses of a place that make it weigh more in the priority score. */
export const placeFunctionSchema = z.enum([
  'school_route',
  'care_home',
  'pt_stop',
  'only_link',
  'playground',
]);
export type PlaceFunction = z.infer<typeof placeFunctionSchema>;

export const checkpointFieldSchemas = {
  order: z.number().int().min(1).max(200),
  name: textSchema(80),
  geometry: pointSchema,
  radiusMetres: z.number().min(5).max(200),
  plannedMinutes: z.number().min(0).max(60),
  functions: z.array(placeFunctionSchema).max(5),
  accessibilityNote: textSchema(500).nullable(),
  lightNote: textSchema(500).nullable(),
} as const;

const { geometry, ...checkpointProperties } = checkpointFieldSchemas;

/** Checkpoint (stopp): a numbered place on the route where the group stands still and rates. */
export const checkpointSchema = featureSchema(
  checkpointIdSchema,
  geometry,
  z.strictObject({
    kind: z.literal('checkpoint'),
    walkId: walkIdSchema,
    ...checkpointProperties,
    accessibilityNote: checkpointProperties.accessibilityNote.default(null),
    lightNote: checkpointProperties.lightNote.default(null),
    /** The stop of the walk before that this one stands at again. */
    previousCheckpointId: checkpointIdSchema.nullable().default(null),
  }),
);
export type Checkpoint = z.infer<typeof checkpointSchema>;
