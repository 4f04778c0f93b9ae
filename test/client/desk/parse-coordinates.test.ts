import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCoordinates, parseStopLines } from '../../../client/ui/staff/parse-coordinates.ts';

const lyktehamn: [number, number] = [17.6, 57.25];

test.each([
  ['57.2504, 17.6012', 'latitude-first'],
  ['17.6012, 57.2504', 'longitude-first'],
  ['57,2504 17,6012', 'latitude-first'],
  ['17,6012; 57,2504', 'longitude-first'],
  ['57.2504 N, 17.6012 E', 'latitude-first'],
  ['57.2504° N 17.6012° Ö', 'latitude-first'],
])('%s is one place, whichever number comes first', (text, order) => {
  expect(parseCoordinates(text, lyktehamn)).toEqual({ position: [17.6012, 57.2504], order });
});

test.each([
  ['', 'two-numbers'],
  ['57.25', 'two-numbers'],
  ['vid torget', 'two-numbers'],
  ['6350000, 715000', 'projected'],
  ['200, 300', 'out-of-range'],
])('"%s" is refused as %s', (text, fault) => {
  expect(parseCoordinates(text, lyktehamn)).toEqual({ fault });
});

test('south and west are negative', () => {
  expect(parseCoordinates('33.9 S 70.6 W', lyktehamn)).toEqual({
    position: [-70.6, -33.9],
    order: 'latitude-first',
  });
});

test('any place near the municipality is understood in both orders', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 17_000_000, max: 18_000_000 }),
      fc.integer({ min: 57_000_000, max: 58_000_000 }),
      (east, north) => {
        const [longitude, latitude] = [(east / 1e6).toFixed(6), (north / 1e6).toFixed(6)];
        for (const text of [`${longitude}, ${latitude}`, `${latitude}, ${longitude}`])
          expect(parseCoordinates(text, lyktehamn)).toMatchObject({ position: [east / 1e6, north / 1e6] });
      },
    ),
  );
});

test('a pasted list gives names, skips empty lines and tells which lines it cannot read', () => {
  const text = 'Stationen: 57.2524, 17.6052\n\n2. Torget\t17.6005 57.2494\nhär någonstans\n57.2504, 17.6012';
  expect(parseStopLines(text, lyktehamn)).toEqual({
    stops: [
      { line: 1, name: 'Stationen', position: [17.6052, 57.2524] },
      { line: 3, name: 'Torget', position: [17.6005, 57.2494] },
      { line: 5, name: '', position: [17.6012, 57.2504] },
    ],
    badLines: [4],
  });
});
