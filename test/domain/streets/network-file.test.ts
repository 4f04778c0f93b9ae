import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNetworkFile, writeNetworkFile } from '../../../domain/streets/network-file.ts';
import { corner, networkOf } from '../../support/street-makers.ts';

const network = networkOf(
  [corner(0, 0), corner(-9000, 3), corner(2, -60)],
  [
    [0, 1],
    [1, 2],
  ],
);

test('a network comes back from its file as it was', () => {
  const { about, longitudes, latitudes, pieces } = network;
  expect(readNetworkFile(writeNetworkFile(network))).toEqual({ about, longitudes, latitudes, pieces });
});

test('a file that was changed or cut is known as one', () => {
  const bytes = writeNetworkFile(network);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const changed = bytes.map((byte, index) => (index === place ? byte ^ change : byte));
      expect(() => readNetworkFile(changed)).toThrow('import the extract again');
      expect(() => readNetworkFile(bytes.subarray(0, place))).toThrow('import the extract again');
    }),
  );
});
