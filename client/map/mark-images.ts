import type { MarkSvg } from './mark-svg.ts';

export const markPixelRatio = 2;

/** Draws SVG text into pixels for the map, at twice its CSS size. Rejects when the SVG cannot be read. */
export async function rasterise({ svg, width, height }: MarkSvg): Promise<ImageData> {
  const image = new Image(width * markPixelRatio, height * markPixelRatio);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * markPixelRatio;
  canvas.height = height * markPixelRatio;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2D canvas for the marks of the map');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
