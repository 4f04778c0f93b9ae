import { describe, expect, test } from 'vitest';
import { periodsOf, uncoveredPeriod } from '../../../client/features/hotspots/before-after-periods.ts';
import { comparisonInAddress } from '../../../client/features/hotspots/comparison-in-address.ts';
import { hotspotFilterInAddress } from '../../../client/features/hotspots/hotspot-filter.ts';
import { parametersInAddress } from '../../../client/features/hotspots/parameters-in-address.ts';
import { dayInSweden } from '../../../client/features/incidents/day-in-sweden.ts';
import { incidentSteps } from '../../../client/map/incident-steps.ts';
import {
  activeIncidentFilters,
  filterThatFits,
  incidentFilterInAddress,
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

  test('are not compared where one of them is not all recorded', () => {
    const periods = periodsOf('2026-06-01', 3, 'year');
    if (periods === undefined) throw new Error('there are periods');
    const [firstAt, lastAt] = ['2025-05-30T10:00:00Z', '2026-08-28T10:00:00Z'];
    expect(uncoveredPeriod(periods, { firstAt, lastAt })).toBeUndefined();
    expect(uncoveredPeriod(periods, { firstAt: '2025-10-01T10:00:00Z', lastAt })).toBe('before');
    expect(uncoveredPeriod(periods, { firstAt, lastAt: '2026-07-15T10:00:00Z' })).toBe('after');
    expect(uncoveredPeriod(periods, { firstAt: null, lastAt: null })).toBe('before');
  });
});

describe('the address', () => {
  const again = <State>(
    form: {
      read: (search: URLSearchParams) => State;
      write: (state: State) => Readonly<Record<string, string>>;
    },
    state: State,
  ): State => form.read(new URLSearchParams(new URLSearchParams({ ...form.write(state) }).toString()));

  test('holds what a person has chosen, and gives it back', () => {
    const filter = {
      dataset: '7768784c-e965-8701-b5ab-9b9657cd86cc',
      types: ['Stöld, cykel', 'Rån'],
      from: '2026-03-01',
      to: '',
      weekdays: ['5', '6'],
      fromHour: '22',
      toHour: '',
    };
    expect(again(incidentFilterInAddress, filter)).toEqual(filter);
    expect(again(incidentFilterInAddress, noIncidentFilter)).toEqual(noIncidentFilter);
    const marks = { walkId: 'a', category: 'lighting', from: '', to: '2026-03-01' };
    expect(again(hotspotFilterInAddress, marks)).toEqual(marks);
    const compared = {
      place: 'a',
      controlPlace: 'b',
      began: '2026-06-01',
      months: 6,
      compared: 'directly' as const,
    };
    expect(again(comparisonInAddress, { ...compared, ringMetres: 100 })).toEqual({
      ...compared,
      ringMetres: 100,
    });
  });

  test('that somebody made up asks for nothing that the server refuses', () => {
    const wrong = new URLSearchParams(
      'from=soon&weekday=8,x&fromHour=99&type=&months=7&ring=-1&compared=never',
    );
    expect(incidentFilterInAddress.read(wrong)).toEqual(noIncidentFilter);
    expect(comparisonInAddress.read(wrong)).toMatchObject({ months: 3, ringMetres: 0, compared: 'year' });
  });

  test('sets of a layer what fits it, and leaves out what is preset', () => {
    const label = { sv: 'Bredd', en: 'Width' };
    const form = parametersInAddress([
      { kind: 'number', name: 'cellMetres', label, least: 20, most: 500, preset: 50 },
      { kind: 'choice', name: 'kernel', label, options: [{ value: 'wide', label }], preset: 'wide' },
    ]);
    expect(form.write({ cellMetres: '50' })).toEqual({ cellMetres: '', kernel: '' });
    expect(again(form, { cellMetres: '80' })).toEqual({ cellMetres: '80' });
    expect(form.read(new URLSearchParams('cellMetres=5&kernel=none&other=1'))).toEqual({});
  });

  test('of a data set or type that is gone counts as none', () => {
    const all = {
      datasets: [{ id: 'here', name: 'A', files: [] }],
      types: [{ name: 'Rån', amount: 1 }],
    } as unknown as Parameters<typeof filterThatFits>[1];
    const asked = { ...noIncidentFilter, dataset: 'gone', types: ['Rån', 'Stöld'], fromHour: '3' };
    expect(filterThatFits(asked, all)).toEqual({ ...asked, dataset: '', types: ['Rån'] });
    const fits = { ...asked, dataset: 'here', types: ['Rån'] };
    expect(filterThatFits(fits, all)).toBe(fits);
    expect(filterThatFits(asked, undefined)).toBe(asked);
  });
});
