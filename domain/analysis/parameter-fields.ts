import { z } from 'zod';
import { type LocalizedText, localizedTextSchema } from '../localized.ts';
import type { Analysis } from './analysis.ts';

/** One parameter of an analysis, as much of it as a form needs. */
export type ParameterField = { readonly name: string; readonly label: LocalizedText } & (
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly preset: number }
  | {
      readonly kind: 'choice';
      readonly options: readonly { readonly value: string; readonly label: LocalizedText }[];
      readonly preset: string;
    }
);

const labels = { label: localizedTextSchema };
const numberSchema = z
  .object({
    ...labels,
    type: z.literal('number'),
    minimum: z.number(),
    maximum: z.number(),
    default: z.number(),
  })
  .transform(({ label, minimum, maximum, default: preset }) => ({
    label,
    kind: 'number' as const,
    least: minimum,
    most: maximum,
    preset,
  }));
const choiceSchema = z
  .object({
    ...labels,
    enum: z.array(z.string()),
    options: z.record(z.string(), localizedTextSchema),
    default: z.string(),
  })
  .transform(({ label, enum: values, options, default: preset }) => ({
    label,
    kind: 'choice' as const,
    options: values.flatMap((value) => {
      const words = options[value];
      return words === undefined ? [] : [{ value, label: words }];
    }),
    preset,
  }));

/** The parameters that a person may set: those whose schema has a label in its `meta`, with bounds and preset. */
export function parameterFields({ parameters }: Pick<Analysis, 'parameters'>): readonly ParameterField[] {
  const schema = z.toJSONSchema(parameters, { io: 'input' });
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const found = z.union([numberSchema, choiceSchema]).safeParse(property);
    return found.success ? [{ name, ...found.data }] : [];
  });
}
