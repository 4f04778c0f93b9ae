/** The longer side of what is kept and sent; the server shrinks to the same. */
const sideAtMostPixels = 1600;
const quality = 0.82;

/** Why a file became no picture; screens have words for each. */
export class UnreadablePhoto extends Error {
  override readonly name = 'UnreadablePhoto';
}

/** A picture of a canvas: pixels and nothing else, whatever the file said of place, time or device. */
export function pictureOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (picture) => (picture === null ? reject(new UnreadablePhoto('no picture')) : resolve(picture)),
      'image/jpeg',
      quality,
    );
  });
}

/**
 * A file from the camera or the library as a JPEG of at most 1,600 pixels a side, upright, without metadata.
 * @throws UnreadablePhoto when this browser cannot read the file (HEIC outside Apple's, or no picture at all)
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  // Told by the file's own word on how it was held; afterwards the pixels stand upright by themselves.
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch((fault: unknown) => {
    throw new UnreadablePhoto('not readable here', { cause: fault });
  });
  try {
    const scale = Math.min(1, sideAtMostPixels / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) throw new UnreadablePhoto('no canvas');
    context.imageSmoothingQuality = 'high';
    // A transparent ground would turn black as a JPEG.
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await pictureOf(canvas);
  } finally {
    bitmap.close();
  }
}
