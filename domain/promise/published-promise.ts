import { z } from 'zod';
import { promisePropertySchemas } from './promise.ts';
import { itemPropertySchemas } from './promise-item.ts';

const { followUpYears: _, publishedId: __, parties: ___, ...propertySchemas } = promisePropertySchemas;
const { yearTargets: ____, window: _____, ...itemSchemas } = itemPropertySchemas;

/**
 * A promise as somebody published it, in a file of data/promises. What the text leaves open is open here too: how a part
 * of a year counts is asked about when it is taken in.
 */
export const publishedPromiseSchema = z.strictObject({
  /** The name of the file without its ending. */
  id: z.string().regex(/^[a-z0-9-]{3,80}$/),
  ...propertySchemas,
  /** The parties by name; their organisations are chosen when it is taken in. */
  parties: z
    .array(z.strictObject({ side: z.enum(['municipality', 'police']), name: z.string().min(1).max(120) }))
    .length(2),
  /** Follow-ups that the text promises in a calendar year. */
  followUpsAYear: z.int().min(4).max(52),
  items: z
    .array(
      z.strictObject({
        ...itemSchemas,
        /** Left out where it is the whole period. */
        window: itemPropertySchemas.window.optional(),
      }),
    )
    .min(1),
});
export type PublishedPromise = z.infer<typeof publishedPromiseSchema>;
