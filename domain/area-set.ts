import { z } from 'zod';
import { areaParametersSchema, untestedReasons } from './area.ts';
import { dateSchema, featureSchema, textSchema, timeSchema } from './feature.ts';
import { areaSetIdSchema, recordIdSchema, walkIdSchema } from './ids.ts';
import type { SafetyWalk } from './walk.ts';
import { dayOfWalk } from './walk-day.ts';

/** Which walks areas are computed over: these, or all; of a period, or of any time. */
export const areaScopeSchema = z
  .strictObject({
    /** null: every walk. */
    walkIds: z.array(walkIdSchema).min(1).max(1000).nullable(),
    /** Days that walks began, both included; null: no bound. */
    from: dateSchema.nullable(),
    to: dateSchema.nullable(),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    message: 'the first day must not be after the last',
    path: ['to'],
  });
export type AreaScope = z.infer<typeof areaScopeSchema>;

/** One computation: everything that is needed to make the same bytes again. */
export const areaRunSchema = z.strictObject({
  /** 1, 2, 3 … of the same set. */
  version: z.int().min(1),
  runId: recordIdSchema,
  runAt: timeSchema,
  codeVersion: z.string(),
  parameters: areaParametersSchema,
  /** SHA-256, in hexadecimal, of what went in, and of the areas that came out. */
  dataHash: z.string().regex(/^[0-9a-f]{64}$/),
  resultHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ascending. */
  walkIds: z.array(walkIdSchema).min(1).max(1000),
  marks: z.int().min(0),
  /** Who took part in one of the walks. A person on two walks counts as two: nobody is known across walks. */
  people: z.int().min(0),
  minVoices: z.int().min(1),
  /** How many areas chance alone is expected to make; null where nothing could be tested, for this reason. */
  expectedAreas: z.number().min(0).nullable(),
  untested: z.enum(untestedReasons).nullable(),
  areaCount: z.int().min(0),
});

export const areaSetNameSchema = textSchema(120);

/** AreaSet (urval): walks whose marks are read together, and the newest computation over them. */
export const areaSetSchema = featureSchema(
  areaSetIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('areaSet'),
    name: areaSetNameSchema,
    scope: areaScopeSchema,
    run: areaRunSchema,
  }),
);
export type AreaSet = z.infer<typeof areaSetSchema>;

/** The walks of a scope, in order of id: those that were held; one without a day only where no day is asked for. */
export function walksOfScope(walks: readonly SafetyWalk[], { walkIds, from, to }: AreaScope): SafetyWalk[] {
  const wanted = walkIds === null ? null : new Set<string>(walkIds);
  return walks
    .filter(({ id, properties }) => {
      if (wanted !== null && !wanted.has(id)) return false;
      if (properties.status === 'cancelled') return false;
      if (from === null && to === null) return true;
      const day = dayOfWalk(properties);
      return day !== null && (from === null || day >= from) && (to === null || day <= to);
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
