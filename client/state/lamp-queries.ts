import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { localizedTextSchema } from '../../domain/localized.ts';
import { fetchJson } from './staff-fetch.ts';

export const lampSchema = z.object({
  position: z.tuple([z.number(), z.number()]),
  working: z.boolean().nullable(),
  type: z.string().nullable(),
  heightMetres: z.number().nullable(),
  inspectedOn: z.string().nullable(),
  reference: z.string().nullable(),
});
export type LampView = z.infer<typeof lampSchema>;

const lampsSchema = z.object({
  sets: z.array(
    z.object({
      id: z.string(),
      organisation: z.string().nullable(),
      versions: z.array(
        z.object({
          source: z.enum(['register', 'openstreetmap']),
          name: z.string(),
          lamps: z.number(),
          broken: z.number(),
          withState: z.number(),
          refused: z.number(),
          importedAt: z.string(),
          notes: z.array(localizedTextSchema),
        }),
      ),
    }),
  ),
  lamps: z.number(),
  working: z.number(),
  broken: z.number(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  types: z.array(z.object({ name: z.string().nullable(), amount: z.number() })),
  brokenLamps: z.array(lampSchema),
});
export type LampsView = z.infer<typeof lampsSchema>;

/** The street lamps that there are, counted. */
export const lampsQuery = queryOptions({
  queryKey: ['lamps'],
  queryFn: ({ signal }) => fetchJson('/api/lamps', lampsSchema, { signal }),
});

/** The path of their tiles; undefined while there are none. Other lamps have another path, so that the map asks again. */
export function lampTilesOf(lamps: LampsView | undefined): string | undefined {
  if (lamps === undefined || lamps.lamps === 0) return undefined;
  const version = lamps.sets
    .map(({ id, versions }) => `${id.slice(0, 8)}${versions[0]?.importedAt.replace(/\D/g, '')}`)
    .join('-');
  return `/api/tiles/lamps/{z}/{x}/{y}.mvt?v=${version}`;
}
