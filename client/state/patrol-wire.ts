import { z } from 'zod';
import { changeIdSchema } from '../../domain/ids.ts';
import { countedActivitySchema } from '../../domain/patrol/counted-activity.ts';
import { legalGrounds } from '../../domain/patrol/disclosure.ts';
import { hotSpotSchema } from '../../domain/patrol/hot-spot.ts';
import { patrolShiftSchema } from '../../domain/patrol/patrol-shift.ts';
import { patrolVisitSchema } from '../../domain/patrol/patrol-visit.ts';

const fieldVersions = z.record(
  z.string(),
  z.object({
    heads: z.array(
      z.object({ value: z.unknown(), changeId: changeIdSchema, at: z.string(), by: z.string() }),
    ),
    superseded: z.array(changeIdSchema),
  }),
);
const recordBase = { id: z.string(), createdBy: changeIdSchema, versions: fieldVersions };
const own = { policeId: true } as const;

const hotSpotFeature = z.object({
  geometry: hotSpotSchema.shape.geometry,
  properties: hotSpotSchema.shape.properties.omit(own),
});
export const hotSpotWireSchema = z
  .object({
    record: z.object({ ...recordBase, id: hotSpotSchema.shape.id, feature: hotSpotFeature }),
    size: z.object({ squareMetres: z.number(), metresAcross: z.number(), isLarge: z.boolean() }),
    lastVisitAt: z.string().nullable(),
    visits: z.number(),
  })
  .transform(({ record: { feature, ...base }, ...facts }) => ({ ...base, ...feature, ...facts }));
export type HotSpotView = z.infer<typeof hotSpotWireSchema>;

const visitWireSchema = z
  .object({
    id: patrolVisitSchema.shape.id,
    feature: z.object({ properties: patrolVisitSchema.shape.properties.omit(own) }),
  })
  .transform(({ id, feature }) => ({ id, ...feature }));
export type VisitView = z.infer<typeof visitWireSchema>;

export const shiftWireSchema = z
  .object({
    shift: z.object({
      id: patrolShiftSchema.shape.id,
      feature: z.object({
        geometry: patrolShiftSchema.shape.geometry,
        properties: patrolShiftSchema.shape.properties.omit(own),
      }),
    }),
    visits: z.array(visitWireSchema),
  })
  .transform(({ shift: { id, feature }, visits }) => ({ id, ...feature, visits }));
export type ShiftView = z.infer<typeof shiftWireSchema>;

export const countedActivityWireSchema = z
  .object({
    id: countedActivitySchema.shape.id,
    feature: z.object({
      geometry: countedActivitySchema.shape.geometry,
      properties: countedActivitySchema.shape.properties.omit(own),
    }),
  })
  .transform(({ id, feature }) => ({ id, ...feature }));
export type CountedActivityView = z.infer<typeof countedActivityWireSchema>;

const banded = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type BandedView = z.infer<typeof banded>;
export const dosageWireSchema = z.object({
  shifts: z.number(),
  planned: z.number(),
  delivered: z.number(),
  deliveredShare: banded.nullable(),
  visits: banded,
  minutes: banded,
  officerMinutes: banded,
  medianMinutes: banded.nullable(),
  inWindow: z.object({ of: z.number(), inside: z.number(), share: banded.nullable() }),
  short: z.number(),
  long: z.number(),
  places: z.array(
    z.object({
      hotSpotId: z.string(),
      planned: z.number(),
      delivered: z.number(),
      visits: z.number(),
      minutes: z.number(),
      officerMinutes: z.number(),
      medianMinutes: z.number().nullable(),
      inWindow: z.object({ of: z.number(), inside: z.number() }),
      lastVisitAt: z.string().nullable(),
    }),
  ),
});
export type DosageView = z.infer<typeof dosageWireSchema>;

export const disclosureWireSchema = z.object({
  id: z.string(),
  role: z.string(),
  organisation: z.string().nullable(),
  category: z.string(),
  findingId: z.string(),
  legalGround: z.enum(legalGrounds),
  groundNote: z.string().nullable(),
  weighing: z.string(),
  at: z.string(),
});
