import { z } from 'zod';
import type { ParticipantId } from '../ids.ts';
import { defineAnalysis, mapTelling } from './analysis.ts';
import { compareText } from './area-input.ts';
import { cellParameters } from './cell-parameters.ts';
import { type HexagonCell, hexagonAt } from './hexagon-grid.ts';
import { nearPolygon } from './nearness.ts';
import { whoPassed } from './passed.ts';

/** Below this a number could point at a person: the cell is shown, its number is not. */
const fewestShownVoices = 3;

const levels = [
  { value: 'fewer', from: 1, label: { sv: 'färre än 3 personer', en: 'fewer than 3 people' } },
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
    entries: levels.map(({ value, label }) => ({ value, label })),
  },
  run(input, { cellMetres, passedWithinMetres }, tell) {
    const cells = new Map<string, { cell: HexagonCell; voices: Set<ParticipantId> }>();
    for (const { position, voice } of input.marks) {
      const cell = hexagonAt(position, cellMetres);
      const entry = cells.get(cell.key) ?? { cell, voices: new Set() };
      entry.voices.add(voice);
      cells.set(cell.key, entry);
    }
    const passersNear = whoPassed(input.passers);
    const inOrder = [...cells.values()].sort((a, b) => compareText(a.cell.key, b.cell.key));
    const features = mapTelling(inOrder, tell, ({ cell, voices }) => {
      const passed = passersNear(nearPolygon(cell.polygon, cell.centre, passedWithinMetres));
      const shown = voices.size >= fewestShownVoices;
      return {
        type: 'Feature' as const,
        geometry: cell.polygon,
        properties: {
          kind: 'density',
          cell: cell.key,
          level: levels.findLast(({ from }) => voices.size >= from)?.value ?? 'fewer',
          nMarked: shown ? voices.size : null,
          fewerThan: shown ? null : fewestShownVoices,
          nPassed: shown ? new Set([...passed, ...voices]).size : null,
        },
      };
    });
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
