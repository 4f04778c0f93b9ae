import sharp from 'sharp';
import { textImage } from './text-image.ts';

/** What the picture says: everything on it also stands in its text alternative. */
export interface ShareCard {
  /** Above the title: whose it is. */
  above: string;
  title: string;
  /** Figures with what they count, at most four. */
  figures: readonly { figure: string; words: string }[];
  /** Who stands behind it and when. */
  quality: string;
  below: string;
}

const width = 1200;
const height = 630;
const margin = 72;
/** The night of the start page with the light of a lantern. */
const night = { ground: '#0d1520', ink: '#eef2f6', soft: '#a9b6c4', lantern: '#f2b233' } as const;

const ground = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <defs><radialGradient id="light" cx="86%" cy="104%" r="62%">
    <stop offset="0" stop-color="${night.lantern}" stop-opacity="0.55"/>
    <stop offset="1" stop-color="${night.lantern}" stop-opacity="0"/>
  </radialGradient></defs>
  <rect width="${width}" height="${height}" fill="${night.ground}"/>
  <rect width="${width}" height="${height}" fill="url(#light)"/>
  <g transform="translate(${margin} ${margin}) scale(2)">
    <path d="M16 4.500v3M9 13l7-5.500L23 13M11 26h10" fill="none" stroke="${night.lantern}" stroke-width="2.200" stroke-linecap="round" stroke-linejoin="round"/>
    <path d="M10.500 13.500h11L20 23.500h-8z" fill="${night.lantern}"/>
  </g>
</svg>`;

/** The picture to share: a PNG of 1200 by 630 pixels with the numbers of the page. */
export async function shareCardPng(card: ShareCard): Promise<Uint8Array<ArrayBuffer>> {
  const across = width - 2 * margin;
  const title = await textImage({
    text: card.title,
    bold: true,
    size: card.title.length > 44 ? 46 : 62,
    colour: night.ink,
    width: across,
  });
  const layers: { input: Buffer; left: number; top: number }[] = [];
  const put = (picture: { bytes: Buffer }, left: number, top: number) =>
    layers.push({ input: picture.bytes, left: Math.round(left), top: Math.round(top) });
  put(
    await textImage({ text: card.above, size: 30, colour: night.soft, width: across - 84 }),
    margin + 84,
    margin + 16,
  );
  put(title, margin, 172);
  const columns = Math.max(1, card.figures.length);
  for (const [index, { figure, words }] of card.figures.entries()) {
    const left = margin + (index * across) / columns;
    const room = across / columns - 24;
    const top = Math.max(322, 172 + title.height + 40);
    const drawn = await textImage({ text: figure, bold: true, size: 84, colour: night.lantern, width: room });
    put(drawn, left, top);
    put(
      await textImage({ text: words, size: 28, colour: night.ink, width: room }),
      left,
      top + drawn.height + 18,
    );
  }
  put(
    await textImage({ text: card.quality, size: 26, colour: night.soft, width: across }),
    margin,
    height - 128,
  );
  put(
    await textImage({ text: card.below, size: 26, colour: night.soft, width: across }),
    margin,
    height - 86,
  );
  // What is longer than the picture is cut by it, never an error.
  const fitting = layers.filter(({ top, left }) => top < height && left < width);
  const bytes = await sharp(Buffer.from(ground))
    .composite(fitting)
    .png({ palette: true, colours: 128 })
    .toBuffer();
  return new Uint8Array(bytes);
}
