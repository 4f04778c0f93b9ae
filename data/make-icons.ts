import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/*
 * Draws the icons of the installed app from client/public/favicon.svg: `node data/make-icons.ts` after a change of
 * the drawing. The maskable one has its ground to the edges, and the lantern inside the circle that every system
 * leaves visible.
 */
const publicFolder = join(import.meta.dirname, '..', 'client', 'public');
const drawing = readFileSync(join(publicFolder, 'favicon.svg'), 'utf8');
const withoutCorners = drawing.replace('rx="8"', 'rx="0"');
const icons = [
  { name: 'icon-192', side: 192, svg: drawing },
  { name: 'icon-512', side: 512, svg: drawing },
  { name: 'icon-maskable-512', side: 512, svg: withoutCorners },
  // iOS rounds the corners itself and shows transparency as black.
  { name: 'icon-apple-180', side: 180, svg: withoutCorners },
];

mkdirSync(join(publicFolder, 'icons'), { recursive: true });
for (const { name, side, svg } of icons)
  await sharp(Buffer.from(svg), { density: (72 * side) / 32 })
    .resize(side, side)
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(publicFolder, 'icons', `${name}.png`));
