import type { PdfPaper } from './pdf-paper.ts';
import { drawLine, lineHeight, linesOf } from './pdf-text.ts';
import { printColours } from './print-colours.ts';

export interface TableColumn {
  label: string;
  /** Its share of the width, in relation to the others. */
  share: number;
}

/** Each cell is its lines; the first cell of a row is the row's heading. */
export type TableRow = readonly (readonly string[])[];

interface Cell {
  lines: readonly string[];
  left: number;
}

export interface TableLook {
  size?: number;
  /** The least height of a row, for tables that are written in by hand. */
  rowHeight?: number;
  /** Lines between the columns too. */
  grid?: boolean;
}

const padding = 3;

/**
 * A table with its headings on every page (those after the first are decoration: the structure has them once). A
 * row is never cut by the edge of a page unless it is longer than one.
 */
export function drawTable(
  paper: PdfPaper,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { size = 7, rowHeight = 0, grid = false }: TableLook = {},
): void {
  const { pdf } = paper;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (share / shares) * paper.width);
  const lefts = widths.map(
    (_, index) => paper.left + widths.slice(0, index).reduce((sum, one) => sum + one, 0),
  );
  const head = { size: size - 0.5, bold: true };
  const line = lineHeight({ size });

  const cellsOf = (row: TableRow, isHead: boolean): Cell[] =>
    widths.map((width, index) => ({
      left: lefts[index] ?? paper.left,
      lines: (row[index] ?? []).flatMap((text) =>
        linesOf(pdf, text, width - 2 * padding, isHead ? head : { size, bold: index === 0 }),
      ),
    }));
  const heightOf = (cells: readonly Cell[]): number =>
    Math.max(1, ...cells.map(({ lines }) => lines.length)) * line + 2 * padding;
  const drawCell = ({ lines, left }: Cell, top: number, bold: boolean, at: number): void => {
    for (const [index, text] of lines.entries())
      drawLine(pdf, text, left + padding, top + padding + index * line, { size: at, bold });
  };
  const rule = (top: number): void =>
    paper.decorate(() =>
      pdf
        .undash()
        .moveTo(paper.left, top)
        .lineTo(paper.left + paper.width, top)
        .lineWidth(0.5)
        .stroke(printColours.line),
    );

  const columnLines = (top: number, height: number): void =>
    paper.decorate(() => {
      for (const x of [...lefts, paper.left + paper.width])
        pdf
          .moveTo(x, top)
          .lineTo(x, top + height)
          .lineWidth(0.5)
          .stroke(printColours.line);
    });

  const headings = cellsOf(
    columns.map(({ label }) => [label]),
    true,
  );
  const headHeight = heightOf(headings);
  const band = (): void =>
    paper.decorate(() => pdf.rect(paper.left, paper.top, paper.width, headHeight).fill(printColours.band));

  paper.reserve(headHeight + 40);
  const table = paper.element('Table');
  const headRow = paper.element('TR', table);
  band();
  for (const cell of headings) {
    const { top } = paper;
    const heading = paper.element('TH', headRow, { scope: 'Column' });
    heading.add(() => drawCell(cell, top, true, head.size));
    heading.end();
  }
  headRow.end();
  paper.top += headHeight;

  for (const row of rows) {
    const cells = cellsOf(row, false);
    const height = Math.max(rowHeight, heightOf(cells));
    if (paper.reserve(height)) {
      band();
      paper.decorate(() => {
        for (const cell of headings) drawCell(cell, paper.top, true, head.size);
      });
      paper.top += headHeight;
    }
    const { top } = paper;
    const tableRow = paper.element('TR', table);
    for (const [index, cell] of cells.entries()) {
      const isHeading = index === 0;
      const element = paper.element(isHeading ? 'TH' : 'TD', tableRow, isHeading ? { scope: 'Row' } : {});
      if (cell.lines.length > 0) element.add(() => drawCell(cell, top, isHeading, size));
      element.end();
    }
    tableRow.end();
    paper.top += height;
    rule(paper.top);
    if (grid) columnLines(top, height);
  }
  table.end();
  paper.top += 6;
}
