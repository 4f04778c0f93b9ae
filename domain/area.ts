import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { multiPolygonSchema, polygonSchema, positionSchema } from './geo.ts';
import { areaIdSchema, findingIdSchema, recordIdSchema, walkIdSchema } from './ids.ts';
import { bands, confidences, scoreComponentsSchema } from './priority.ts';

/** The settings of a computation of areas; kept with every area, so that anyone can compute it again. */
export const areaParametersSchema = z.strictObject({
  /** Marks at most this far apart belong together. */
  radiusMetres: z.number().min(1).max(1000).default(40),
  /** So many different people within the radius make a place an area. */
  minVoices: z.int().min(1).max(100).default(3),
  /** Margin around the marks. */
  bufferMetres: z.number().min(1).max(500).default(15),
  /** A route or a mark this near the area means that the person passed it. */
  passedWithinMetres: z.number().min(0).max(500).default(30),
  /** The time that ages are counted to. */
  asOf: timeSchema,
});
export type AreaParameters = z.infer<typeof areaParametersSchema>;

/** What a computation says of an area, before it is known whether the area is an old one. */
export const areaFindingsSchema = z.strictObject({
  kind: z.literal('area'),
  walkIds: z.array(walkIdSchema).min(1),
  method: z.literal('dbscan-voices'),
  parameters: areaParametersSchema,
  /** Ascending. */
  findingIds: z.array(findingIdSchema).min(1),
  /** People, not marks. */
  nMarked: z.int().min(1),
  nPassed: z.int().min(1),
  nWalks: z.int().min(1),
  /** People by category, most first; only marks that are still open. */
  categories: z.array(z.strictObject({ category: z.string(), nMarked: z.int().min(1) })),
  score: z.int().min(0).max(100),
  components: scoreComponentsSchema,
  confidence: z.enum(confidences),
  band: z.enum(bands),
  /** Nobody has confirmed the place for 18 months. */
  goAgain: z.boolean(),
  lastConfirmedAt: timeSchema,
  centre: positionSchema,
  squareMetres: z.number().min(0),
});

const areaOverrideSchema = z.strictObject({
  band: z.enum(bands),
  by: z.string().min(1),
  reason: textSchema(1000),
  at: timeSchema,
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
  }),
);
export type PriorityArea = z.infer<typeof areaSchema>;

/** An area just computed, without identity. */
export interface AreaDraft {
  readonly type: 'Feature';
  readonly geometry: PriorityArea['geometry'];
  readonly properties: z.infer<typeof areaFindingsSchema>;
}
