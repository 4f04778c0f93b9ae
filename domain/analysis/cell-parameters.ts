import { z } from 'zod';

/** The parameters that all layers of hexagons share, with the words of their form. */
export const cellParameters = {
  cellMetres: z
    .number()
    .min(25)
    .max(1000)
    .default(50)
    .meta({ label: { sv: 'Rutans bredd i meter', en: 'Width of a cell in metres' } }),
  passedWithinMetres: z
    .number()
    .min(0)
    .max(500)
    .default(30)
    .meta({
      label: { sv: 'Räknas som förbi inom så många meter', en: 'Counts as passed within so many metres' },
    }),
} as const;
