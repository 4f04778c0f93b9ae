import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { createPhotoCleaner } from '../../server/photos/photo-cleaner.ts';
import { photoLimits } from '../../server/photos/photo-limits.ts';
import { meanDifference, tracesIn, webpChunks } from '../support/photo-files.ts';
import { realFile } from '../support/real-data.ts';

const folder = realFile('photos-with-exif');
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
const isPhoto = (name: string) => /\.(jpe?g|heic)$/i.test(name);
const photos = files.filter(isPhoto);

const cleaner = createPhotoCleaner();
afterAll(() => cleaner.close());
const never = new AbortController().signal;
const clean = async (name: string) => cleaner.clean(await readFile(join(folder, name)), never);

async function cleaned(name: string) {
  const photo = await clean(name);
  if (photo.kind === 'refused') throw new Error(`${name} is refused as ${photo.reason}`);
  return photo;
}

describe('photos as cameras write them', () => {
  test('are all here, of every sort', () => {
    const sorts = new Set(photos.map((name) => name.split(/[\\/]/)[0]));
    expect([...sorts].sort()).toEqual(['broken', 'gps', 'heic', 'mobile', 'orientation']);
    expect(photos.length).toBeGreaterThan(30);
  });

  test.each(files.filter((name) => !isPhoto(name)))('%s is refused, because it is no photo', async (name) => {
    expect(await clean(name)).toEqual({ kind: 'refused', reason: 'not-a-photo' });
  });

  test.each(photos)('%s ends in time as a picture without traces, or is refused', async (name) => {
    const startedAt = performance.now();
    const photo = await clean(name);
    expect(performance.now() - startedAt).toBeLessThan(photoLimits.decodeAtMostSeconds * 1000);
    if (photo.kind === 'refused') {
      expect([name.split(/[\\/]/)[0], photo.reason]).toEqual(['broken', 'broken']);
      return;
    }
    expect(tracesIn(photo.bytes)).toEqual([]);
    expect(webpChunks(photo.bytes)).toEqual(['VP8']);
    const { exif, xmp, iptc, icc, orientation, width, height } = await sharp(photo.bytes).metadata();
    expect([exif, xmp, iptc, icc, orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect([width, height]).toEqual([photo.width, photo.height]);
    expect(Math.max(width, height)).toBeLessThanOrEqual(photoLimits.sideAtMostPixels);
  });

  test('hold places, words and thumbnails, so that the search above finds something', async () => {
    const sent = await readFile(join(folder, 'gps', 'DSCN0010.jpg'));
    expect(tracesIn(sent)).toEqual(expect.arrayContaining(['Exif', 'xmpmeta', 'thumbnail']));
    expect((await sharp(sent).metadata()).exif).toBeDefined();
  });

  test.each(photos.filter((name) => /^(gps|mobile|orientation)/.test(name)))(
    '%s is the right way up, with the colours that it had',
    async (name) => {
      const { bytes, width, height } = await cleaned(name);
      const sent = await readFile(join(folder, name));
      const expected = await sharp(sent).autoOrient().resize(width, height, { fit: 'fill' }).png().toBuffer();
      const upright = await sharp(sent).autoOrient().toBuffer({ resolveWithObject: true });
      expect(width / height).toBeCloseTo(upright.info.width / upright.info.height, 2);
      expect(await meanDifference(bytes, expected)).toBeLessThan(8);
    },
  );

  test.each(['landscape', 'portrait'])('all eight ways to hold a camera end in the same %s', async (kind) => {
    const first = await cleaned(join('orientation', `${kind}_1.jpg`));
    for (let way = 2; way <= 8; way += 1) {
      const { bytes } = await cleaned(join('orientation', `${kind}_${way}.jpg`));
      expect(await meanDifference(bytes, first.bytes), `${kind}_${way}`).toBeLessThan(12);
    }
  });

  test.each(photos.filter((name) => name.startsWith('heic')))(
    '%s is a picture, not a grey area',
    async (name) => {
      const { bytes, width, height } = await cleaned(name);
      expect(height).toBeGreaterThan(width);
      const { channels } = await sharp(bytes).stats();
      for (const { stdev } of channels) expect(stdev).toBeGreaterThan(20);
    },
  );
});
