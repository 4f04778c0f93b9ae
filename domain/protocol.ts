import { z } from 'zod';
import {
  actionDecisions,
  actionHorizons,
  actionSeasons,
  actionStatuses,
  verificationResults,
} from './action.ts';
import { areaParametersSchema } from './area.ts';
import { balanceSchema } from './balance.ts';
import { categoryIdSchema, severitySchema } from './catalogue.ts';
import { dateSchema, featureSchema, textSchema, timeSchema } from './feature.ts';
import { lightConditions } from './finding.ts';
import { positionSchema } from './geo.ts';
import {
  actionIdSchema,
  checkpointIdSchema,
  findingIdSchema,
  photoIdSchema,
  protocolIdSchema,
  walkIdSchema,
} from './ids.ts';
import { lightClasses } from './light.ts';
import { publicFiguresSchema } from './public-figures.ts';
import { grounds } from './walk-fields.ts';
import { walkRoles } from './walk-terms.ts';

export const protocolStates = ['draft', 'approved', 'published'] as const;
export type ProtocolState = (typeof protocolStates)[number];

/** What the note-taker writes in a row. Numbers follow from the marks, and what is decided from the actions. */
export const rowFieldSchemas = {
  locationText: textSchema(200).nullable(),
  observation: textSchema(300).nullable(),
  suggestedAction: textSchema(300).nullable(),
} as const;

/** One row, its members in the order of the columns. */
export const protocolRowSchema = z.strictObject({
  /** As in KB-2026-1-014; once given to a mark, it is never given to another. */
  no: z.string(),
  checkpointId: checkpointIdSchema.nullable(),
  checkpointName: z.string().nullable(),
  locationText: rowFieldSchemas.locationText,
  position: positionSchema,
  observation: rowFieldSchemas.observation,
  category: categoryIdSchema,
  subcategory: categoryIdSchema.nullable(),
  isPositive: z.boolean(),
  lightCondition: z.enum(lightConditions).nullable(),
  severity: severitySchema.nullable(),
  markedByCount: z.int().min(1),
  passedCount: z.int().min(0),
  photoIds: z.array(photoIdSchema),
  suggestedAction: rowFieldSchemas.suggestedAction,
  assetOwner: textSchema(120).nullable(),
  responsible: textSchema(120).nullable(),
  decision: z.enum(actionDecisions).nullable(),
  /** What is done, as the action says it; absent in versions from before rows had it. */
  actionTitle: z.string().nullable().optional(),
  reason: textSchema(1000).nullable(),
  horizon: z.enum(actionHorizons).nullable(),
  deadline: dateSchema.nullable(),
  season: z.enum(actionSeasons).nullable(),
  status: z.enum(actionStatuses),
  statusOn: dateSchema.nullable(),
  verified: z.strictObject({ on: dateSchema, result: z.enum(verificationResults) }).nullable(),
  feedbackOn: dateSchema.nullable(),
  findingId: findingIdSchema,
  /** Actions that answer the mark; of several the row shows the first. */
  actionIds: z.array(actionIdSchema),
});
export type ProtocolRow = z.infer<typeof protocolRowSchema>;

/** What the note-taker may write in the header. */
export const headerFieldSchemas = {
  area: textSchema(200),
  purpose: textSchema(1000).nullable(),
  startedAt: timeSchema.nullable(),
  endedAt: timeSchema.nullable(),
  weather: textSchema(200).nullable(),
  ground: z.enum(grounds).nullable(),
  participants: z.int().min(0).max(2000),
  leader: textSchema(120).nullable(),
  noteTaker: textSchema(120).nullable(),
  organisations: z.array(textSchema(120)).max(40),
  /** The number under which the municipality keeps the case (diarienummer). */
  registerNumber: textSchema(60).nullable(),
} as const;

export const protocolHeaderSchema = z.strictObject({
  ...headerFieldSchemas,
  walkOn: dateSchema.nullable(),
  sunsetAt: timeSchema.nullable(),
  civilDuskAt: timeSchema.nullable(),
  lightClass: z.enum(lightClasses).nullable(),
  routeMetres: z.int().min(0).nullable(),
  groups: z.array(z.strictObject({ name: z.string(), people: z.int().min(0) })),
  roles: z.array(z.strictObject({ role: z.enum(walkRoles), people: z.int().min(1) })),
  /** Only where at least five people say the same. */
  balance: balanceSchema,
});
export type ProtocolHeader = z.infer<typeof protocolHeaderSchema>;

/** How the numbers came about. */
export const protocolMethodSchema = z.strictObject({
  areaParameters: areaParametersSchema.nullable(),
  minVoices: z.int().nullable(),
  codeVersion: z.string().nullable(),
  /** People who took part with a phone or on paper here, without those of the survey before the walk. */
  people: z.int().min(0),
  marks: z.int().min(0),
  merged: z.int().min(0),
  confirmations: z.int().min(0),
  lightClass: z.enum(lightClasses).nullable(),
  /** One person is one voice, however many marks they make; who agrees is counted with those who marked. */
  counting: z.literal('one_person_one_voice'),
  passedWithinMetres: z.number().min(0),
});

/** Protocol (protokoll): one version of what a walk found. Published, it never changes again. */
export const protocolSchema = featureSchema(
  protocolIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('protocol'),
    walkId: walkIdSchema,
    version: z.int().min(1),
    /** As in KB-2026-1: the walk's abbreviation, its year, and its number in that year. */
    prefix: z.string(),
    state: z.enum(protocolStates),
    header: protocolHeaderSchema,
    method: protocolMethodSchema,
    rows: z.array(protocolRowSchema),
    notes: textSchema(10_000).nullable(),
    /** What may be told of many people at once; absent in versions from before there were such figures. */
    publicFigures: publicFiguresSchema.optional(),
    /** Every number that was ever given in this walk's protocols, also those of rows that are gone. */
    numbers: z.array(z.strictObject({ number: z.int().min(1), findingId: findingIdSchema })),
    draftedAt: timeSchema,
    approvedAt: timeSchema.nullable(),
    publishedAt: timeSchema.nullable(),
  }),
);
export type Protocol = z.infer<typeof protocolSchema>;
