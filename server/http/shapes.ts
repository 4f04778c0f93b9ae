import { z } from '@hono/zod-openapi';
import { recordKinds } from '../../domain/record.ts';

/** Shapes that several routes answer with. They describe; what may leave is decided in domain/visible.ts. */

export const timeShape = z.string().openapi({ format: 'date-time', example: '2026-11-23T17:32:00.000Z' });
/** A day without a time. */
export const dateShape = z.string().openapi({ format: 'date', example: '2026-11-23' });
export const idShape = z
  .string()
  .openapi({ format: 'uuid', example: '0193588c-2e00-7a6b-8000-000000000001' });

export const featureShape = z
  .object({
    type: z.literal('Feature'),
    id: z.string(),
    geometry: z.unknown().openapi({ type: 'object', description: 'RFC 7946 geometry, WGS84' }),
    properties: z.record(z.string(), z.unknown()),
  })
  .openapi('Feature');

const fieldVersionShape = z.object({
  heads: z
    .array(z.object({ value: z.unknown().openapi({}), changeId: idShape, at: z.string(), by: z.string() }))
    .readonly(),
  superseded: z.array(idShape).readonly(),
});

export const visibleRecordShape = z
  .object({
    kind: z.enum(recordKinds),
    id: idShape,
    walkId: idShape.nullable(),
    createdBy: idShape,
    versions: z.record(z.string(), fieldVersionShape).readonly(),
    withdrawn: z.boolean(),
    feature: featureShape.nullable(),
  })
  .openapi('Record', { description: 'A record as this reader may see it; a withdrawn one has no feature' });

export const localizedTextShape = z
  .object({ sv: z.string(), en: z.string(), 'sv-easy': z.string().optional(), ar: z.string().optional() })
  .openapi('LocalizedText');
