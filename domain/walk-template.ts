import { z } from 'zod';
import { lightPurposes, phaseNumbers, walkModes, walkRoles, walkStatusSchema } from './walk-terms.ts';

/** Templates are the staff's and the public's: Swedish and English, without exception. */
export const templateTextSchema = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) });
export const templateIdSchema = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
export const templateVersionSchema = z.int().min(1).max(999);

/** Which template a walk follows. */
export const templateNameSchema = z.strictObject({ id: templateIdSchema, version: templateVersionSchema });
export type TemplateName = z.infer<typeof templateNameSchema>;

const phaseSchema = z.strictObject({
  number: z.int().min(0).max(14),
  title: templateTextSchema,
  /** What is done and what must come out of it, for the page that explains the method. */
  text: templateTextSchema,
  /** The status that the walk has once the phase is done. */
  status: walkStatusSchema.exclude(['cancelled']),
  /** Days after the day of the walk by which the phase should be done; before it where negative. */
  dueDays: z.int().min(-365).max(1000).nullable(),
});
const roleSchema = z.strictObject({
  id: z.enum(walkRoles),
  title: templateTextSchema,
  /** The role sheet: what this person does, in short sentences. */
  sheet: templateTextSchema,
  required: z.boolean(),
});

const themeSchema = z.strictObject({
  id: z.enum(['care', 'built', 'layout', 'life']),
  title: templateTextSchema,
  points: z.array(templateTextSchema).min(1).max(20),
});

const scaleSchema = z.strictObject({
  id: z.enum(['feeling', 'severity']),
  question: templateTextSchema,
  steps: z.array(z.strictObject({ value: z.int().min(1).max(4), label: templateTextSchema })).length(4),
});

/** A span with both ends in it. */
const spanSchema = z
  .strictObject({ from: z.number().min(0), to: z.number().min(0) })
  .refine(({ from, to }) => from <= to, 'must not end before it begins');

const durationsSchema = z.strictObject({
  walkMinutes: spanSchema,
  routeMetres: spanSchema,
  stops: spanSchema,
  minutesPerStop: spanSchema,
  /** For a walk in the dark: so long after the end of civil dusk. */
  minutesAfterDusk: spanSchema,
  peopleAtMost: z.int().min(1),
  groupAtMost: z.int().min(1),
});

const textsSchema = z.strictObject({
  invitation: templateTextSchema,
  notice: templateTextSchema,
  rules: templateTextSchema,
});

/** One file of data/templates: the method as a municipality walks it. Never changed once a walk used it. */
export const walkTemplateSchema = z
  .strictObject({
    id: templateIdSchema,
    version: templateVersionSchema,
    name: templateTextSchema,
    summary: templateTextSchema,
    mode: z.enum(walkModes),
    lightPurpose: z.enum(lightPurposes),
    phases: z.array(phaseSchema).length(phaseNumbers.length),
    roles: z.array(roleSchema).min(1),
    themes: z.array(themeSchema).length(4),
    /** Asked at each stop. */
    prompts: z.array(templateTextSchema).min(1).max(20),
    scales: z.array(scaleSchema).length(2),
    durations: durationsSchema,
    texts: textsSchema,
  })
  .refine(
    ({ phases }) => phases.every(({ number }, index) => number === phaseNumbers[index]),
    'phases must be 0 to 14, in this order',
  )
  .refine(
    ({ roles }) => new Set(roles.map(({ id }) => id)).size === roles.length,
    'a role must not be there twice',
  )
  .refine(
    ({ themes }) => new Set(themes.map(({ id }) => id)).size === themes.length,
    'a theme must not be there twice',
  );
export type WalkTemplate = z.infer<typeof walkTemplateSchema>;
