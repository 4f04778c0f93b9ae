import sharp, { type Sharp } from 'sharp';

/** A picture with a red corner at the upper left and a blue one at the lower right, on white. */
export function markedPicture(width = 120, height = 80): Sharp {
  const corner = (background: string) => ({
    create: { width: 20, height: 20, channels: 3 as const, background },
  });
  return sharp({ create: { width, height, channels: 3, background: 'white' } }).composite([
    { input: corner('red'), left: 0, top: 0 },
    { input: corner('blue'), left: width - 20, top: height - 20 },
  ]);
}

/** A JPEG as a phone writes it: place, maker and words in EXIF, XMP and a colour profile. */
export async function phoneJpeg(): Promise<Buffer> {
  return markedPicture()
    .jpeg({ quality: 95 })
    .withExif({
      IFD0: { Make: 'Lyktofon', Model: 'Nine', Copyright: 'Somebody', ImageDescription: 'my gate' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '57/1 15/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '17/1 36/1 0/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>my gate</place></x:xmpmeta>')
    .withIccProfile('p3')
    .toBuffer();
}

/** What a file with more than pixels in it has somewhere, in the containers that we read and write. */
const traces = [
  'Exif',
  'EXIF',
  'GPSL',
  'ICCP',
  'ICC_PROFILE',
  'XMP ',
  'xmpmeta',
  'http://ns.adobe.com/xap',
  'Photoshop 3.0',
  'JFIF',
] as const;

/** The traces of metadata in these bytes, and a JPEG that does not stand at the beginning: a thumbnail. */
export function tracesIn(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const found: string[] = traces.filter((trace) => text.includes(trace));
  // Two bytes more than a start of JPEG has, because three bytes also turn up among compressed pixels by chance.
  const hasThumbnail = ['\xdb', '\xe0'].some((kind) => text.includes(`\xff\xd8\xff${kind}\0`, 1));
  return hasThumbnail ? [...found, 'thumbnail'] : found;
}

/** The chunks of a WebP: the pixels (VP8 or VP8L), perhaps with alpha in front of them, and nothing else. */
export function webpChunks(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (word(0) !== 'RIFF' || word(8) !== 'WEBP') throw new Error('this is no WebP');
  const chunks: string[] = [];
  for (
    let at = 12;
    at + 8 <= bytes.length;
    at += 8 + view.getUint32(at + 4, true) + (view.getUint32(at + 4, true) % 2)
  )
    chunks.push(word(at).trim());
  return chunks;
}

/** The mean difference of two pictures of the same size, from 0 (equal) to 255. */
export async function meanDifference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const pixels = (bytes: Uint8Array) => sharp(bytes).removeAlpha().toColourspace('srgb').raw().toBuffer();
  const [a, b] = await Promise.all([pixels(one), pixels(other)]);
  if (a.length !== b.length) throw new Error('the pictures differ in size');
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
  return sum / a.length;
}
