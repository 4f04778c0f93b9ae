import sharp, { type Sharp } from 'sharp';
import type { PhotoRefusal } from '../../domain/photo.ts';
import { photoLimits } from './photo-limits.ts';

/** A photo with nothing but its pixels, or why there is none. */
export type CleanPhoto =
  | { kind: 'clean'; bytes: Uint8Array; width: number; height: number }
  | { kind: 'refused'; reason: Exclude<PhotoRefusal, 'lost'> };

/**
 * Only these readers are reachable, whatever the bytes say they are: no PDF or other program-like format. SVG is for the
 * documents, whose maps are drawn from it: what is blocked here is blocked in the whole process, not in this thread.
 */
const readers = ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff', 'Svg'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: readers.map((reader) => `VipsForeignLoad${reader}Buffer`) });
// Every photo is another one, and requests need a processor too.
sharp.cache(false);
sharp.concurrency(1);

/**
 * How files of those kinds begin, each as hexadecimal digits by its place. All of them say by bytes that no text has, or
 * by the very words that its reader asks for, that they are nothing else: an SVG never gets as far as its reader.
 */
const beginnings: readonly Readonly<Record<number, string>>[] = [
  { 0: 'ffd8ff' },
  { 0: '89504e470d0a1a0a' },
  { 0: '52494646', 8: '57454250' },
  { 0: '0000', 4: '66747970' },
  { 0: '49492a00' },
  { 0: '4d4d002a' },
  { 0: '49492b00' },
  { 0: '4d4d002b' },
];

function beginsAsPhoto(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return beginnings.some((parts) =>
    Object.entries(parts).every(([at, digits]) => start.startsWith(digits, 2 * Number(at))),
  );
}

const tooMuch = { limitInputPixels: photoLimits.pixelsAtMost, failOn: 'none' } as const;

/** HEIC from phones: sharp knows the header but not the coding inside, so a decoder of its own makes pixels of it. */
async function openUpright(bytes: Uint8Array, isHeic: boolean): Promise<Sharp> {
  if (!isHeic) return sharp(bytes, tooMuch).autoOrient();
  // Its decoder is large, and most phones never send HEIC.
  const { default: decodeHeic } = await import('heic-decode');
  const { width, height, data } = await decodeHeic({ buffer: bytes });
  return sharp(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
  }).removeAlpha();
}

/**
 * The photo upright, at most 1,600 pixels wide or high, as WebP with nothing but its pixels: no EXIF, XMP, IPTC,
 * colour profile, place or thumbnail. The type is judged by the content, never by a name or header. Colours come out
 * as sRGB. What is left of a photo that breaks off is kept.
 */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto> {
  if (!beginsAsPhoto(bytes)) return { kind: 'refused', reason: 'not-a-photo' };
  // Only the header is read here, so the pixels can be counted before any memory is taken for them.
  const header = await sharp(bytes, { limitInputPixels: false, failOn: 'none' })
    .metadata()
    .catch(() => undefined);
  if (header === undefined) return { kind: 'refused', reason: 'not-a-photo' };
  const isHeic = header.format === 'heif' && header.compression !== 'av1';
  const pixelsAtMost = isHeic ? photoLimits.heicPixelsAtMost : photoLimits.pixelsAtMost;
  if (header.width * header.height > pixelsAtMost) return { kind: 'refused', reason: 'too-many-pixels' };
  try {
    const upright = await openUpright(bytes, isHeic);
    const side = photoLimits.sideAtMostPixels;
    const { data, info } = await upright
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: photoLimits.decodeAtMostSeconds })
      // The usual effort of 4 takes up to three times as long and saves hardly a hundredth of the bytes.
      .webp({ quality: 78, effort: 2 })
      .toBuffer({ resolveWithObject: true });
    return { kind: 'clean', bytes: data, width: info.width, height: info.height };
  } catch (error) {
    const slow = error instanceof Error && error.message.includes('timeout');
    return { kind: 'refused', reason: slow ? 'too-slow' : 'broken' };
  }
}
