import { z } from 'zod';
import { defineAnalysis, mapTelling, refusal } from './analysis.ts';
import { cellParameters } from './cell-parameters.ts';
import { counted } from './counted.ts';
import { latticeBand, markedCells, passedCell, shownCounts } from './hexagon-people.ts';

/** Places that walks found again and again: the first thing to ask, before any statistics. */
export const repeatPlaces = defineAnalysis({
  id: 'repeat-places',
  label: { sv: 'Markerade på flera vandringar', en: 'Marked on several walks' },
  explanation: {
    sv: 'Rutor där personer på minst två olika vandringar har markerat. Det säger mer än många markeringar en enda kväll.',
    en: 'Cells that people on at least two different walks marked. That says more than many marks on a single evening.',
  },
  parameters: z.strictObject(cellParameters),
  legend: {
    title: { sv: 'Vandringar', en: 'Walks' },
    property: 'level',
    entries: [
      { value: 'two', label: { sv: 'Två vandringar', en: 'Two walks' } },
      { value: 'more', label: { sv: 'Tre eller fler', en: 'Three or more' } },
    ],
  },
  run({ marks, passers }, { cellMetres, passedWithinMetres }, tell) {
    const walks = new Set(marks.map(({ walkId }) => walkId)).size;
    if (walks < 2)
      return refusal({
        sv: 'Det behövs markeringar från minst två vandringar.',
        en: 'Marks from at least two walks are needed.',
      });
    const passed = passedCell(passers, passedWithinMetres);
    const cells = markedCells(marks, cellMetres, latticeBand(marks, passers));
    const features = mapTelling(cells, tell, ({ cell, marks: inCell, voices }) => {
      const nWalks = new Set(inCell.map(({ walkId }) => walkId)).size;
      if (nWalks < 2) return [];
      return {
        type: 'Feature' as const,
        geometry: cell.polygon,
        properties: {
          kind: 'repeat-places',
          cell: cell.key,
          level: nWalks === 2 ? 'two' : 'more',
          nWalks,
          ...shownCounts(voices.size, passed(cell, voices)),
        },
      };
    }).flat();
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `${counted(features.length, 'ruta är markerad', 'rutor är markerade')} på minst två av ${walks} vandringar.`,
          en: `${counted(features.length, 'cell is', 'cells are')} marked on at least two of ${walks} walks.`,
        },
      ],
    };
  },
});
