import { z } from 'zod';
import { shownBand } from '../area.ts';
import { type Band, bands } from '../priority.ts';

const bandedSchema = z.object({
  band: z.enum(bands),
  override: z
    .object({ band: z.enum(bands) })
    .nullable()
    .optional(),
});

/** The band that holds for an exported area; undefined for what has none. */
export function bandOfFeature(properties: Readonly<Record<string, unknown>>): Band | undefined {
  const parsed = bandedSchema.safeParse(properties);
  return parsed.success ? shownBand(parsed.data) : undefined;
}
