import { z } from 'zod';

/** A time as RFC 3339 in UTC with milliseconds at most, as in 2026-11-23T17:32:00.000Z. */
export const timeSchema = z.iso.datetime({
  offset: false,
  message: 'must be an RFC 3339 time in UTC ending in Z',
});

/** A day without a time, as in 2026-11-23. */
export const dateSchema = z.iso.date('must be a day as in 2026-11-23');

/** The day of a time, in UTC. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** Text typed by people: trimmed, without control characters other than line breaks, never empty. */
export function textSchema(maximumCharacters: number) {
  return z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/(?!\n)\p{Cc}/gu, ' ')
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(1, 'must not be empty')
        .max(maximumCharacters, `must be at most ${maximumCharacters} characters`),
    );
}

/** The schema of a GeoJSON Feature (RFC 7946) whose id, geometry and properties have these schemas. */
export function featureSchema<Id extends z.ZodType, Geometry extends z.ZodType, Properties extends z.ZodType>(
  id: Id,
  geometry: Geometry,
  properties: Properties,
) {
  return z.strictObject({ type: z.literal('Feature'), id, geometry, properties });
}
