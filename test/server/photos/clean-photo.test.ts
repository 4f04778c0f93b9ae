import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { mapPng } from '../../../server/documents/map-image.ts';
import { cleanPhoto } from '../../../server/photos/clean-photo.ts';
import { createPhotoCleaner } from '../../../server/photos/photo-cleaner.ts';
import { markedPicture, meanDifference, phoneJpeg, tracesIn, webpChunks } from '../../support/photo-files.ts';

async function cleaned(bytes: Uint8Array) {
  const photo = await cleanPhoto(bytes);
  if (photo.kind === 'refused') throw new Error(`refused as ${photo.reason}`);
  return photo;
}

/** The header of a PNG that says how large it would be, with hardly any pixels behind it. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const pixels = deflateSync(Buffer.alloc(1_000_000));
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}

describe('what is refused', () => {
  test.each([
    ['a text with the name of a photo', Buffer.from('this is not a photo, whatever its name says')],
    ['nothing', Buffer.alloc(0)],
    [
      'an SVG, which is a program',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ...['<svgftypheic', '    ftypheic', 'RIFF....WEB', 'II*.', '\x1f\x8b'].map((start): [string, Buffer] => [
      `an SVG that begins with ${JSON.stringify(start)}`,
      Buffer.from(
        `${start}                        <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`,
        'latin1',
      ),
    ]),
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj')],
    ['an HTML page behind the first bytes of a GIF', Buffer.from('GIF89a<script>alert(1)</script>')],
    ['a film', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1')],
    ['the first bytes of a JPEG and no more', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])('%s', async (_, bytes) => {
    expect(await cleanPhoto(bytes)).toEqual({ kind: 'refused', reason: 'not-a-photo' });
  });

  test('an SVG behind the words of another kind is read by that kind’s reader alone', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const behind = Buffer.from(`RIFF....WEBPVP8 ${svg}`);
    await expect(cleanPhoto(behind)).resolves.toMatchObject({ kind: 'refused' });
  });

  test('a GIF, because it may be a film', async () => {
    const gif = await markedPicture().gif().toBuffer();
    expect(await cleanPhoto(gif)).toEqual({ kind: 'refused', reason: 'not-a-photo' });
  });

  test.each([
    [50_000, 50_000],
    [7_746, 7_747],
    [60_000_001, 1],
  ])(
    'a picture that says it has %i times %i pixels, before memory is taken for them',
    async (width, height) => {
      const before = process.memoryUsage().rss;
      expect(await cleanPhoto(pngOf(width, height))).toEqual({ kind: 'refused', reason: 'too-many-pixels' });
      expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    },
  );

  test('a HEIC whose pictures are cut off', async () => {
    const heic = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      Buffer.alloc(300),
    ]);
    expect((await cleanPhoto(heic)).kind).toBe('refused');
  });
});

describe('a photo that breaks off', () => {
  test('is refused or kept as far as it goes, at once', async () => {
    const noisy = await sharp({
      create: {
        width: 800,
        height: 600,
        channels: 3,
        background: 'grey',
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    for (const share of [0.02, 0.2, 0.5, 0.9, 0.999]) {
      const outcome = await cleanPhoto(noisy.subarray(0, Math.floor(noisy.length * share)));
      if (outcome.kind === 'clean') expect(outcome).toMatchObject({ width: 800, height: 600 });
      else expect(['broken', 'not-a-photo']).toContain(outcome.reason);
    }
  });
});

describe('what is kept', () => {
  test('nothing but pixels of a photo full of words and places', async () => {
    const sent = await phoneJpeg();
    expect(tracesIn(sent)).toEqual(
      expect.arrayContaining(['Exif', 'ICC_PROFILE', 'xmpmeta', 'http://ns.adobe.com/xap']),
    );
    const { bytes } = await cleaned(sent);
    expect(tracesIn(bytes)).toEqual([]);
    expect(webpChunks(bytes)).toEqual(['VP8']);
    const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc, orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'the right way up, when the camera was held as %i',
    async (orientation) => {
      // Turns the marked picture the other way round first, so that the orientation turns it back.
      const turned = await turnedAgainst(orientation);
      const sent = await sharp(turned).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
      const { bytes, width, height } = await cleaned(sent);
      expect([width, height]).toEqual([120, 80]);
      expect(await meanDifference(bytes, await markedPicture().png().toBuffer())).toBeLessThan(6);
    },
  );

  test.each(['png', 'webp', 'tiff', 'avif', 'jpeg'] as const)('a %s', async (format) => {
    const { bytes, width, height } = await cleaned(await markedPicture().toFormat(format).toBuffer());
    expect([width, height]).toEqual([120, 80]);
    expect(await meanDifference(bytes, await markedPicture().png().toBuffer())).toBeLessThan(6);
  });

  test('what shines through a PNG, and no words of it', async () => {
    const sent = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#ff000080' } })
      .png()
      .withExif({ IFD0: { Copyright: 'Somebody' } })
      .toBuffer();
    const { bytes } = await cleaned(sent);
    expect(webpChunks(bytes)).toEqual(['VP8X', 'ALPH', 'VP8']);
    expect(tracesIn(bytes)).toEqual([]);
  });

  test('at most 1,600 pixels a side, and never made larger', async () => {
    const large = await sharp({ create: { width: 5000, height: 2500, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer();
    expect(await cleaned(large)).toMatchObject({ width: 1600, height: 800 });
    expect(await cleaned(await markedPicture(40, 30).jpeg().toBuffer())).toMatchObject({
      width: 40,
      height: 30,
    });
  });

  test('the same picture of the same bytes, so that it takes one place', async () => {
    const sent = await phoneJpeg();
    expect(Buffer.from((await cleaned(sent)).bytes).equals((await cleaned(sent)).bytes)).toBe(true);
  });
});

async function turnedAgainst(orientation: number): Promise<Buffer> {
  const upright = await markedPicture().png().toBuffer();
  const turn = (angle: number, mirror: boolean) => {
    const mirrored = mirror ? sharp(upright).flop() : sharp(upright);
    return mirrored
      .png()
      .toBuffer()
      .then((bytes) => sharp(bytes).rotate(angle).png().toBuffer());
  };
  const against = [
    [0, false],
    [0, true],
    [180, false],
    [180, true],
    [270, true],
    [270, false],
    [90, true],
    [90, false],
  ] as const;
  const [angle, mirror] = against[orientation - 1] ?? [0, false];
  return turn(angle, mirror);
}

test('documents draw their maps also after a photo was cleaned', async () => {
  await cleaned(await phoneJpeg());
  const shapes = [{ path: 'M0 0h10v10z', fill: '#204060' }];
  const map = await sharp(await mapPng({ width: 30, height: 20, shapes, hasGround: false })).metadata();
  expect([map.format, map.width]).toEqual(['png', 83]);
});

describe('the thread that cleans', () => {
  const cleaner = createPhotoCleaner();
  const hasty = createPhotoCleaner(1);
  afterAll(async () => {
    await cleaner.close();
    await hasty.close();
  });
  const never = new AbortController().signal;

  test('gives what the function gives', async () => {
    const sent = await phoneJpeg();
    const photo = await cleaner.clean(sent, never);
    expect(photo).toMatchObject({ kind: 'clean', width: 120, height: 80 });
    expect(await cleaner.clean(Buffer.from('no photo'), never)).toEqual({
      kind: 'refused',
      reason: 'not-a-photo',
    });
  });

  test('refuses what takes too long', async () => {
    expect(await hasty.clean(await phoneJpeg(), never)).toEqual({ kind: 'refused', reason: 'too-slow' });
  });

  test('stops when the server stops, which says nothing of the photo', async () => {
    await expect(cleaner.clean(await phoneJpeg(), AbortSignal.abort(new Error('stop')))).rejects.toThrow(
      'stop',
    );
  });
});
