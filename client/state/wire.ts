import { z } from 'zod';
import { areaChanceSchema, areaParametersSchema } from '../../domain/area.ts';
import { basemapSettingSchema } from '../../domain/basemap-setting.ts';
import { categorySchema } from '../../domain/catalogue.ts';
import { findingSchema, textModerationSchema } from '../../domain/finding.ts';
import { multiPolygonSchema, pointSchema, polygonSchema, positionSchema } from '../../domain/geo.ts';
import { changeIdSchema } from '../../domain/ids.ts';
import { observableScaleSchema } from '../../domain/observables.ts';
import { bands, confidences, scoreComponentsSchema } from '../../domain/priority.ts';
import { recordKinds } from '../../domain/record.ts';
import { staffRoleSchema } from '../../domain/roles.ts';

/**
 * What the staff's screens read from the server, checked where it comes in. Unknown members are dropped, so that an
 * older screen keeps working beside a newer server.
 */

export const meSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('participant'), walkId: z.string(), participantId: z.string() }),
  z.object({
    kind: z.literal('staff'),
    name: z.string(),
    email: z.string(),
    role: staffRoleSchema,
    handlesPatrols: z.boolean().default(false),
    /** Whether recorded incidents are theirs to see: the police's alone. */
    handlesIncidents: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('public') }),
]);
export type Me = z.infer<typeof meSchema>;

export const settingsSchema = z.object({
  name: z.string(),
  basemap: basemapSettingSchema,
  centre: positionSchema,
  zoom: z.number(),
  demo: z.boolean(),
});

export const catalogueSchema = z.object({
  categories: z.array(categorySchema),
  observables: z.array(observableScaleSchema),
});

const shareRange = z.object({ low: z.number(), high: z.number() });
const trials = z.object({ stays: z.number(), of: z.number() });

/** An area as this role may see it: police get no finding ids. */
export const areaWireSchema = z.object({
  id: z.string(),
  geometry: z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]),
  properties: z.object({
    walkIds: z.array(z.string()),
    nMarked: z.number(),
    nPassed: z.number(),
    nWalks: z.number(),
    categories: z.array(z.object({ category: z.string(), nMarked: z.number() })),
    score: z.number(),
    components: scoreComponentsSchema,
    confidence: z.enum(confidences),
    band: z.enum(bands),
    goAgain: z.boolean(),
    runAt: z.string(),
    marked: shareRange.nullable().default(null),
    chance: areaChanceSchema.nullable().default(null),
    stability: z.object({ weights: trials, grid: trials }).nullable().default(null),
    minVoices: z.number().nullable().default(null),
    parameters: areaParametersSchema.nullable().default(null),
    codeVersion: z.string().nullable().default(null),
    dataHash: z.string().nullable().default(null),
    version: z.number().nullable().default(null),
    setId: z.string().nullable().default(null),
    findingIds: z.array(z.string()).optional(),
    /** The police are not told who, nor why unless that was allowed. */
    override: z
      .object({
        band: z.enum(bands),
        at: z.string(),
        reason: z.string().nullable(),
        byName: z.string().nullable().default(null),
        reasonForPolice: z.boolean().default(false),
      })
      .nullable()
      .default(null),
    bandLog: z
      .array(
        z.object({
          from: z.enum(bands),
          to: z.enum(bands),
          at: z.string(),
          reason: z.string(),
          restored: z.boolean(),
          byName: z.string().nullable().default(null),
        }),
      )
      .default([]),
  }),
});
export type AreaView = z.infer<typeof areaWireSchema>;

export const findingWireSchema = z.object({
  id: z.string(),
  geometry: pointSchema,
  properties: z.object({
    walkId: z.string(),
    participantId: z.string(),
    source: findingSchema.shape.properties.shape.source,
    category: z.string(),
    subcategory: z.string().nullable(),
    polarity: findingSchema.shape.properties.shape.polarity,
    severity: findingSchema.shape.properties.shape.severity,
    text: z.string().nullable(),
    suggestion: z.string().nullable(),
    lightCondition: findingSchema.shape.properties.shape.lightCondition,
    recordedAt: z.string(),
    status: findingSchema.shape.properties.shape.status,
    accuracyMetres: z.number().nullable(),
    checkpointId: z.string().nullable(),
    observer: z.object({ position: positionSchema, accuracyMetres: z.number() }).nullable(),
    photoIds: z.array(z.string()),
    confirmations: z.number(),
    textModeration: textModerationSchema.nullable(),
    /** The mark that it was merged into. */
    duplicateOf: z.string().nullable().default(null),
    mergedLog: z
      .array(
        z.object({
          into: z.string().nullable(),
          by: z.string(),
          at: z.string(),
          reason: z.string().nullable(),
        }),
      )
      .default([]),
  }),
});
export type FindingView = z.infer<typeof findingWireSchema>;

export const findingsPageSchema = z.object({
  features: z.array(findingWireSchema),
  numberMatched: z.number(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })).default([]),
});

/** A record of a walk as pulled; the feature is checked by kind where it is used. */
export const pulledRecordSchema = z.object({
  kind: z.enum(recordKinds),
  id: z.string(),
  walkId: z.string().nullable(),
  createdBy: z.string(),
  versions: z.record(
    z.string(),
    z.object({
      heads: z.array(
        z.object({ value: z.unknown(), changeId: changeIdSchema, at: z.string(), by: z.string() }),
      ),
      superseded: z.array(changeIdSchema),
    }),
  ),
  withdrawn: z.boolean(),
  feature: z.object({ geometry: z.unknown(), properties: z.record(z.string(), z.unknown()) }).nullable(),
});
export type PulledRecord = z.infer<typeof pulledRecordSchema>;

export const recordsPageSchema = z.object({
  records: z.array(pulledRecordSchema),
  next: z.number(),
  more: z.boolean(),
});
