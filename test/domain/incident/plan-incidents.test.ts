import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SourceFile, SourceValue } from '../../../domain/import/source-row.ts';
import { findIncidentColumns } from '../../../domain/incident/incident-fields.ts';
import { maskedRowsAtLeast, planIncidents } from '../../../domain/incident/plan-incidents.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

function plan(
  rows: readonly Record<string, SourceValue>[],
  more: { area?: [number, number, number, number] } = {},
) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const file: SourceFile = {
    form: 'table',
    columns,
    rows: rows.map((values, index) => ({ line: index + 2, values })),
    refused: [],
    decimalComma: false,
    notes: [],
  };
  const { found = {} } = findIncidentColumns(columns, new Map());
  return planIncidents(file, {
    ...{ columns: found, timeZone: 'Europe/Stockholm', latest: '2026-11-23T12:00:00.000Z', digest },
    ...more,
  });
}

const stockholm = { lng: '18.06', lat: '59.33' };

describe('rows of recorded incidents', () => {
  test('times in local weekday and hour, as far as the row says them', () => {
    const when = (row: Record<string, string>) => {
      const { incidents, refused } = plan([{ ...stockholm, ...row }]);
      const [first] = incidents;
      return first === undefined ? refused[0]?.reason.en : [first.occurredAt, first.weekday, first.hour];
    };
    expect(when({ date: '2026-07-05 01:30' })).toEqual(['2026-07-04T23:30:00.000Z', 6, 1]);
    expect(when({ date: '2026-07-04 23:30:00+00' })).toEqual(['2026-07-04T23:30:00.000Z', 6, 1]);
    expect(when({ date: '2026-07-05' })).toEqual(['2026-07-04T22:00:00.000Z', 6, null]);
    expect(when({ date: '2026-07-05', hour: '23' })).toEqual(['2026-07-04T22:00:00.000Z', 6, 23]);
    // The clock in a column of its own, as the police's systems write it.
    const late = ['2026-07-05T20:40:00.000Z', 6, 22];
    expect(when({ Brottsdatum: '2026-07-05', Klockslag: '22:40' })).toEqual(late);
    expect(when({ Datum: '2026-07-05', Tid: 'kl. 22.40' })).toEqual(late);
    expect(when({ Brottsdatum: '2026-07-05', Brottstid: '22:40:00' })).toEqual(late);
    expect(when({ Datum: '2026-07-05', Klockslag: '' })).toEqual(['2026-07-04T22:00:00.000Z', 6, null]);
    expect(when({ Datum: '2026-07-05', Tid: '25:10' })).toContain('no time as in 22:30');
    expect(when({ month: '2026-07' })).toEqual(['2026-06-30T22:00:00.000Z', null, null]);
    expect(when({ month: '2026-07-01' })).toEqual(['2026-06-30T22:00:00.000Z', null, null]);
    expect(when({})).toEqual([null, null, null]);
    expect(when({ date: '2026-07-05', hour: '24' })).toContain('from 0 to 23');
    expect(when({ date: '05/07/2026' })).toContain('is not a time');
    expect(when({ date: '2027-01-01' })).toContain('lies in the future');
  });

  test('null island, swapped degrees and places outside the area are refused by themselves', () => {
    const rows = [
      ...Array.from({ length: 20 }, (_, index) => ({ lng: `18.0${index + 10}`, lat: '59.33' })),
      { lng: '0', lat: '0.0' },
      { lng: '59.33', lat: '118.06' },
      { lng: '', lat: '59' },
      { lng: '11.9', lat: '57.7' },
    ];
    const { incidents, refused } = plan(rows, { area: [17, 59, 19, 60] });
    expect(incidents).toHaveLength(20);
    expect(refused.map(({ line, reason }) => [line, reason.en.slice(0, 20)])).toEqual([
      [22, 'lies at 0, 0 in the '],
      [23, 'longitude 59.33 and '],
      [24, 'has no coordinates t'],
      [25, 'lies outside the are'],
    ]);
  });

  test('columns of Swedish systems are known, and none is taken for a field that has none', () => {
    const columns = [
      'K-nummer',
      'Brottsdatum',
      'Klockslag',
      'Brottskategori',
      'N SWEREF99TM',
      'E SWEREF99TM',
    ];
    expect(findIncidentColumns(columns, new Map()).found).toEqual({
      longitude: 'E SWEREF99TM',
      latitude: 'N SWEREF99TM',
      occurredAt: 'Brottsdatum',
      hour: 'Klockslag',
      type: 'Brottskategori',
      reference: 'K-nummer',
    });
    const { found } = findIncidentColumns(['lng', 'lat', 'datum', 'tid', 'typ'], new Map(), ['hour', 'type']);
    expect(found).toEqual({ longitude: 'lng', latitude: 'lat', occurredAt: 'datum' });
    // Alone it is the time itself.
    expect(findIncidentColumns(['lng', 'lat', 'tid'], new Map()).found).toMatchObject({ occurredAt: 'tid' });
  });

  test('a few rows far from all the others are told of and kept', () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ lng: `17.6${index + 10}`, lat: '57.25' }));
    expect(plan(rows).notes.some(({ en }) => en.includes('km from'))).toBe(false);
    const { incidents, notes } = plan([...rows, stockholm]);
    expect(incidents).toHaveLength(41);
    expect(notes.map(({ sv, en }) => `${sv} ${en}`).join()).toMatch(
      /1 rader ligger mer än 50 km.*1 rows lie more than 50 km/,
    );
  });

  test('many on the very same point are marked and kept', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...stockholm, id: String(index) }));
    expect(plan(rows(maskedRowsAtLeast - 1)).incidents.some(({ masked }) => masked)).toBe(false);
    const { incidents, notes } = plan(rows(maskedRowsAtLeast));
    expect(incidents.filter(({ masked }) => masked)).toHaveLength(maskedRowsAtLeast);
    expect(notes.map(({ sv, en }) => `${sv} ${en}`).join()).toMatch(/kan vara maskerade.*may be masked/);
  });

  test('equal rows are one with a reference and two without, and each has a key of its own', () => {
    expect(
      plan([
        { ...stockholm, id: 'A' },
        { ...stockholm, id: 'A' },
      ]),
    ).toMatchObject({ duplicates: 1 });
    const { incidents, duplicates } = plan([stockholm, stockholm]);
    expect(duplicates).toBe(0);
    expect(new Set(incidents.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(2);
    expect(plan([stockholm, stockholm]).incidents).toEqual(incidents);
  });

  test('a column of words is no type, and no reference is kept', () => {
    const rows = Array.from({ length: 501 }, (_, index) => ({ ...stockholm, type: `he said ${index}` }));
    expect(plan(rows)).toMatchObject({
      incidents: [],
      fault: { en: expect.stringContaining('holds words') },
    });
    const { incidents } = plan([{ ...stockholm, id: 'K 123-26', type: 'Rån' }]);
    expect(JSON.stringify(incidents)).not.toContain('K 123-26');
    expect(incidents[0]?.type).toBe('Rån');
  });
});
