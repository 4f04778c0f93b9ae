import sharp from 'sharp';
import type { MapPicture, MapShape } from './map-picture.ts';

function element({ path, fill, stroke, width, dash, opacity }: MapShape): string {
  const line =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${width ?? 1}" stroke-linecap="${dash === undefined ? 'round' : 'butt'}" stroke-linejoin="round"`;
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  const seen = opacity === undefined ? '' : ` fill-opacity="${opacity}"`;
  return `<path d="${path}" fill="${fill ?? 'none'}" fill-rule="evenodd"${seen}${line}${dashes}/>`;
}

/** The map as SVG text. */
export function mapSvg({ width, height, shapes }: MapPicture): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${shapes.map(element).join('')}</svg>`;
}

/** The map as PNG, sharp enough for print: some 200 dots an inch. */
export async function mapPng(picture: MapPicture): Promise<Buffer> {
  return sharp(Buffer.from(mapSvg(picture)), { density: 200 })
    .png({ palette: true })
    .toBuffer();
}
