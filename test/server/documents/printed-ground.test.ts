import { expect, test } from 'vitest';
import { mapPicture } from '../../../server/documents/map-picture.ts';
import { printedGround, sourceLine } from '../../../server/documents/printed-ground.ts';
import { testSettings } from '../../support/make-test-deps.ts';
import { corner, networkOf } from '../../support/street-makers.ts';

const around = [corner(0, 0), corner(1, 1)];
const elsewhere = {
  ...testSettings,
  basemap: { kind: 'style', url: 'https://tiles.example/style.json' } as const,
};
/** A street by the walk, and one in another part of the country. */
const network = networkOf(
  [corner(0, 0), corner(1, 0), corner(2, 0), corner(400, 400), corner(401, 400)],
  [
    [0, 1],
    [1, 2],
    [3, 4],
  ],
);
const imported = { settings: elsewhere, streets: { current: async () => network } };
const map = (features: Awaited<ReturnType<typeof printedGround>>['features']) =>
  mapPicture({ route: around, stops: [], marks: [] }, { width: 500, height: 400 }, features);

test('imported streets lie under a printed map, those near it alone, and whose they are is told', async () => {
  const ground = await printedGround(imported, around);
  expect(ground.features.map(({ geometry }) => geometry.coordinates)).toEqual([
    [[...corner(0, 0)], [...corner(1, 0)]],
    [[...corner(1, 0)], [...corner(2, 0)]],
  ]);
  expect(map(ground.features)?.hasGround).toBe(true);
  expect(sourceLine('Lyktehamn', ['2026-11-23'], ground)).toBe(
    'Lyktehamn · Lykta · 2026-11-23 · © OpenStreetMap contributors',
  );
});

test('without streets, without streets here, or with nothing to draw, nothing is claimed', async () => {
  const none = { features: [], credits: null };
  expect(await printedGround({ ...imported, streets: { current: async () => null } }, around)).toEqual(none);
  expect(await printedGround(imported, [corner(200, 0)])).toEqual(none);
  expect(await printedGround(imported, [])).toEqual(none);
  expect(map([])?.hasGround).toBe(false);
  expect(sourceLine('Lyktehamn', ['2026-11-23'], none)).toBe('Lyktehamn · Lykta · 2026-11-23');
});

test('the invented town has its own', async () => {
  const { features, credits } = await printedGround({ ...imported, settings: testSettings }, around);
  expect([features.length > 1000, credits]).toEqual([true, null]);
});
