import { z } from 'zod';
import { localizedTextSchema } from './localized.ts';

/** Ids of the catalogue are lower-case words joined by underscores, as in the field's lists. */
export const categoryIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'must be lower-case words joined by underscores');

/** How unsafe the place feels, anchored in the words of the national safety survey (NTU). */
export const severitySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Severity = z.infer<typeof severitySchema>;

export const polaritySchema = z.enum(['unsafe', 'neutral', 'positive']);
export type Polarity = z.infer<typeof polaritySchema>;

/** One file of data/categories. `order` sorts the tiles; the three things a walk is for come first. */
export const categorySchema = z
  .strictObject({
    id: categoryIdSchema,
    order: z.number().int().min(0),
    branch: z.enum(['environment', 'behaviour', 'positive']),
    /** The four perspectives of the checklist; absent where none fits. */
    theme: z.enum(['care', 'built', 'layout', 'life']).optional(),
    label: localizedTextSchema,
    help: localizedTextSchema,
    /** The inside of a 24 x 24 SVG drawn with strokes of width 2, no colour of its own. */
    icon: z.string().regex(/^(<(path|circle|rect|line|polyline|polygon|ellipse)\s[^<>]*\/>)+$/, {
      message: 'must be self-closing path, circle, rect, line, polyline, polygon or ellipse elements',
    }),
    defaultSeverity: severitySchema.nullable(),
    /** Whether counts of this category may be told to the public (aggregated, k >= 5). */
    public: z.boolean(),
    /** Lighting and sight lines weigh in the darkness part of the priority score. */
    lightOrSight: z.boolean(),
    subcategories: z.array(z.strictObject({ id: categoryIdSchema, label: localizedTextSchema })),
  })
  .refine((category) => (category.branch === 'positive') === (category.defaultSeverity === null), {
    message: 'a good place has no severity, every other category has a default one',
    path: ['defaultSeverity'],
  });
export type Category = z.infer<typeof categorySchema>;

/** The categories in their order, with a quick way to one of them. */
export interface Catalogue {
  readonly categories: readonly Category[];
  find(categoryId: string): Category | undefined;
}

/** Sorts by `order`, then id. Throws when two categories share an id or a category repeats a subcategory. */
export function buildCatalogue(categories: readonly Category[]): Catalogue {
  const byId = new Map<string, Category>();
  for (const category of categories) {
    if (byId.has(category.id)) throw new Error(`the category "${category.id}" is there twice`);
    const subcategories = new Set(category.subcategories.map((subcategory) => subcategory.id));
    if (subcategories.size !== category.subcategories.length)
      throw new Error(`the category "${category.id}" has a subcategory twice`);
    byId.set(category.id, category);
  }
  const sorted = [...byId.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return { categories: sorted, find: (categoryId) => byId.get(categoryId) };
}

/** The polarity that a mark of this category has unless the person says otherwise. */
export function polarityOf(category: Category): Polarity {
  return category.branch === 'positive' ? 'positive' : 'unsafe';
}
