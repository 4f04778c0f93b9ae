import { z } from 'zod';
import { type LampsNear, lampsNear } from '../lamp/lamps-near.ts';
import type { LocalizedText } from '../localized.ts';
import { defineAnalysis, mapTelling, refusal } from './analysis.ts';
import { cellParameters } from './cell-parameters.ts';
import { counted } from './counted.ts';
import { latticeBand, markedCells, passedCell, shownCounts } from './hexagon-people.ts';

/** Where no lamp is known within this distance, the register may not cover the place: nothing is said of its light. */
const coveredMetres = 250;

/** Where people marked in the dark or because of light and sight, beside the lamps where somebody has given them. */
export const darkSpots = defineAnalysis({
  id: 'dark-spots',
  label: { sv: 'Mörka platser', en: 'Dark places' },
  explanation: {
    sv: `Rutor där någon markerade i mörker, eller markerade ljus och sikt, bredvid kommunens gatlampor: en trasig lampa, ingen lampa, eller en lampa som kanske är svag eller skymd. Finns ingen känd lampa inom ${coveredMetres}\u00a0m är belysningen okänd, inte mörk.`,
    en: `Cells that somebody marked in the dark, or because of light or sight, beside the municipality’s street lamps: a broken lamp, no lamp, or a lamp that is perhaps weak or hidden. With no known lamp within ${coveredMetres} m the lighting is unknown, not dark.`,
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
    title: { sv: 'Markerat i mörker, eller ljus och sikt', en: 'Marked in the dark, or light and sight' },
    property: 'level',
    entries: [
      { value: 'unknown', label: { sv: 'Belysning okänd', en: 'Lighting unknown' }, look: 'unknown' },
      { value: 'lamp_near', label: { sv: 'Det finns en lampa', en: 'There is a lamp' } },
      { value: 'no_lamp', label: { sv: 'Ingen lampa', en: 'No lamp' } },
      { value: 'lamp_broken', label: { sv: 'Trasig lampa', en: 'A broken lamp' } },
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
    const near = lampsNear(lamps);
    const cells = markedCells(dark, cellMetres, latticeBand(marks, passers));
    const features = mapTelling(cells, tell, ({ cell, voices }) => {
      const found = near(cell.centre, reach);
      const covered = found.lamps > 0 || near(cell.centre, coveredMetres).lamps > 0;
      return {
        type: 'Feature' as const,
        geometry: cell.polygon,
        properties: {
          kind: 'dark-spots',
          cell: cell.key,
          level: levelOf(found, covered),
          nLamps: covered ? found.lamps : null,
          nBroken: found.withState === 0 ? null : found.broken,
          ...shownCounts(voices.size, passed(cell, voices)),
        },
      };
    });
    const unknown = features.filter(({ properties }) => properties.level === 'unknown').length;
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `${dark.length} av ${counted(marks.length, 'markering', 'markeringar')} gjordes i mörker eller gäller ljus och sikt.`,
          en: `${dark.length} of ${counted(marks.length, 'mark', 'marks')} made in the dark or about light or sight.`,
        },
        ...unknownNotes(unknown, features.length, lamps.length),
        ...stateNotes(lamps),
      ],
    };
  },
});

function levelOf({ lamps, broken }: LampsNear, covered: boolean) {
  if (!covered) return 'unknown';
  if (broken > 0) return 'lamp_broken';
  return lamps > 0 ? 'lamp_near' : 'no_lamp';
}

function unknownNotes(unknown: number, cells: number, lamps: number): LocalizedText[] {
  if (lamps === 0)
    return [
      {
        sv: 'Belysning okänd: inga gatlampor är inlästa här. Okänt är inte detsamma som mörkt. Kommunen läser in sina lampor under Belysning.',
        en: 'Lighting unknown: no street lamps have been brought in here. Unknown is not the same as dark. The municipality brings its lamps in under Lighting.',
      },
    ];
  if (unknown === 0) return [];
  return [
    {
      sv: `${unknown} av ${cells} rutor har ingen känd lampa inom ${coveredMetres} m. Där är belysningen okänd, inte mörk: registret kan sakna gator som någon annan sköter.`,
      en: `${unknown} of ${cells} cells have no known lamp within ${coveredMetres} m. There the lighting is unknown, not dark: the register may lack streets that somebody else keeps.`,
    },
  ];
}

function stateNotes(lamps: readonly { working: boolean | null }[]): LocalizedText[] {
  if (lamps.length === 0 || lamps.some(({ working }) => working !== null)) return [];
  return [
    {
      sv: 'Uppgifterna säger inte vilka lampor som är trasiga. En lampa som finns kan vara släckt.',
      en: 'The data does not say which lamps are broken. A lamp that is there may be out.',
    },
  ];
}
