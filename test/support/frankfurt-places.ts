import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const placesSchema = z.object({
  features: z.array(
    z.object({
      id: z.number(),
      geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({ safety_avg_1_to_5: z.number(), reasons: z.array(z.string()) }),
    }),
  ),
});

/** A rated place as a finding: 1 is very unsafe and 5 very safe there; severity goes the other way. */
function judgement(average: number): { polarity: string; category: string; severity: number | null } {
  if (average >= 3.5) return { polarity: 'positive', category: 'positive', severity: null };
  if (average >= 3) return { polarity: 'neutral', category: 'other', severity: null };
  const severity = average < 1.5 ? 4 : average < 2 ? 3 : average < 2.5 ? 2 : 1;
  return { polarity: 'unsafe', category: 'unsafe_spot', severity };
}

/** Reads the rated places of Frankfurt and gives them as GeoJSON that `lykta import` takes. Each is a voice of its own. */
export async function frankfurtFindings(path: string): Promise<string> {
  const { features } = placesSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const converted = features.map(({ id, geometry, properties }) => ({
    type: 'Feature',
    id,
    geometry,
    properties: {
      ...judgement(properties.safety_avg_1_to_5),
      text: [...properties.reasons.join('; ')].slice(0, 300).join('').trim() || null,
      participant: `place-${id}`,
      recordedAt: '2021-06-01',
    },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features: converted });
}
