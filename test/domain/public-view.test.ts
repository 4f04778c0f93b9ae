import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicArea, publicCount } from '../../domain/public-view.ts';
import { areaOf } from '../support/area-makers.ts';

describe('an area for the public', () => {
  test('is shown from five people on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (nMarked) => {
        expect(publicArea(areaOf(1, [1], { nMarked })) !== undefined).toBe(nMarked >= 5);
      }),
    );
  });

  test('has these members and no other: dates, no times, no marks, no people', () => {
    const area = areaOf(1, [1, 2], { runAt: '2026-11-20T21:47:13.123Z' });
    expect(publicArea(area)).toEqual({
      type: 'Feature',
      id: area.id,
      geometry: area.geometry,
      properties: {
        kind: 'area',
        band: 'medium',
        nMarked: 6,
        nPassed: 8,
        nWalks: 1,
        computedOn: '2026-11-20',
      },
    });
  });

  test('says nothing more when the area knows more', () => {
    const area = areaOf(1, [1]);
    const properties = { ...area.properties, reporter: 'Kim', text: 'follows me' };
    expect(JSON.stringify(publicArea({ ...area, properties }))).not.toMatch(/Kim|follows/);
  });
});

test('a count for the public is exact from five, and hides one to four', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(publicCount)).toEqual([0, ...Array(4).fill('fewer than 5'), 5, 6]);
});
