import { z } from 'zod';
import { featureSchema, textSchema } from './feature.ts';
import { organisationIdSchema } from './ids.ts';

/** Organisation (organisation): who a member of staff works for. The police are a controller of their own. */
export const organisationSchema = featureSchema(
  organisationIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('organisation'),
    name: textSchema(120),
    organisationKind: z.enum(['municipality', 'police', 'housing', 'other']),
  }),
);
export type Organisation = z.infer<typeof organisationSchema>;
