import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { unpackWoff } from './unpack-woff.ts';

interface ImageText {
  text: string;
  bold?: boolean;
  /** In pixels. */
  size: number;
  colour: string;
  /** A longer text goes over to the next line; in pixels. */
  width: number;
}

const weights = { normal: 400, bold: 700 } as const;
let folder: Promise<string> | undefined;

/** The letters that we ship, as files that the library reads; the same on every machine, whatever fonts it has. */
async function fontFolder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'lykta-letters-'));
  for (const [name, weight] of Object.entries(weights)) {
    const woff = import.meta.resolve(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff`);
    await writeFile(join(made, `${name}.ttf`), unpackWoff(await readFile(fileURLToPath(woff))));
  }
  return made;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as a picture with a clear ground, cut to its letters. */
export async function textImage({ text, bold = false, size, colour, width }: ImageText) {
  folder ??= fontFolder();
  const name = bold ? 'bold' : 'normal';
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(text)}</span>`,
      font: `Noto Sans ${bold ? 'Bold ' : ''}${size}`,
      fontfile: join(await folder, `${name}.ttf`),
      rgba: true,
      dpi: 72,
      width,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}
