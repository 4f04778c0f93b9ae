import regularCyrillic from '@fontsource/noto-sans/files/noto-sans-cyrillic-400-normal.woff2?url';
import italicLatin from '@fontsource/noto-sans/files/noto-sans-latin-400-italic.woff2?url';
import regularLatin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import boldLatin from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url';
import regularLatinExtended from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url';
import boldLatinExtended from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url';
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
 * The fonts of our own labels, shipped by us and loaded only when a letter needs them. The library wants absolute
 * URLs, and its worker has another base than the page.
 * @param base the page's address
 */
export function mapFontFaces(base: string): FontFacesSpecification {
  const face = (url: string, range: string[]) => ({ url: new URL(url, base).href, 'unicode-range': range });
  return {
    'Lykta Regular': [
      face(regularLatin, latin),
      face(regularLatinExtended, latinExtended),
      face(regularCyrillic, cyrillic),
    ],
    'Lykta Bold': [face(boldLatin, latin), face(boldLatinExtended, latinExtended)],
    'Lykta Italic': [face(italicLatin, latin)],
  };
}
