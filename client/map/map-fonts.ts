import cyrillicFile from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url';
import latinExtendedFile from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url';
import latinFile from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import type { FontFacesSpecification } from 'maplibre-gl';

const latin = [
  'U+0000-00FF',
  'U+0131',
  'U+0152-0153',
  'U+02C6',
  'U+02DA',
  'U+02DC',
  'U+2000-206F',
  'U+20AC',
  'U+2122',
  'U+2212',
];
const latinExtended = ['U+0100-0130', 'U+0132-0151', 'U+0154-02BA', 'U+1E00-1EFF'];
const cyrillic = ['U+0400-045F', 'U+0490-0491', 'U+04B0-04B1', 'U+2116'];

/**
 * The letters of our own labels: those of the page, which are there already, and others when a name needs them. One
 * weight, because the library takes a file as it is. It wants absolute URLs: its worker has another base.
 * @param base the page's address
 */
export function mapFontFaces(base: string): FontFacesSpecification {
  const face = (url: string, range: string[]) => ({ url: new URL(url, base).href, 'unicode-range': range });
  return {
    'Lykta Regular': [
      face(latinFile, latin),
      face(latinExtendedFile, latinExtended),
      face(cyrillicFile, cyrillic),
    ],
  };
}
