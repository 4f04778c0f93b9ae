import { fileURLToPath } from 'node:url';

/** A piece of a line that is drawn with one font, in the order in which the eye meets it from the left. */
export interface TextRun {
  text: string;
  /** Path of the font's file. */
  font: string;
}

/**
 * What is written in Sweden's schools and stairwells: Latin, Greek, Cyrillic, Vietnamese, Devanagari, and Arabic with
 * its many languages. One file a script, embedded as far as used. Letters of other scripts have none.
 */
const scripts = [
  [
    'noto-sans/files/noto-sans-latin',
    /[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u200b\u2010-\u2027\u202f-\u205e\u20ac\u2122\u2212]/,
  ],
  ['noto-sans/files/noto-sans-latin-ext', /[\u0100-\u024f\u1e00-\u1e9f]/],
  ['noto-sans/files/noto-sans-vietnamese', /[\u1ea0-\u1ef9]/],
  ['noto-sans/files/noto-sans-greek', /[\u0370-\u0377\u037a-\u03ff]/],
  ['noto-sans/files/noto-sans-greek-ext', /[\u1f00-\u1fff]/],
  ['noto-sans/files/noto-sans-cyrillic', /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/],
  ['noto-sans/files/noto-sans-cyrillic-ext', /[\u0460-\u048f\u0492-\u04af\u04b2-\u052f]/],
  ['noto-sans/files/noto-sans-devanagari', /[\u0900-\u097f]/],
  [
    'noto-sans-arabic/files/noto-sans-arabic-arabic',
    /[\u0600-\u06ff\u0750-\u077f\u200c-\u200d\ufb50-\ufdff\ufe70-\ufefc]/,
  ],
] as const;
const [latin] = scripts[0];
const rightToLeft = /[\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/;
const strongLeftToRight = /\p{L}/u;
/** Marks of direction say nothing on paper, where the direction is worked out here. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
/** Stands for a letter that no font of ours has, so that the reader sees that something is missing. */
const unknownLetter = '?';
const mirrored: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '«': '»',
  '»': '«',
};

const files = new Map<string, string>();
function fileOf(name: string, bold: boolean): string {
  const path = `@fontsource/${name}-${bold ? 700 : 400}-normal.woff`;
  const known = files.get(path) ?? fileURLToPath(import.meta.resolve(path));
  files.set(path, known);
  return known;
}

const arabicWord =
  /[\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff\u0750-\u077f\u200c-\u200d\ufb50-\ufdff\ufe70-\ufefc]+/;
const number = /[\d\u0660-\u0669\u06f0-\u06f9]+(?:[.,:][\d\u0660-\u0669\u06f0-\u06f9]+)*/;
const anyPiece = new RegExp(`${arabicWord.source}|${number.source}|.`, 'gsu');

/** Words of Arabic, numbers, and each other letter by itself. */
function piecesOf(text: string): string[] {
  return text.match(anyPiece) ?? [];
}

/**
 * The pieces from the left: a stretch that is written from the right, with the spaces, signs and numbers inside it, is
 * turned around as a whole; so is a line that has nothing else. Letters within a word are turned by the font. This is
 * the part of the Unicode bidirectional algorithm that short notes need; a line that begins in Arabic and goes on in
 * Latin keeps the Latin order of its stretches.
 */
function fromTheLeft(pieces: readonly string[]): string[] {
  const turn = (some: readonly string[]) => some.toReversed().map((piece) => mirrored[piece] ?? piece);
  const isAllRight = !pieces.some((piece) => !rightToLeft.test(piece) && strongLeftToRight.test(piece));
  if (isAllRight && pieces.some((piece) => rightToLeft.test(piece))) return turn(pieces);
  const out: string[] = [];
  let stretch: string[] = [];
  const close = (): void => {
    const last = stretch.findLastIndex((piece) => rightToLeft.test(piece));
    out.push(...turn(stretch.slice(0, last + 1)), ...stretch.slice(last + 1));
    stretch = [];
  };
  for (const piece of pieces) {
    const isRight = rightToLeft.test(piece);
    if (!isRight && strongLeftToRight.test(piece)) close();
    if (isRight || stretch.length > 0) stretch.push(piece);
    else out.push(piece);
  }
  close();
  return out;
}

/** The line as runs of one font each. */
export function runsOf(text: string, bold: boolean): TextRun[] {
  const plain = text.normalize('NFC').replaceAll(directionMarks, '').replaceAll(/\s/g, ' ');
  const runs: TextRun[] = [];
  for (const piece of fromTheLeft(piecesOf(plain))) {
    const script = scripts.find(([, letters]) => letters.test(piece));
    const font = fileOf(script?.[0] ?? latin, bold);
    const shown = script === undefined ? unknownLetter : piece;
    const last = runs.at(-1);
    // Two words of Arabic never meet: the space between them has a font of its own.
    if (last?.font === font) last.text += shown;
    else runs.push({ text: shown, font });
  }
  return runs;
}
