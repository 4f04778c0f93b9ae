import { z } from '@hono/zod-openapi';
import type { Lamp } from '../../domain/lamp/lamp.ts';

/** A street lamp in an answer. */
export const lampShape = z.object({
  position: z.tuple([z.number(), z.number()]),
  working: z.boolean().nullable(),
  type: z.string().nullable(),
  heightMetres: z.number().nullable(),
  inspectedOn: z.string().nullable(),
  reference: z.string().nullable(),
});

export function shownLamp({ position: [longitude, latitude], ...lamp }: Lamp): z.infer<typeof lampShape> {
  return { ...lamp, position: [longitude, latitude] };
}
