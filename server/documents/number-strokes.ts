/**
 * Digits and the few letters of a map as strokes in a box of 4 by 6. A map in a DOCX is a picture, and whether the
 * server has fonts to draw pictures with is not ours to know; strokes look the same everywhere.
 */
const glyphs: Readonly<Record<string, string>> = {
  '0': '1,0 3,0 4,1.5 4,4.5 3,6 1,6 0,4.5 0,1.5 1,0',
  '1': '0.8,1.4 2.4,0 2.4,6',
  '2': '0,1.3 1,0 3,0 4,1.2 4,2.2 0,6 4,6',
  '3': '0,0 4,0 2,2.4 3.2,2.5 4,3.6 4,4.8 3,6 1,6 0,5',
  '4': '3,6 3,0 0,4.2 4,4.2',
  '5': '3.8,0 0.5,0 0.3,2.7 1.5,2.2 3,2.3 4,3.4 4,4.7 3,6 1,6 0,5.2',
  '6': '3.6,0.4 2.2,0 1,0.7 0,2.6 0,4.6 1,6 3,6 4,4.7 4,3.6 3,2.5 1.2,2.5 0,3.6',
  '7': '0,0 4,0 1.4,6',
  '8': '1,2.7 0.2,1.7 0.4,0.6 1.2,0 2.8,0 3.6,0.6 3.8,1.7 3,2.7 1,2.7 0,3.8 0,5 1,6 3,6 4,5 4,3.8 3,2.7',
  '9': '0.4,5.6 1.8,6 3,5.3 4,3.4 4,1.4 3,0 1,0 0,1.3 0,2.4 1,3.5 2.8,3.5 4,2.4',
  N: '0,6 0,0 4,6 4,0',
  m: '0,6 0,2.4 0,3.2 0.8,2.4 1.5,2.4 2,3 2,6 2,3.1 2.7,2.4 3.4,2.4 4,3 4,6',
  ' ': '',
};
const stepOfLetter = 5.4;

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** How wide the text becomes at this height of its digits. */
export function strokesWidth(text: string, height: number): number {
  return ((text.length * stepOfLetter - (stepOfLetter - 4)) * height) / 6;
}

/** The text as an SVG path to be stroked, its upper left corner at x and y. Letters without strokes are left out. */
export function strokesOf(text: string, x: number, y: number, height: number): string {
  const unit = height / 6;
  return [...text]
    .flatMap((letter, index) => {
      const points = (glyphs[letter] ?? '').split(' ').filter((point) => point !== '');
      return points.map((point, place) => {
        const [across = 0, down = 0] = point.split(',').map(Number);
        const left = x + (index * stepOfLetter + across) * unit;
        return `${place === 0 ? 'M' : 'L'}${rounded(left)} ${rounded(y + down * unit)}`;
      });
    })
    .join(' ');
}
