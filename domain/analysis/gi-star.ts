import { z } from 'zod';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts';
import { twoSidedP } from '../statistics/normal-tail.ts';
import { defineAnalysis, mapTelling, refusal } from './analysis.ts';
import { compareText } from './area-input.ts';
import { cellParameters } from './cell-parameters.ts';
import { counted } from './counted.ts';
import { walkedCells } from './covered-cells.ts';
import { giStarScores, hexagonNeighbours } from './gi-star-scores.ts';
import { latticeBand, markedCells, passedCell, shownCounts } from './hexagon-people.ts';

/** With fewer occupied cells z-scores are not near normal. */
const fewestCells = 30;

const levels = [
  { value: 'cold', look: 'less', label: { sv: 'Färre än väntat', en: 'Fewer than expected' } },
  { value: 'ordinary', look: 'quiet', label: { sv: 'Inget att säga', en: 'Nothing to say' } },
  {
    value: 'hot_90',
    label: { sv: 'Fler än väntat, 90\u00a0%\u00a0säkert', en: 'More than expected, 90\u00a0%\u00a0sure' },
  },
  {
    value: 'hot_95',
    label: { sv: 'Fler än väntat, 95\u00a0%\u00a0säkert', en: 'More than expected, 95\u00a0%\u00a0sure' },
  },
  {
    value: 'hot_99',
    label: { sv: 'Fler än väntat, 99\u00a0%\u00a0säkert', en: 'More than expected, 99\u00a0%\u00a0sure' },
  },
] as const;

type Level = (typeof levels)[number]['value'];

function levelOf(score: number, p: number): Level {
  if (p > 0.1) return 'ordinary';
  if (score < 0) return 'cold';
  return p <= 0.01 ? 'hot_99' : p <= 0.05 ? 'hot_95' : 'hot_90';
}

/** Getis-Ord Gi* over the cells that somebody walked, corrected for their number; it refuses where they are few. */
export const giStar = defineAnalysis({
  id: 'gi-star',
  label: { sv: 'Fler än väntat (Gi*)', en: 'More than expected (Gi*)' },
  explanation: {
    sv: 'Varje ruta jämförs, tillsammans med sina grannar, med alla rutor där någon har gått. Fler än väntat betyder att så många markeringar på ett ställe sällan blir så av en slump. Sannolikheterna är rättade för att många rutor prövas samtidigt.',
    en: 'Each cell, with its neighbours, is compared with all cells that somebody walked. More than expected means that so many marks in one place seldom come about by chance. The probabilities are corrected for testing many cells at once.',
  },
  parameters: z.strictObject(cellParameters),
  legend: {
    title: { sv: 'Jämfört med slumpen', en: 'Compared with chance' },
    property: 'level',
    entries: levels,
  },
  run({ marks, passers }, { cellMetres, passedWithinMetres }, tell) {
    const band = latticeBand(marks, passers);
    const marked = new Map(markedCells(marks, cellMetres, band).map((entry) => [entry.cell.key, entry]));
    if (marked.size < fewestCells)
      return refusal({
        sv: `Bara ${counted(marked.size, 'ruta', 'rutor')} har markeringar. Metoden behöver minst ${fewestCells} för att säga något säkert.`,
        en: `Only ${counted(marked.size, 'cell has', 'cells have')} marks. The method needs at least ${fewestCells} to say anything.`,
      });
    const walked = walkedCells(passers, cellMetres, passedWithinMetres, band);
    for (const [key, { cell }] of marked) walked.set(key, cell);
    const cells = [...walked.values()].sort((a, b) => compareText(a.key, b.key));
    const people = cells.map(({ key }) => marked.get(key)?.voices.size ?? 0);
    const neighbours = hexagonNeighbours(
      Int32Array.from(cells, ({ row }) => row),
      Int32Array.from(cells, ({ column }) => column),
    );
    const scores = giStarScores(Float64Array.from(people), neighbours);
    const adjusted = benjaminiHochberg(Array.from(scores, twoSidedP));
    const isFew = people.map((count) => shownCounts(count, count).nMarked === null);
    // Beside cells whose number is hidden the exact score would give it away.
    const isBesideFew = (index: number): boolean =>
      neighbours.list
        .subarray(neighbours.start[index], neighbours.start[index + 1])
        .some((other) => isFew[other] === true);
    const passed = passedCell(passers, passedWithinMetres);
    const features = mapTelling(cells, tell, (cell, index) => {
      const score = scores[index] ?? 0;
      const voices = marked.get(cell.key)?.voices ?? new Set();
      const counts = shownCounts(voices.size, passed(cell, voices));
      return {
        type: 'Feature' as const,
        geometry: cell.polygon,
        properties: {
          kind: 'gi-star',
          cell: cell.key,
          level: levelOf(score, adjusted[index] ?? 1),
          ...counts,
          z: counts.nMarked === null || isBesideFew(index) ? null : Math.round(score * 100) / 100,
        },
      };
    });
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `${cells.length} rutor där någon har gått är jämförda, ${marked.size} av dem har markeringar.`,
          en: `${cells.length} cells that somebody walked are compared; ${marked.size} of them have marks.`,
        },
      ],
    };
  },
});
