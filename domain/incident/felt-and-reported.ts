import type { Tell } from '../analysis/analysis.ts';
import { mapTelling } from '../analysis/analysis.ts';
import { type AnalysisInput, compareText } from '../analysis/area-input.ts';
import { walkedCells } from '../analysis/covered-cells.ts';
import { hexagonAt } from '../analysis/hexagon-grid.ts';
import { latticeBand, markedCells, passedCell, shownCounts } from '../analysis/hexagon-people.ts';
import type { Polygon } from '../geo.ts';
import type { LocalizedText } from '../localized.ts';
import { pointPatternSimilarity } from '../statistics/point-pattern-similarity.ts';
import { type ShareInterval, wilsonInterval } from '../statistics/wilson-interval.ts';
import type { IncidentPoints } from './incident-points.ts';

/** With fewer of either kind a share by cell is a drawing of single ones. */
const fewestOfEach = 20;
const fewestCells = 10;
/** With fewer a cell with more felt than reported would be a person's own places. */
const fewestPeople = 3;
/** Above this share of alike areas two patterns are commonly called similar (Andresen and Malleson 2011). */
const similarFrom = 0.8;

export interface ComparedCell {
  readonly id: string;
  readonly geometry: Polygon;
  /** Different people who felt unsafe; null with `fewerThan` where a number could point at a person. */
  readonly nMarked: number | null;
  readonly fewerThan: number | null;
  readonly nPassed: number | null;
  /** The share of those who passed, 0 to 1, by Wilson. */
  readonly marked: ShareInterval | null;
  readonly nReported: number;
  /** Which of the two has the greater part of its own total here. */
  readonly more: 'felt' | 'reported' | 'alike';
}

export interface FeltAndReported {
  readonly refused?: LocalizedText;
  readonly cells: readonly ComparedCell[];
  /** Different people in all cells together; null while there are too few to be told. */
  readonly people: number | null;
  /** Voices in all cells together, each person once a cell: what the shares are of. */
  readonly felt: number;
  readonly reported: number;
  /** The share of the cells with anything where both have the same part of their total. */
  readonly similarity: (ShareInterval & { readonly value: number; readonly cells: number }) | null;
  readonly verdict: 'similar' | 'different' | 'open' | null;
}

/**
 * Where people felt unsafe beside what was reported, over the same hexagons and never blended. Only cells that
 * somebody walked: elsewhere nothing is known of what people felt. The index is SPPT's S over the cells where either
 * has anything; its interval is Wilson's over those cells, so it says how much the number of cells allows, not how the
 * people were chosen.
 * Method: Andresen 2009 (see point-pattern-similarity.ts); threshold of Andresen and Malleson 2011.
 */
export function feltAndReported(
  { marks, passers }: Pick<AnalysisInput, 'marks' | 'passers'>,
  incidents: IncidentPoints,
  { cellMetres, passedWithinMetres }: { cellMetres: number; passedWithinMetres: number },
  seed: number,
  tell: Tell = () => undefined,
): FeltAndReported {
  const band = latticeBand(marks, passers);
  const marked = new Map(markedCells(marks, cellMetres, band).map((entry) => [entry.cell.key, entry]));
  const walked = walkedCells(passers, cellMetres, passedWithinMetres, band);
  for (const [key, { cell }] of marked) walked.set(key, cell);
  tell(0.2);
  const reportedIn = new Map<string, number>();
  for (let index = 0; index < incidents.longitude.length; index++) {
    const position = [incidents.longitude[index] as number, incidents.latitude[index] as number] as const;
    const { key } = hexagonAt(position, cellMetres, band);
    if (walked.has(key)) reportedIn.set(key, (reportedIn.get(key) ?? 0) + 1);
  }
  tell(0.5);
  const cells = [...walked.values()].sort((a, b) => compareText(a.key, b.key));
  const feltBy = cells.map(({ key }) => marked.get(key)?.voices.size ?? 0);
  const reportedBy = cells.map(({ key }) => reportedIn.get(key) ?? 0);
  const [felt, reported] = [total(feltBy), total(reportedBy)];
  const occupied = cells.filter((_, index) => (feltBy[index] ?? 0) + (reportedBy[index] ?? 0) > 0).length;
  const everybody = new Set([...marked.values()].flatMap(({ voices }) => [...voices])).size;
  const people = everybody < fewestPeople ? null : everybody;
  if (people === null || felt < fewestOfEach || reported < fewestOfEach || occupied < fewestCells)
    return {
      refused: tooFew(people, felt, reported, occupied),
      ...{ cells: [], people, felt, reported, similarity: null, verdict: null },
    };
  const { similarityWhereAny, byArea } = pointPatternSimilarity(reportedBy, feltBy, seed);
  const interval = wilsonInterval(Math.round(similarityWhereAny * occupied), occupied);
  const passed = passedCell(passers, passedWithinMetres);
  const verdict =
    interval.low >= similarFrom ? 'similar' : interval.high < similarFrom ? 'different' : 'open';
  return {
    cells: mapTelling(
      cells,
      (share) => tell(0.6 + 0.4 * share),
      (cell, index) => {
        const voices = marked.get(cell.key)?.voices ?? new Set();
        const sign = byArea[index] ?? 0;
        return {
          id: cell.key,
          geometry: cell.polygon,
          ...shownCounts(voices.size, passed(cell, voices)),
          nReported: reportedBy[index] ?? 0,
          more: sign === 0 ? 'alike' : sign > 0 ? 'reported' : 'felt',
        };
      },
    ),
    people,
    felt,
    reported,
    similarity: { value: similarityWhereAny, ...interval, cells: occupied },
    verdict,
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function tooFew(people: number | null, felt: number, reported: number, cells: number): LocalizedText {
  const who = people ?? `< ${fewestPeople}`;
  return {
    sv: `Där ni har gått finns ${who} personer som markerat (${felt} när var och en räknas en gång i varje ruta), ${reported} anmälda händelser och ${cells} rutor med något. En jämförelse behöver minst ${fewestPeople} personer, ${fewestOfEach} när de räknas i varje ruta, ${fewestOfEach} händelser och ${fewestCells} rutor.`,
    en: `Where you walked there are ${who} people who marked (${felt} with each counted once in each cell), ${reported} reported incidents and ${cells} cells with anything. A comparison needs at least ${fewestPeople} people, ${fewestOfEach} as counted in each cell, ${fewestOfEach} incidents and ${fewestCells} cells.`,
  };
}
