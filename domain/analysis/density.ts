import { z } from 'zod';
import { defineAnalysis, mapTelling } from './analysis.ts';
import { cellParameters } from './cell-parameters.ts';
import { markedCells, passedCell, shownCounts } from './hexagon-people.ts';

const levels = [
  { value: 'fewer', from: 1, look: 'few', label: { sv: 'färre än 3 personer', en: 'fewer than 3 people' } },
  { value: 'three', from: 3, label: { sv: '3–4 personer', en: '3–4 people' } },
  { value: 'five', from: 5, label: { sv: '5–9 personer', en: '5–9 people' } },
  { value: 'ten', from: 10, label: { sv: '10 personer eller fler', en: '10 people or more' } },
] as const;

/** People by hexagon: how many different people marked each cell, never how many marks and never where in it. */
export const density = defineAnalysis({
  id: 'density',
  label: { sv: 'Hur många som markerat', en: 'How many people marked' },
  explanation: {
    sv: 'Kartan är delad i sexkanter. Varje ruta visar hur många olika personer som markerat otrygghet där, av dem som gick förbi. Färre än tre personer visas utan siffra.',
    en: 'The map is divided into hexagons. Each shows how many different people marked it as unsafe, of those who passed. Fewer than three people are shown without a number.',
  },
  parameters: z.strictObject(cellParameters),
  legend: {
    title: { sv: 'Personer som markerat', en: 'People who marked' },
    property: 'level',
    entries: levels.map(({ from: _, ...entry }) => entry),
  },
  run({ marks, passers }, { cellMetres, passedWithinMetres }, tell) {
    const passed = passedCell(passers, passedWithinMetres);
    const features = mapTelling(markedCells(marks, cellMetres), tell, ({ cell, voices }) => ({
      type: 'Feature' as const,
      geometry: cell.polygon,
      properties: {
        kind: 'density',
        cell: cell.key,
        level: levels.findLast(({ from }) => voices.size >= from)?.value ?? 'fewer',
        ...shownCounts(voices.size, passed(cell, voices)),
      },
    }));
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: 'Tomma ytor säger inget: där kan ingen ha gått.',
          en: 'Empty ground says nothing: perhaps nobody walked there.',
        },
      ],
    };
  },
});
