import { z } from 'zod';
import { type Polygon, roundPosition } from '../geo.ts';
import type { LocalizedText } from '../localized.ts';
import { defineAnalysis, refusal } from './analysis.ts';
import { type AreaMark, compareText } from './area-input.ts';
import { blobOutlines } from './blob-outlines.ts';
import { cellParameters } from './cell-parameters.ts';
import { counted } from './counted.ts';
import { fewestShownVoices, shownCounts } from './hexagon-people.ts';
import { type KernelGrid, kernelGrid, kernels } from './kernel-grid.ts';
import { nearPolygon } from './nearness.ts';
import { whoPassed } from './passed.ts';
import { type Plane, planeAround } from './plane.ts';

/** With fewer marks a surface is a drawing of single marks. */
const fewestMarks = 10;
const cellsAtMost = 1_000_000;

const levels = [
  { value: 'three', times: 3, label: { sv: 'Minst 3 gånger medel', en: 'At least 3 times the mean' } },
  { value: 'six', times: 6, label: { sv: 'Minst 6 gånger medel', en: 'At least 6 times the mean' } },
] as const;

const kernelNames = {
  quartic: { sv: 'tvärt slut vid gränsen (biweight)', en: 'ends at the limit (biweight)' },
  gaussian: { sv: 'tunnas ut (normalfördelning)', en: 'thins out (Gaussian)' },
} as const satisfies Record<(typeof kernels)[number], LocalizedText>;

/** Where marks lie close, as outlines with the number of people in each, never as a glow without numbers. */
export const kernelDensity = defineAnalysis({
  id: 'kernel-density',
  label: { sv: 'Var markeringarna ligger tätt', en: 'Where marks lie close' },
  explanation: {
    sv: 'Varje markering sprids ut över några tiotal meter. Där ytan blir minst tre gånger så tät som i medel ritas en gräns, med antalet personer inuti. Markeringar ligger tätt där många gick: jämför med var någon har gått.',
    en: 'Each mark is spread over some tens of metres. Where the surface is at least three times as dense as the mean, an outline is drawn with the number of people inside. Marks lie close where many walked: compare with where anybody walked.',
  },
  parameters: z.strictObject({
    bandwidthMetres: z
      .number()
      .min(10)
      .max(2000)
      .default(50)
      .meta({
        label: { sv: 'Hur långt en markering sprids, i meter', en: 'How far a mark is spread, in metres' },
      }),
    cellMetres: z.number().min(5).max(500).default(10),
    kernel: z
      .enum(kernels)
      .default('quartic')
      .meta({ label: { sv: 'Hur den sprids', en: 'How it is spread' }, options: kernelNames }),
    passedWithinMetres: cellParameters.passedWithinMetres,
  }),
  legend: {
    title: { sv: 'Täthet', en: 'Density' },
    property: 'level',
    entries: levels.map(({ value, label }) => ({ value, label })),
  },
  run(input, { bandwidthMetres, cellMetres, kernel, passedWithinMetres }) {
    const marks = [...input.marks].sort((a, b) => compareText(a.id, b.id));
    const [first] = marks;
    if (first === undefined || marks.length < fewestMarks)
      return refusal({
        sv: `Bara ${counted(marks.length, 'markering', 'markeringar')}. En yta behöver minst ${fewestMarks}.`,
        en: `Only ${counted(marks.length, 'mark', 'marks')}. A surface needs at least ${fewestMarks}.`,
      });
    const plane = planeAround(first.position);
    const places = marks.map(({ position }) => plane.toFlat(position));
    const x = Float64Array.from(places, ([east]) => east);
    const y = Float64Array.from(places, ([, north]) => north);
    const grid = gridAround(x, y, bandwidthMetres, cellMetres);
    if (grid.columns * grid.rows > cellsAtMost)
      return refusal({
        sv: 'Markeringarna ligger för långt ifrån varandra för så små rutor.',
        en: 'The marks are too far apart for cells this small.',
      });
    const surface = kernelGrid(x, y, grid, bandwidthMetres, kernel);
    const touched = surface.filter((value) => value > 0);
    const mean = touched.reduce((sum, value) => sum + value, 0) / touched.length;
    const cellOf = (index: number) =>
      Math.floor(((y[index] ?? 0) - grid.south) / cellMetres) * grid.columns +
      Math.floor(((x[index] ?? 0) - grid.west) / cellMetres);
    const passersNear = whoPassed(input.passers);
    const features = levels.flatMap(({ value, times }) =>
      blobOutlines(
        Uint8Array.from(surface, (density) => (density >= times * mean ? 1 : 0)),
        grid,
      ).flatMap(({ cells, rings }) => {
        const inside = new Set(cells);
        const voices = new Set(
          marks.filter((_, index) => inside.has(cellOf(index))).map(({ voice }) => voice),
        );
        // An outline around one mark would say where that mark is.
        if (voices.size < fewestShownVoices) return [];
        const geometry: Polygon = { type: 'Polygon', coordinates: toRings(rings, plane) };
        const [corner] = geometry.coordinates[0] ?? [];
        const near = nearPolygon(geometry, corner ?? first.position, passedWithinMetres);
        const nPassed = new Set([...passersNear(near), ...voices]).size;
        return {
          type: 'Feature' as const,
          geometry,
          properties: { kind: 'kernel-density', level: value, ...shownCounts(voices.size, nPassed) },
        };
      }),
    );
    return {
      collection: { type: 'FeatureCollection', features },
      notes: [
        {
          sv: `${marks.length} markeringar, spridda över ${bandwidthMetres} m. Medel räknas där någon markering når.`,
          en: `${marks.length} marks, spread over ${bandwidthMetres} m. The mean is taken where a mark reaches.`,
        },
      ],
    };
  },
});

function toRings(rings: readonly (readonly AreaMark['position'][])[], plane: Plane): [number, number][][] {
  return rings.map((ring) => ring.map((place) => roundPosition(plane.toPosition(place))));
}

function gridAround(x: Float64Array, y: Float64Array, margin: number, cellMetres: number): KernelGrid {
  const least = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b));
  const snap = (value: number) => Math.floor(value / cellMetres) * cellMetres;
  const west = snap(least(x) - margin);
  const south = snap(least(y) - margin);
  const cells = (from: number, to: number) => Math.ceil((to + margin - from) / cellMetres) + 1;
  return { west, south, cellMetres, columns: cells(west, most(x)), rows: cells(south, most(y)) };
}
