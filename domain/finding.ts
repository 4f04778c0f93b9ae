import { z } from 'zod';
import { type Catalogue, categoryIdSchema, polaritySchema, severitySchema } from './catalogue.ts';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { pointSchema, positionSchema } from './geo.ts';
import {
  checkpointIdSchema,
  findingIdSchema,
  groupIdSchema,
  participantIdSchema,
  photoIdSchema,
  walkIdSchema,
} from './ids.ts';
import { type Problem, problem } from './problem.ts';

export const findingTextMaximum = 300;

export const lightConditions = ['daylight', 'dusk', 'dark_lit', 'dark_unlit'] as const;
export type LightCondition = (typeof lightConditions)[number];

/** What the leader team says of the words: nobody else but the municipality reads them before. */
export const textModerationSchema = z.strictObject({
  state: z.enum(['pending', 'approved', 'edited', 'rejected']),
  /** The words that others may read; null while none may be read. */
  text: textSchema(findingTextMaximum).nullable(),
  suggestion: textSchema(findingTextMaximum).nullable(),
  reason: textSchema(300).nullable(),
});
export type TextModeration = z.infer<typeof textModerationSchema>;

/** Status towards the action that answers the finding; only moves forward. */
export const findingStatuses = [
  'received',
  'assessed',
  'planned',
  'in_progress',
  'done',
  'verified',
  'not_done',
] as const;
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
    groupId: groupIdSchema.nullable().default(null),
    /** Where the person stood, which need not be the place that the mark is about. */
    observer: z
      .strictObject({ position: positionSchema, accuracyMetres: z.number().min(0).max(100_000) })
      .nullable()
      .default(null),
    /** How far the device's clock was ahead of the server's when it last heard from it; recordedAt is corrected. */
    clockSkewMilliseconds: z.number().int().nullable().default(null),
    status: findingStatusSchema,
    /** Its photos in the order they came, without those withdrawn or refused. */
    photoIds: z.array(photoIdSchema),
    /** Others who say "I agree", each once; counted apart from the marks. */
    confirmedBy: z.array(participantIdSchema),
    confirmations: z.number().int().min(0),
    /** Null where there are no words. */
    textModeration: textModerationSchema.nullable(),
    /** The mark that says the same and stands for both; only marks that stand for themselves are named. */
    duplicateOf: findingIdSchema.nullable().default(null),
    /** Each merging and each undoing of one (`into` is null), in the order of their coming. */
    mergedLog: z
      .array(
        z.strictObject({
          into: findingIdSchema.nullable(),
          by: z.string(),
          at: timeSchema,
          reason: textSchema(300).nullable(),
        }),
      )
      .default([]),
  }),
);
export type Finding = z.infer<typeof findingSchema>;

type Judged = Pick<Finding['properties'], 'category' | 'subcategory' | 'polarity' | 'severity'>;

/** Where the judged values stand in what was sent, for the pointers of a problem. */
type Pointers = Record<keyof Judged, string>;
const inFinding: Pointers = {
  category: '/finding/properties/category',
  subcategory: '/finding/properties/subcategory',
  polarity: '/finding/properties/polarity',
  severity: '/finding/properties/severity',
};
const inEdit: Pointers = {
  category: '/fields/category/value',
  subcategory: '/fields/subcategory/value',
  polarity: '/fields/polarity/value',
  severity: '/fields/severity/value',
};

function unknownCategory(category: string, pointer: string): Problem {
  return problem('unknown-category', {
    detail: `there is no category "${category}"`,
    action: 'Choose a category of GET /api/catalogue.',
    errors: [{ pointer, detail: 'is not in the catalogue' }],
  });
}

function unknownSubcategory(subcategory: string, pointer: string): Problem {
  return problem('unknown-category', {
    detail: `the category has no subcategory "${subcategory}"`,
    action: 'Choose a subcategory of the category in GET /api/catalogue, or none.',
    errors: [{ pointer, detail: 'is not in the category' }],
  });
}

function severityFault(
  polarity: Judged['polarity'],
  severity: Judged['severity'] | undefined,
  pointer: string,
) {
  if (severity !== undefined && (polarity === 'unsafe') === (severity !== null)) return undefined;
  return problem('invalid-input', {
    detail: 'an unsafe place has a severity from 1 to 4; a neutral or good place has none',
    action: 'Send severity 1, 2, 3 or 4 with polarity "unsafe", and null otherwise.',
    errors: [{ pointer, detail: 'does not go with the polarity' }],
  });
}

/** What the catalogue and the scale say against a finding; undefined when nothing does. */
export function findingFault(finding: Judged, catalogue: Catalogue): Problem | undefined {
  const { category: categoryId, subcategory, polarity, severity } = finding;
  const category = catalogue.find(categoryId);
  if (category === undefined) return unknownCategory(categoryId, inFinding.category);
  if (subcategory !== null && !category.subcategories.some(({ id }) => id === subcategory))
    return unknownSubcategory(subcategory, inFinding.subcategory);
  return severityFault(polarity, severity, inFinding.severity);
}

type JudgedEdit = { [Field in keyof Judged]?: { value: Judged[Field] } | undefined };

/**
 * What stands against an edit by itself; undefined when nothing does. It looks at nothing but the edit, because
 * what the record holds depends on which edits have arrived: who changes the polarity says the severity too.
 */
export function findingEditFault(edit: JudgedEdit, catalogue: Catalogue): Problem | undefined {
  const category = edit.category && catalogue.find(edit.category.value);
  if (edit.category !== undefined && category === undefined)
    return unknownCategory(edit.category.value, inEdit.category);
  const subcategory = edit.subcategory?.value ?? null;
  const candidates = category === undefined ? catalogue.categories : [category];
  if (
    subcategory !== null &&
    !candidates.some(({ subcategories }) => subcategories.some(({ id }) => id === subcategory))
  )
    return unknownSubcategory(subcategory, inEdit.subcategory);
  if (edit.polarity !== undefined)
    return severityFault(edit.polarity.value, edit.severity?.value, inEdit.severity);
  // A severity alone is said of a place that is unsafe.
  return edit.severity === undefined
    ? undefined
    : severityFault('unsafe', edit.severity.value, inEdit.severity);
}
