import { z } from 'zod';
import { localizedTextSchema } from './localized.ts';
import { observables } from './rating.ts';

/** One thing that a group's rater observes at a stop, and what each of its steps means. */
export const observableScaleSchema = z.strictObject({
  id: z.enum(observables),
  label: localizedTextSchema,
  /** What 0, 1, 2 and 3 mean, worst first. */
  steps: z.tuple([localizedTextSchema, localizedTextSchema, localizedTextSchema, localizedTextSchema]),
});
export type ObservableScale = z.infer<typeof observableScaleSchema>;

/** The scales of all observables, each once, in the order of the list. */
export const observableScalesSchema = z
  .array(observableScaleSchema)
  .refine(
    (scales) => scales.map(({ id }) => id).join() === observables.join(),
    `must hold exactly these, in this order: ${observables.join(', ')}`,
  );
