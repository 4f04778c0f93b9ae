import { z } from 'zod';
import { distanceMetres } from '../geo.ts';
import { defineAnalysis, mapTelling, refusal } from './analysis.ts';
import { cellParameters } from './cell-parameters.ts';
import { counted } from './counted.ts';
import { latticeBand, markedCells, passedCell, shownCounts } from './hexagon-people.ts';

/** Where people marked in the dark or because of light and sight, beside the lamps where somebody has given them. */
export const darkSpots = defineAnalysis({
  id: 'dark-spots',
  label: { sv: 'Mörka platser', en: 'Dark places' },
  explanation: {
    sv: 'Rutor där någon markerade i mörker, eller markerade ljus och sikt. Finns uppgifter om lampor skiljs rutor utan lampa från rutor där det finns en lampa som kanske är trasig eller skymd.',
    en: 'Cells that somebody marked in the dark, or because of light or sight. Where lamps are known, cells without one are told from cells with a lamp that is perhaps broken or hidden.',
  },
  parameters: z.strictObject({
    ...cellParameters,
    lampWithinMetres: z
      .number()
      .min(5)
      .max(200)
      .default(30)
      .meta({ label: { sv: 'Lampa inom så många meter', en: 'A lamp within so many metres' } }),
  }),
  legend: {
    title: { sv: 'Mörker', en: 'Darkness' },
    property: 'level',
    entries: [
      { value: 'dark', label: { sv: 'Mörkt, lampor okända', en: 'Dark, lamps unknown' } },
      { value: 'lamp_near', label: { sv: 'Mörkt fast en lampa finns', en: 'Dark although there is a lamp' } },
      { value: 'no_lamp', label: { sv: 'Mörkt och ingen lampa', en: 'Dark and no lamp' } },
    ],
  },
  run({ marks, passers, lamps = [] }, { cellMetres, passedWithinMetres, lampWithinMetres }, tell) {
    const dark = marks.filter(({ inDark, isLightOrSight }) => inDark || isLightOrSight);
    if (dark.length === 0)
      return refusal({
        sv: 'Ingen har markerat i mörker eller markerat ljus och sikt.',
        en: 'Nobody has marked in the dark, or because of light or sight.',
      });
    const passed = passedCell(passers, passedWithinMetres);
    const reach = lampWithinMetres + cellMetres / 2;
    const cells = markedCells(dark, cellMetres, latticeBand(marks, passers));
    const features = mapTelling(cells, tell, ({ cell, voices }) => {
      const lit = lamps.some((lamp) => distanceMetres(lamp, cell.centre) <= reach);
      return {
        type: 'Feature' as const,
        geometry: cell.polygon,
        properties: {
          kind: 'dark-spots',
          cell: cell.key,
          level: lamps.length === 0 ? 'dark' : lit ? 'lamp_near' : 'no_lamp',
          ...shownCounts(voices.size, passed(cell, voices)),
        },
      };
    });
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `${dark.length} av ${counted(marks.length, 'markering', 'markeringar')} gjordes i mörker eller gäller ljus och sikt.`,
          en: `${dark.length} of ${counted(marks.length, 'mark', 'marks')} made in the dark or about light or sight.`,
        },
      ],
    };
  },
});
