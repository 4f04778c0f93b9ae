import { fileURLToPath } from 'node:url';
import type PDFDocument from 'pdfkit';
import { printColours } from './print-colours.ts';

type Pdf = InstanceType<typeof PDFDocument>;

const file = (name: string): string =>
  fileURLToPath(import.meta.resolve(`@fontsource/noto-sans/files/noto-sans-${name}.woff`));

/** The letters of Western Europe, and those of the rest of Europe, each in two weights. Embedded as far as used. */
const fonts = {
  normal: file('latin-400-normal'),
  bold: file('latin-700-normal'),
  normalMore: file('latin-ext-400-normal'),
  boldMore: file('latin-ext-700-normal'),
} as const;

const latin =
  /[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/;
const latinMore = /[\u0100-\u024f\u1e00-\u1e9f]/;
/** Stands for a letter that no font of ours has, so that the reader sees that something is missing. */
const unknownLetter = '?';

export interface TextLook {
  size: number;
  bold?: boolean;
  colour?: string;
}

interface Run {
  text: string;
  font: string;
}

function runsOf(text: string, bold: boolean): Run[] {
  const runs: Run[] = [];
  for (const letter of text.normalize('NFC').replaceAll(/\s/g, ' ')) {
    const isMore = latinMore.test(letter);
    const font = isMore ? (bold ? fonts.boldMore : fonts.normalMore) : bold ? fonts.bold : fonts.normal;
    const shown = isMore || latin.test(letter) ? letter : unknownLetter;
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ text: shown, font });
  }
  return runs;
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

/** One line on its place; it never breaks and never turns the page. */
export function drawLine(pdf: Pdf, text: string, x: number, y: number, look: TextLook): void {
  let left = x;
  for (const run of runsOf(text, look.bold ?? false)) {
    pdf
      .font(run.font)
      .fontSize(look.size)
      .fillColor(look.colour ?? printColours.ink)
      .text(run.text, left, y, { lineBreak: false });
    left += pdf.widthOfString(run.text);
  }
}
