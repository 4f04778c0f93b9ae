import { encode } from 'uqr';
import { stickersOfStrip } from '../../domain/paper-sticker.ts';
import type { PdfPaper } from './pdf-paper.ts';
import { drawLine } from './pdf-text.ts';
import { printColours } from './print-colours.ts';

/** Labels of 70 by 37 millimetres, three across and eight down, as they are sold on A4. */
const across = 3;
const labelWidth = 595.28 / across;
const labelHeight = 841.89 / stickersOfStrip;
const inset = 24;
const qrPoints = 62;

interface Stickers {
  strips: number;
  /** Where typing the sticker begins. */
  addressOf(sticker: number): string;
  /** The words on it besides its number. */
  labelOf(strip: number): string;
}

/** One column a person: the strip is cut off and given away whole. */
export function drawStickers(paper: PdfPaper, { strips, addressOf, labelOf }: Stickers): void {
  for (let strip = 1; strip <= strips; strip += 1) {
    const column = (strip - 1) % across;
    if (column === 0) {
      paper.nextPage();
      paper.withoutFoot();
    }
    for (let row = 0; row < stickersOfStrip; row += 1) {
      const sticker = (strip - 1) * stickersOfStrip + row + 1;
      const [left, top] = [column * labelWidth + inset, row * labelHeight + (labelHeight - qrPoints) / 2];
      const label = paper.element('P');
      label.add(() => {
        drawLine(paper.pdf, String(sticker), left, top, { size: 30, bold: true });
        drawLine(paper.pdf, labelOf(strip), left, top + 44, { size: 9, colour: printColours.inkSoft });
      });
      label.end();
      paper.decorate(() =>
        drawCode(paper, addressOf(sticker), left + labelWidth - inset - qrPoints - 14, top),
      );
    }
  }
}

function drawCode({ pdf }: PdfPaper, text: string, left: number, top: number): void {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const side = qrPoints / data.length;
  // A hair wider than its square, so that printers leave no white lines between them.
  for (const [row, modules] of data.entries())
    for (const [column, isDark] of modules.entries())
      if (isDark) pdf.rect(left + column * side, top + row * side, side + 0.06, side + 0.06);
  pdf.fill('#000000');
}
