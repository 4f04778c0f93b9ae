import { z } from 'zod';
import type { LocalizedText } from '../localized.ts';
import { defineAnalysis, mapTelling } from './analysis.ts';
import { compareText } from './area-input.ts';
import { cellParameters } from './cell-parameters.ts';
import { counted } from './counted.ts';
import { cellsWithin, isTooLarge, walkedCells } from './covered-cells.ts';
import { latticeBand, markedCells, passedCell, shownCounts } from './hexagon-people.ts';

/**
 * Where anybody walked at all. Who passed a cell is known from the route of the walk as far as the person went, from
 * their group's stops and from their own marks and ratings; phones send no trail.
 */
export const exposure = defineAnalysis({
  id: 'exposure',
  label: { sv: 'Var någon har gått', en: 'Where anybody walked' },
  explanation: {
    sv: 'Bleka rutor: någon gick förbi och ingen markerade. Färgade rutor: någon markerade, av dem som gick förbi. Streckade rutor: ingen gick där, så där vet vi ingenting.',
    en: 'Pale cells: somebody passed and nobody marked. Coloured cells: somebody marked, of those who passed. Hatched cells: nobody walked there, so nothing is known.',
  },
  parameters: z.strictObject(cellParameters),
  legend: {
    title: { sv: 'Gått och markerat', en: 'Walked and marked' },
    property: 'level',
    entries: [
      { value: 'not_walked', look: 'unknown', label: { sv: 'Ingen har gått här', en: 'Nobody walked here' } },
      {
        value: 'walked',
        look: 'quiet',
        label: { sv: 'Någon gick, ingen markerade', en: 'Walked, nothing marked' },
      },
      { value: 'marked', label: { sv: 'Någon markerade', en: 'Somebody marked' } },
    ],
  },
  run(input, { cellMetres, passedWithinMetres }, tell) {
    const band = latticeBand(input.marks, input.passers);
    const marked = new Map(
      markedCells(input.marks, cellMetres, band).map((entry) => [entry.cell.key, entry]),
    );
    const walked = walkedCells(input.passers, cellMetres, passedWithinMetres, band);
    const within = cellsWithin(input.extents ?? [], cellMetres, band);
    const passed = passedCell(input.passers, passedWithinMetres);
    const cells = new Map([
      ...within,
      ...walked,
      ...[...marked].map(([key, { cell }]) => [key, cell] as const),
    ]);
    const inOrder = [...cells.values()].sort((a, b) => compareText(a.key, b.key));
    const features = mapTelling(inOrder, tell, (cell) => {
      const voices = marked.get(cell.key)?.voices ?? new Set();
      const nPassed = passed(cell, voices);
      const level = voices.size > 0 ? 'marked' : nPassed > 0 ? 'walked' : 'not_walked';
      return {
        type: 'Feature' as const,
        geometry: cell.polygon,
        properties: { kind: 'exposure', cell: cell.key, level, ...shownCounts(voices.size, nPassed) },
      };
    });
    const empty = features.filter(({ properties }) => properties.level === 'not_walked').length;
    const leftOut = (input.extents ?? []).filter((extent) => isTooLarge(extent, cellMetres)).length;
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `I ${empty} av ${counted(features.length, 'ruta', 'rutor')} har ingen gått.`,
          en: `In ${empty} of ${counted(features.length, 'cell', 'cells')} nobody walked.`,
        },
        ...(leftOut === 0 ? [] : [tooLarge]),
      ],
    };
  },
});

const tooLarge: LocalizedText = {
  sv: 'Området är för stort för så små rutor. Därför saknas rutor där ingen har gått.',
  en: 'The area is too large for cells this small. Cells where nobody walked are therefore missing.',
};
