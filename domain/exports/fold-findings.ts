import { z } from 'zod';
import type { ExportFeature } from './export-format.ts';

const mergingSchema = z.object({
  participantId: z.string().nullable().catch(null),
  confirmedBy: z.array(z.string()).catch([]),
  duplicateOf: z.string().nullable().catch(null),
});

/**
 * Findings as one row for each thing: what was merged into a mark stands in its row as a number, and all who marked or
 * agreed are counted once. A merged mark whose other one is not in the list stays a row.
 * @param keepMerged keeps the merged rows too, for files that are put in again
 */
export function foldFindings(
  features: readonly ExportFeature[],
  { keepMerged }: { keepMerged: boolean },
): ExportFeature[] {
  const merging = new Map(features.map(({ id, properties }) => [id, mergingSchema.parse(properties)]));
  const into = new Map<string, string[]>();
  for (const [id, { duplicateOf }] of merging)
    if (duplicateOf !== null && merging.has(duplicateOf))
      into.set(duplicateOf, [...(into.get(duplicateOf) ?? []), id]);
  const folded = new Set(keepMerged ? [] : [...into.values()].flat());
  return features
    .filter(({ id }) => !folded.has(id))
    .map((feature) => {
      const merged = into.get(feature.id) ?? [];
      const voices = new Set(
        [feature.id, ...merged].flatMap((id) => {
          const { participantId = null, confirmedBy = [] } = merging.get(id) ?? {};
          return participantId === null ? confirmedBy : [participantId, ...confirmedBy];
        }),
      );
      const properties = { ...feature.properties, merged: merged.length, voices: voices.size };
      return { ...feature, properties };
    });
}
