import { describe, expect, test } from 'vitest';
import { periodsOf } from '../../../client/features/hotspots/before-after-periods.ts';
import { dayInSweden } from '../../../client/features/incidents/day-in-sweden.ts';
import { incidentSteps } from '../../../client/map/incident-steps.ts';
import {
  activeIncidentFilters,
  incidentQueryOf,
  noIncidentFilter,
} from '../../../client/state/incident-filter.ts';
import { layerRows, looksOf, shadesOf } from '../../../client/ui/staff/layer-look.ts';
import { analyses } from '../../../domain/analysis/index.ts';

describe('the looks of a layer', () => {
  test('are all different, and what is said apart keeps its own', () => {
    for (const { id, legend } of analyses) {
      const looks = looksOf({ ...legend, entries: [...legend.entries] });
      expect(looks.size, id).toBe(legend.entries.length);
      expect(new Set(looks.values()).size, id).toBe(legend.entries.length);
      for (const { value, look } of legend.entries)
        if (look !== undefined) expect(looks.get(value)).toBe(look);
    }
  });

  test('come with their words and numbers, what lies inside another drawn last', () => {
    const legend = analyses.find(({ id }) => id === 'kernel-density')?.legend;
    if (legend === undefined) throw new Error('there is a density layer');
    const geometry = { type: 'Polygon' as const, coordinates: [] };
    const feature = (level: string, nMarked: number | null) => ({ geometry, properties: { level, nMarked } });
    const rows = layerRows(
      { ...legend, entries: [...legend.entries] },
      [feature('three', 4), feature('six', 3), feature('three', null), feature('three', 9)],
      'sv',
    );
    expect(rows.map(({ words, properties }) => [words, properties.nMarked])).toEqual([
      ['Minst 6 gånger medel', 3],
      ['Minst 3 gånger medel', 9],
      ['Minst 3 gånger medel', 4],
      ['Minst 3 gånger medel', null],
    ]);
    expect(shadesOf(rows).map(({ label }) => label)).toEqual([undefined, '4', '9', '3']);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(4);
  });

  test('rise with the number of incidents, at every zoom', () => {
    for (const zoom of [3, 10.9, 11, 13.9, 14, 18]) {
      const steps = incidentSteps(zoom);
      expect(steps).toHaveLength(5);
      expect([...steps].sort((a, b) => a - b)).toEqual(steps);
    }
  });
});

test('the preview of a file has the day that stands in it', () => {
  // Midnight of a row that says only its day, in winter and in summer.
  expect(dayInSweden('2025-10-30T23:00:00.000Z')).toBe('2025-10-31');
  expect(dayInSweden('2026-07-04T22:00:00.000Z')).toBe('2026-07-05');
  expect(dayInSweden('2026-07-04T21:59:00.000Z')).toBe('2026-07-04');
});

describe('the filters of incidents', () => {
  test('are nothing until something is chosen', () => {
    expect(activeIncidentFilters(noIncidentFilter)).toBe(0);
    expect(Object.values(incidentQueryOf(noIncidentFilter)).every((value) => value === undefined)).toBe(true);
  });

  test('take whole days, weekdays in order, and hours only where both are there', () => {
    const filter = {
      ...noIncidentFilter,
      from: '2026-03-01',
      to: '2026-03-01',
      weekdays: ['6', '5'],
      fromHour: '22',
    };
    expect(activeIncidentFilters(filter)).toBe(2);
    const query = incidentQueryOf(filter);
    expect(Date.parse(query.to ?? '') - Date.parse(query.from ?? '')).toBe(86_400_000);
    expect(query).toMatchObject({ weekday: '5,6', hours: undefined });
    expect(incidentQueryOf({ ...filter, toHour: '4' }).hours).toBe('22-4');
    expect(incidentQueryOf({ ...filter, from: 'soon' }).from).toBeUndefined();
  });
});

describe('the periods before and after', () => {
  test('are as long as each other and never overlap', () => {
    for (const months of [1, 3, 6, 12])
      for (const compared of ['year', 'directly'] as const) {
        const periods = periodsOf('2026-06-01', months, compared);
        if (periods === undefined) throw new Error('there are periods');
        const between = (Date.parse(periods.afterFrom) - Date.parse(periods.beforeFrom)) / 86_400_000;
        expect(between).toBeGreaterThanOrEqual(periods.days);
        if (compared === 'directly') expect(between).toBe(periods.days);
        else expect(between).toBe(365);
      }
    expect(periodsOf('', 3, 'year')).toBeUndefined();
    expect(periodsOf('soon', 3, 'year')).toBeUndefined();
  });
});
