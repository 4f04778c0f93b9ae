import type PDFDocument from 'pdfkit';
import { runsOf } from './pdf-runs.ts';
import { printColours } from './print-colours.ts';

type Pdf = InstanceType<typeof PDFDocument>;

export interface TextLook {
  size: number;
  bold?: boolean;
  colour?: string;
}

export function textWidth(pdf: Pdf, text: string, { size, bold = false }: TextLook): number {
  return runsOf(text, bold).reduce(
    (sum, run) => sum + pdf.font(run.font).fontSize(size).widthOfString(run.text),
    0,
  );
}

export function lineHeight({ size }: Pick<TextLook, 'size'>): number {
  return size * 1.35;
}

/** A word that is wider than its column is cut, so that nothing runs into the next one. */
function cutWord(pdf: Pdf, word: string, width: number, look: TextLook): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && textWidth(pdf, part + letter, look) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** The text in lines that fit the width; a line break in the text is one on paper. */
export function linesOf(pdf: Pdf, text: string, width: number, look: TextLook): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const words = paragraph
      .split(/\s+/)
      .flatMap((word) => (textWidth(pdf, word, look) > width ? cutWord(pdf, word, width, look) : [word]));
    const lines: string[] = [];
    let line = '';
    for (const word of words) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && textWidth(pdf, longer, look) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

/** How far below its top a line stands, as a share of the size: that of the Latin letters, so that all scripts do. */
const baselineShare = 1.069;

/** One line on its place; it never breaks and never turns the page. */
export function drawLine(pdf: Pdf, text: string, x: number, y: number, look: TextLook): void {
  let left = x;
  for (const run of runsOf(text, look.bold ?? false)) {
    pdf
      .font(run.font)
      .fontSize(look.size)
      .fillColor(look.colour ?? printColours.ink)
      .text(run.text, left, y, { lineBreak: false, baseline: -baselineShare * look.size });
    left += pdf.widthOfString(run.text);
  }
}
