import { z } from 'zod';
import { categoryIdSchema } from '../catalogue.ts';
import { featureSchema, textSchema, timeSchema } from '../feature.ts';
import { disclosureIdSchema, findingIdSchema, organisationIdSchema, walkIdSchema } from '../ids.ts';
import { staffRoles } from '../roles.ts';

/** On what ground it is handed over; which law that is stands in the words of the screens, for whoever decides. */
export const legalGrounds = [
  'no-secrecy',
  'needed-for-own-task',
  'between-authorities',
  'general-clause',
  'other',
] as const;

/**
 * Disclosure (utlämnande): one thing that crossed the wall, decided by somebody and weighed. It names a role and an
 * organisation, never a person, and no time finer than the hour, because those it was told to read it too.
 */
export const disclosureSchema = featureSchema(
  disclosureIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('disclosure'),
    policeId: organisationIdSchema.nullable(),
    role: z.enum([...staffRoles, 'system']),
    what: z.literal('fault'),
    category: categoryIdSchema,
    /** The mark that the municipality got. */
    walkId: walkIdSchema,
    findingId: findingIdSchema,
    legalGround: z.enum(legalGrounds),
    groundNote: textSchema(300).nullable(),
    /** Why what is told weighs more than keeping it. */
    weighing: textSchema(1000),
    /** The hour. */
    at: timeSchema,
  }),
);
export type Disclosure = z.infer<typeof disclosureSchema>;
