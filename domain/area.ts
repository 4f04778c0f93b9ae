import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { multiPolygonSchema, polygonSchema, positionSchema } from './geo.ts';
import { areaIdSchema, areaSetIdSchema, findingIdSchema, recordIdSchema, walkIdSchema } from './ids.ts';
import { type Band, bands, confidences, scoreComponentsSchema, shareSchema } from './priority.ts';

/** Below so many people nothing is called an area, whatever chance would give and whoever asks. */
export const fewestVoices = 3;

/** The settings of a computation of areas; kept with every area, so that anyone can compute it again. */
export const areaParametersSchema = z.strictObject({
  /** Marks at most this far apart belong together. */
  radiusMetres: z.number().min(1).max(1000).default(40),
  /**
   * So many different people within the radius make a place an area; null for the smallest number with which chance
   * alone is expected to make less than half an area, and never fewer than three.
   */
  minVoices: z.int().min(fewestVoices).max(100).nullable().default(null),
  /** Margin around the marks. */
  bufferMetres: z.number().min(1).max(500).default(15),
  /** A route or a mark this near the area means that the person passed it. */
  passedWithinMetres: z.number().min(0).max(500).default(30),
  /** How often everybody's marks are drawn again along their routes. */
  redraws: z.int().min(99).max(99_999).default(999),
  /** Of everything drawn: the same seed gives the same areas. */
  seed: z.int().min(0).max(4_294_967_295).default(1),
  /** The time that ages are counted to. */
  asOf: timeSchema,
});
export type AreaParameters = z.infer<typeof areaParametersSchema>;

/** Why an area was not tested against chance. */
export const untestedReasons = ['no-route', 'off-route', 'too-few-people', 'too-many-marks'] as const;
export type UntestedReason = (typeof untestedReasons)[number];

/** So many expected chance areas are too many: the number of people is chosen so that there are fewer. */
export const expectedAreasBelow = 0.5;
/** Where chance makes fewer areas than this, that there is an area at all is what must be judged. */
export const areasAreCommonFrom = 0.1;

/** What chance alone would make of the same people on the same routes. */
export const areaChanceSchema = z.discriminatedUnion('tested', [
  z.strictObject({
    tested: z.literal(true),
    /**
     * Of the areas that chance makes anywhere on the walk, the share that are as strong; where it makes hardly any
     * (`areasAreCommonFrom`), the share of the redraws that have one as strong.
     */
    p: shareSchema,
    /** The same, corrected for the number of areas. */
    pFalseDiscovery: shareSchema,
    /** Whether the marks may lie so by chance: pFalseDiscovery is above 0.05. */
    mayBeChance: z.boolean(),
    /** How many areas chance is expected to make with as many people needed. */
    expectedAreas: z.number().min(0),
  }),
  z.strictObject({ tested: z.literal(false), reason: z.enum(untestedReasons) }),
]);
export type AreaChance = z.infer<typeof areaChanceSchema>;

/** In how many of so many trials the area kept its band. */
const trialsSchema = z.strictObject({ stays: z.int().min(0), of: z.int().min(1) });

/** What a computation says of an area, before it is known whether the area is an old one. */
export const areaFindingsSchema = z.strictObject({
  kind: z.literal('area'),
  walkIds: z.array(walkIdSchema).min(1),
  method: z.literal('dbscan-voices'),
  parameters: areaParametersSchema,
  /** The rules of the computation; areas of other rules are computed again. */
  codeVersion: z.string(),
  /** So many people were needed, whether given or chosen. */
  minVoices: z.int().min(1),
  /** Ascending. */
  findingIds: z.array(findingIdSchema).min(1),
  /** People, not marks. */
  nMarked: z.int().min(1),
  nPassed: z.int().min(1),
  /** Where the share of those who passed that marked may truly lie (95 %). */
  marked: z.strictObject({ low: shareSchema, high: shareSchema }),
  nWalks: z.int().min(1),
  /** People by category, most first; only marks that are still open. */
  categories: z.array(z.strictObject({ category: z.string(), nMarked: z.int().min(1) })),
  score: z.int().min(0).max(100),
  components: scoreComponentsSchema,
  confidence: z.enum(confidences),
  chance: areaChanceSchema,
  /** With each weight of the score half as large or half as large again; with all marks moved a little. */
  stability: z.strictObject({ weights: trialsSchema, grid: trialsSchema }),
  band: z.enum(bands),
  /** Nobody has confirmed the place for 18 months. */
  goAgain: z.boolean(),
  lastConfirmedAt: timeSchema,
  centre: positionSchema,
  squareMetres: z.number().min(0),
});

/** Why a band is another than the computed one: somebody decided it, and answers for it. */
export const bandReasonSchema = textSchema(1000);

const areaOverrideSchema = z.strictObject({
  band: z.enum(bands),
  by: z.string().min(1),
  reason: bandReasonSchema,
  at: timeSchema,
  /** Whether the police may read the reason too; they always see the band. */
  reasonForPolice: z.boolean(),
});

/** One step of what people decided about the band: from which to which, by whom, when and why. */
const bandStepSchema = z.strictObject({
  from: z.enum(bands),
  to: z.enum(bands),
  by: z.string().min(1),
  reason: bandReasonSchema,
  at: timeSchema,
  /** The computed band holds again. */
  restored: z.boolean(),
});

const areaGeometrySchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);

/**
 * PriorityArea (prioriterat område): a snapshot by one run, never overwritten. A new run makes the next version of
 * the same id where the area is the same place.
 */
export const areaSchema = featureSchema(
  areaIdSchema,
  areaGeometrySchema,
  areaFindingsSchema.extend({
    version: z.int().min(1),
    runId: recordIdSchema,
    runAt: timeSchema,
    /** SHA-256, in hexadecimal, of everything the computation was given. */
    dataHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
    override: areaOverrideSchema.nullable(),
    /** Oldest first; left out where nobody ever decided anything. */
    bandLog: z.array(bandStepSchema).max(1000).optional(),
    /** The set of walks that it was computed over; left out for the areas of one walk. */
    setId: areaSetIdSchema.optional(),
  }),
);
export type PriorityArea = z.infer<typeof areaSchema>;

/** The band that holds: what somebody decided, else what was computed. Wherever a band is shown it is this one. */
export function shownBand({
  band,
  override,
}: {
  readonly band: Band;
  readonly override?: { readonly band: Band } | null | undefined;
}): Band {
  return override?.band ?? band;
}

/** An area just computed, without identity. */
export interface AreaDraft {
  readonly type: 'Feature';
  readonly geometry: PriorityArea['geometry'];
  readonly properties: z.infer<typeof areaFindingsSchema>;
}

const computedSchema = z.object(areaFindingsSchema.shape);

/** What was computed of a kept area, without its identity and without what people decided: as the draft was. */
export function draftOfArea({ type, geometry, properties }: PriorityArea): AreaDraft {
  return { type, geometry, properties: computedSchema.parse(properties) };
}
