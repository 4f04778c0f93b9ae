import sharp, { type Sharp } from 'sharp';
import type { PhotoRefusal } from '../../domain/photo.ts';
import { photoLimits } from './photo-limits.ts';

/** A photo with nothing but its pixels, or why there is none. */
export type CleanPhoto =
  | { kind: 'clean'; bytes: Uint8Array; width: number; height: number }
  | { kind: 'refused'; reason: Exclude<PhotoRefusal, 'lost'> };

/** Only these readers are reachable, whatever the bytes say they are: no SVG, PDF or other program-like format. */
const readers = ['Jpeg', 'Png', 'Webp', 'Heif', 'Tiff'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: readers.map((reader) => `VipsForeignLoad${reader}Buffer`) });
// Every photo is another one, and requests need a processor too.
sharp.cache(false);
sharp.concurrency(1);

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
  if (bytes.length === 0) return { kind: 'refused', reason: 'not-a-photo' };
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
