import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distanceMetres } from '../../../domain/geo.ts';
import type { SourceFile, SourceValue } from '../../../domain/import/source-row.ts';
import { findLampColumns } from '../../../domain/lamp/lamp-fields.ts';
import { lampsNear } from '../../../domain/lamp/lamps-near.ts';
import { planLamps } from '../../../domain/lamp/plan-lamps.ts';

function plan(rows: readonly Record<string, SourceValue>[], area?: [number, number, number, number]) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const file: SourceFile = {
    ...{ form: 'table', columns, refused: [], decimalComma: false, notes: [] },
    rows: rows.map((values, index) => ({ line: index + 2, values })),
  };
  const { found = {} } = findLampColumns(columns, new Map());
  return planLamps(file, { columns: found, ...(area === undefined ? {} : { area }) });
}

const here = { lng: '16.45', lat: '57.26' };

describe('rows of a register of lamps', () => {
  test('say in Swedish and English whether they work; other words are told and cost only the state', () => {
    const stateOf = (skick: string) => plan([{ ...here, skick }]).lamps[0]?.working;
    for (const word of ['Trasig', 'ur funktion', 'ej i drift', 'broken', 'Släckt', '0'])
      expect(stateOf(word), word).toBe(false);
    for (const word of ['OK', 'Fungerar', 'i drift', 'working', 'ja', 'TRUE'])
      expect(stateOf(word), word).toBe(true);
    for (const word of ['', 'okänd', '-']) expect(stateOf(word), word).toBeNull();
    const { lamps, notes, refused } = plan([{ ...here, skick: 'halvtaskig' }]);
    expect([lamps[0]?.working, refused]).toEqual([null, []]);
    expect(notes[1]).toEqual({
      sv: '1 rad har skick som inte går att tolka ("halvtaskig"); lamporna tas med utan den uppgiften',
      en: '1 row has a state that is not understood ("halvtaskig"); their lamps are taken without it',
    });
  });

  test('carry type, height, day of inspection and reference as far as they can be read', () => {
    const row = { ...here, ljuskälla: 'LED', stolphöjd: '5 m', besiktigad: '20260412', stolpnummer: 'B-17' };
    expect(plan([row]).lamps[0]).toEqual({
      position: [16.45, 57.26],
      ...{ working: null, type: 'LED', heightMetres: 5, inspectedOn: '2026-04-12', reference: 'B-17' },
    });
    expect(plan([{ ...here, led: 'ja' }]).lamps[0]?.type).toBe('LED');
    expect(plan([{ ...here, height: '500', inspected: 'i våras' }]).lamps[0]).toMatchObject({
      ...{ heightMetres: null, inspectedOn: null },
    });
  });

  test('without a place, on null island, swapped or outside the area are refused by themselves', () => {
    const { lamps, refused } = plan(
      [
        ...Array.from({ length: 20 }, (_, n) => ({ lng: `16.4${n + 10}`, lat: '57.26' })),
        { lng: '', lat: '' },
        { lng: '0', lat: '0' },
        { lng: '57.26', lat: '116.4' },
        { lng: '11.9', lat: '57.7' },
      ],
      [16, 57, 17, 58],
    );
    expect(lamps).toHaveLength(20);
    expect(refused.map(({ line, reason }) => [line, reason.sv.slice(0, 12)])).toEqual([
      [22, 'saknar koord'],
      [23, 'ligger på 0,'],
      [24, 'longitud 57.'],
      [25, 'ligger utanf'],
    ]);
  });

  test('of one lamp twice are one; two references on one pole are two lamps', () => {
    expect(plan([here, here])).toMatchObject({ lamps: [{}], duplicates: 1 });
    const twice = plan([
      { ...here, id: 'A' },
      { ...here, id: 'B' },
      { ...here, id: 'A' },
    ]);
    expect([twice.lamps.length, twice.duplicates]).toEqual([2, 1]);
  });

  test('in SWEREF 99 TM become degrees, in either order of the columns', () => {
    const [first] = plan([{ öst: '587000', nord: '6347000' }]).lamps;
    expect(first?.position[0]).toBeCloseTo(16.447, 2);
    expect(plan([{ x: '6347000', y: '587000' }]).lamps[0]?.position).toEqual(first?.position);
  });
});

test('lamps near a place are those that measuring each of them finds', () => {
  const position = fc.tuple(
    fc.double({ min: 16.4, max: 16.41, noNaN: true }),
    fc.double({ min: 57.26, max: 57.266, noNaN: true }),
  );
  const lamp = fc.record({ position, working: fc.constantFrom(true, false, null) });
  fc.assert(
    fc.property(
      fc.array(lamp, { maxLength: 60 }),
      position,
      fc.integer({ min: 5, max: 300 }),
      (lamps, place, metres) => {
        const within = lamps.filter((one) => distanceMetres(one.position, place) <= metres);
        expect(lampsNear(lamps)(place, metres)).toEqual({
          lamps: within.length,
          broken: within.filter(({ working }) => working === false).length,
          withState: within.filter(({ working }) => working !== null).length,
        });
      },
    ),
  );
});
