import type { ParticipantId } from '../ids.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { type AreaMark, compareText, type Passer } from './area-input.ts';
import { type HexagonCell, hexagonAt, latitudeBand } from './hexagon-grid.ts';
import { nearPolygon } from './nearness.ts';
import { whoPassed } from './passed.ts';

/** Below this a number could point at a person: the cell is shown, its number is not. */
export const fewestShownVoices = 3;

/** A cell and who marked it. */
export interface MarkedCell {
  readonly cell: HexagonCell;
  readonly marks: readonly AreaMark[];
  readonly voices: ReadonlySet<ParticipantId>;
}

/** The cells that somebody marked, in the order of their keys. All are of one lattice. */
export function markedCells(marks: readonly AreaMark[], cellMetres: number, band?: number): MarkedCell[] {
  const cells = new Map<string, { cell: HexagonCell; marks: AreaMark[]; voices: Set<ParticipantId> }>();
  for (const mark of [...marks].sort((a, b) => compareText(a.id, b.id))) {
    const cell = hexagonAt(mark.position, cellMetres, band);
    const entry = cells.get(cell.key) ?? { cell, marks: [], voices: new Set() };
    entry.marks.push(mark);
    entry.voices.add(mark.voice);
    cells.set(cell.key, entry);
  }
  return [...cells.values()].sort((a, b) => compareText(a.cell.key, b.cell.key));
}

/** Prepares the question how many people passed a cell; whoever marked it did. */
export function passedCell(passers: readonly Passer[], withinMetres: number) {
  const passersNear = whoPassed(passers);
  return (cell: HexagonCell, voices: ReadonlySet<ParticipantId>): number =>
    new Set([...passersNear(nearPolygon(cell.polygon, cell.centre, withinMetres)), ...voices]).size;
}

/** "6 of 12, likely 25-75 %" as properties, without any number below three people who marked. */
export function shownCounts(nMarked: number, nPassed: number) {
  const shown = nMarked === 0 || nMarked >= fewestShownVoices;
  return {
    nMarked: shown ? nMarked : null,
    fewerThan: shown ? null : fewestShownVoices,
    nPassed: shown ? nPassed : null,
    /** The share of those who passed, 0 to 1; null where nobody did. */
    marked: shown && nPassed > 0 ? wilsonInterval(nMarked, nPassed) : null,
  };
}

/** One lattice for all of an input: the stretch of the degree that most of it lies in. */
export function latticeBand(marks: readonly AreaMark[], passers: readonly Passer[]): number {
  const counts = new Map<number, number>();
  const add = (latitude: number) => {
    const band = latitudeBand(latitude);
    counts.set(band, (counts.get(band) ?? 0) + 1);
  };
  for (const { position } of marks) add(position[1]);
  if (marks.length === 0)
    for (const { route } of passers) for (const [, latitude] of route?.coordinates ?? []) add(latitude);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
