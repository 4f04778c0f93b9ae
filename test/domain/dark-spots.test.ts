import { expect, test } from 'vitest';
import { darkSpots } from '../../domain/analysis/dark-spots.ts';
import { inputOf, mark, movedBy } from '../support/analysis-input.ts';

const town: [number, number] = [16.447, 57.265];

test('a dark place tells a broken lamp, no lamp and a lamp apart, and unknown light is not darkness', () => {
  const here = [0, 1, 2, 3].map((n) => mark(n, n, town, { inDark: true }));
  const lamp = (metres: number, working: boolean | null = true) => ({
    position: movedBy(town, metres, 0),
    working,
  });
  const levelWith = (...lamps: ReturnType<typeof lamp>[]) => {
    const { collection, notes } = darkSpots.run({ ...inputOf(here), lamps }, {});
    const [{ properties } = { properties: {} }] = collection.features;
    return { ...properties, said: notes.map(({ sv }) => sv).join(' ') };
  };
  expect(levelWith()).toMatchObject({ level: 'unknown', nLamps: null, nBroken: null });
  expect(levelWith().said).toContain('Belysning okänd: inga gatlampor är inlästa här');
  expect(levelWith(lamp(400))).toMatchObject({ level: 'unknown', nLamps: null });
  expect(levelWith(lamp(400)).said).toContain('1 av 1 rutor har ingen känd lampa inom 250 m');
  expect(levelWith(lamp(200))).toMatchObject({ level: 'no_lamp', nLamps: 0 });
  expect(levelWith(lamp(200)).said).not.toContain('okänd');
  expect(levelWith(lamp(10))).toMatchObject({ level: 'lamp_near', nLamps: 1, nBroken: 0 });
  expect(levelWith(lamp(10, null))).toMatchObject({ level: 'lamp_near', nBroken: null });
  expect(levelWith(lamp(10, null)).said).toContain('säger inte vilka lampor som är trasiga');
  expect(levelWith(lamp(10), lamp(-12, false))).toMatchObject({ level: 'lamp_broken', nBroken: 1 });
  expect(levelWith(lamp(10), lamp(200, false))).toMatchObject({ level: 'lamp_near', nBroken: 0 });
});
