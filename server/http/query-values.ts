import { z } from '@hono/zod-openapi';
import { splitTexts } from '../../domain/listed-texts.ts';

/** A whole number in the query, with its bounds and the value when it is missing. */
export function countQuery({ from, to, otherwise }: { from: number; to: number; otherwise: number }) {
  return z
    .string()
    .regex(/^\d{1,16}$/, `must be a whole number from ${from} to ${to}`)
    .optional()
    .transform((text) => (text === undefined ? otherwise : Number(text)))
    .refine((count) => count >= from && count <= to, `must be a whole number from ${from} to ${to}`)
    .openapi({ type: 'integer', minimum: from, maximum: to, default: otherwise });
}

/** A count in a header; left out by clients that do not know it. */
export function countHeader(description: string) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'must be a whole number, 0 or more')
    .transform(Number)
    .optional()
    .openapi({ type: 'integer', minimum: 0, description });
}

/** Several values with commas between them; a comma within one stands behind a backslash. */
export function listQuery<Item extends z.ZodType<unknown, string>>(item: Item, example: string) {
  return z
    .string()
    .transform(splitTexts)
    .pipe(z.array(item).min(1).max(100))
    .optional()
    .openapi({ type: 'string', example });
}
