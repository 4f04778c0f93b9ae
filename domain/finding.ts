import { z } from 'zod';
import { type Catalogue, categoryIdSchema, polaritySchema, severitySchema } from './catalogue.ts';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { pointSchema } from './geo.ts';
import { checkpointIdSchema, findingIdSchema, participantIdSchema, walkIdSchema } from './ids.ts';
import { type Problem, problem } from './problem.ts';

export const findingTextMaximum = 300;

export const lightConditions = ['daylight', 'dusk', 'dark_lit', 'dark_unlit'] as const;
/** Status towards the action that answers the finding; only moves forward. */
export const findingStatuses = ['received', 'assessed', 'planned', 'in_progress', 'done', 'verified', 'not_done'] as const;
export const findingStatusSchema = z.enum(findingStatuses);

/** What a person may change later; each field merges by itself. */
export const findingFieldSchemas = {
  geometry: pointSchema,
  accuracyMetres: z.number().min(0).max(100_000).nullable(),
  positionSource: z.enum(['here', 'crosshair', 'stop', 'import']),
  checkpointId: checkpointIdSchema.nullable(),
  category: categoryIdSchema,
  subcategory: categoryIdSchema.nullable(),
  polarity: polaritySchema,
  severity: severitySchema.nullable(),
  text: textSchema(findingTextMaximum).nullable(),
  suggestion: textSchema(findingTextMaximum).nullable(),
  lightCondition: z.enum(lightConditions).nullable(),
} as const;

const { geometry, ...findingProperties } = findingFieldSchemas;

/** Finding (iakttagelse): one mark by one person. The geometry is the place that the mark is about. */
export const findingSchema = featureSchema(
  findingIdSchema,
  geometry,
  z.strictObject({
    kind: z.literal('finding'),
    walkId: walkIdSchema,
    participantId: participantIdSchema,
    ...findingProperties,
    source: z.enum(['walk', 'presurvey', 'own_walk', 'patrol', 'import']),
    recordedAt: timeSchema,
    status: findingStatusSchema,
  }),
);
export type Finding = z.infer<typeof findingSchema>;

type Judged = Pick<Finding['properties'], 'category' | 'subcategory' | 'polarity' | 'severity'>;

/** What the catalogue and the scale say against a finding; undefined when nothing does. */
export function findingFault(finding: Judged, catalogue: Catalogue): Problem | undefined {
  const category = catalogue.find(finding.category);
  if (category === undefined)
    return problem('unknown-category', {
      detail: `there is no category "${finding.category}"`,
      action: 'Choose a category of GET /api/catalogue.',
      errors: [{ pointer: '/finding/properties/category', detail: 'is not in the catalogue' }],
    });
  if (finding.subcategory !== null && !category.subcategories.some(({ id }) => id === finding.subcategory))
    return problem('unknown-category', {
      detail: `the category "${finding.category}" has no subcategory "${finding.subcategory}"`,
      action: 'Choose a subcategory of the category in GET /api/catalogue, or none.',
      errors: [{ pointer: '/finding/properties/subcategory', detail: 'is not in the category' }],
    });
  if ((finding.polarity === 'unsafe') !== (finding.severity !== null))
    return problem('invalid-input', {
      detail: 'an unsafe place has a severity from 1 to 4; a neutral or good place has none',
      action: 'Send severity 1, 2, 3 or 4 with polarity "unsafe", and null otherwise.',
      errors: [{ pointer: '/finding/properties/severity', detail: 'does not go with the polarity' }],
    });
  return undefined;
}
