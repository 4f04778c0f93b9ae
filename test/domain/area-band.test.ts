import { beforeEach, describe, expect, test } from 'vitest';
import { type PriorityArea, shownBand } from '../../domain/area.ts';
import { type ChangeOf, parseChange } from '../../domain/changes.ts';
import type { Author, StaffRole } from '../../domain/roles.ts';
import { visibleRecord } from '../../domain/visible.ts';
import { areaOf, areasComputed } from '../support/area-makers.ts';
import {
  areaNumber,
  authored,
  changeNumber,
  noon,
  participant,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';

const staff = (role: StaffRole): Author => ({ kind: 'staff', userId: role, role, organisationId: null });
let last = 900;
function overridden(more: Partial<ChangeOf<'area-band-overridden'>> = {}): ChangeOf<'area-band-overridden'> {
  return {
    id: changeNumber(++last),
    kind: 'area-band-overridden',
    at: noon,
    walkId: walkNumber(1),
    areaId: areaNumber(1),
    band: 'high',
    reason: 'The school starts using the path in August',
    reasonForPolice: false,
    ...more,
  };
}
function restored(): ChangeOf<'area-band-restored'> {
  const { band: _, reasonForPolice: __, ...rest } = overridden({ reason: 'The school took another way' });
  return { ...rest, kind: 'area-band-restored' };
}

let records: RecordsInMemory;
beforeEach(() => {
  records = recordsInMemory();
  for (const change of [walkCreated(), walkCreated(2), areasComputed([areaOf(1, [1]), areaOf(2, [2])])])
    expect(records.apply(authored(change))).toBe('applied');
});
function area(number = 1): PriorityArea {
  const record = records.get(areaNumber(number));
  if (record?.kind !== 'area') throw new Error('there is no such area');
  return record.feature;
}

describe('a band that somebody decided', () => {
  test.each([staff('police'), participant(1)])('is not for $kind $role', (author) => {
    expect(records.apply(authored(overridden(), author))).toBe('not-allowed');
    expect(records.apply(authored(restored(), author))).toBe('not-allowed');
    expect(area().properties.override).toBeNull();
  });

  test('needs a reason, an area that is there, and its own walk', () => {
    expect(parseChange(overridden({ reason: '  ' })).change).toBeUndefined();
    expect(parseChange(overridden()).change).toBeDefined();
    expect(records.apply(authored(overridden({ areaId: areaNumber(9) })))).toBe('unknown-record');
    expect(records.apply(authored(overridden({ walkId: walkNumber(2) })))).toBe('unknown-record');
    expect(records.apply(authored(overridden({ walkId: null })))).toBe('unknown-record');
    records.apply(authored(areasComputed([areaOf(2, [2])], [1])));
    expect(records.apply(authored(overridden()))).toBe('unknown-record');
  });

  test('holds wherever a band is shown, and every step is told: who, when, from and to', () => {
    expect(records.apply(authored(overridden(), staff('planner')))).toBe('applied');
    expect(area().properties.band).toBe('medium');
    expect(shownBand(area().properties)).toBe('high');
    expect(records.apply(authored(overridden({ band: 'low', reason: 'No' }), staff('admin')))).toBe(
      'applied',
    );
    expect(records.apply(authored(restored(), staff('leader')))).toBe('applied');
    expect(area().properties.override).toBeNull();
    expect(shownBand(area().properties)).toBe('medium');
    expect(
      area().properties.bandLog?.map(({ from, to, by, restored: back }) => [from, to, by, back]),
    ).toEqual([
      ['medium', 'high', 'staff:planner', false],
      ['high', 'low', 'staff:admin', false],
      ['low', 'medium', 'staff:leader', true],
    ]);
    const before = records.all();
    expect(records.apply(authored(restored()))).toBe('applied');
    expect(records.all()).toEqual(before);
  });

  test('survives the next computation of the same area, also one that began before it', () => {
    records.apply(authored(overridden()));
    // The computation read the area before anybody decided anything.
    expect(records.apply(authored(areasComputed([areaOf(1, [1, 3], { version: 2, band: 'low' })])))).toBe(
      'applied',
    );
    expect(area().properties).toMatchObject({ version: 2, band: 'low', override: { band: 'high' } });
    expect(area().properties.bandLog).toHaveLength(1);
    expect(area(2).properties.override).toBeNull();
    records.apply(authored(restored()));
    const stale = { ...overridden(), by: 'staff:planner' };
    const override = {
      band: 'high',
      by: stale.by,
      reason: stale.reason,
      at: noon,
      reasonForPolice: true,
    } as const;
    records.apply(authored(areasComputed([areaOf(1, [1], { override })])));
    expect(area().properties.override).toBeNull();
  });

  test('the police see the band, never by whom, and why only where that was allowed', () => {
    const seen = () => {
      const record = records.get(areaNumber(1));
      const text = JSON.stringify(record && visibleRecord(record, staff('police')));
      return { text, override: JSON.parse(text).feature.properties.override };
    };
    records.apply(authored(overridden(), staff('planner')));
    expect(seen().override).toEqual({ band: 'high', at: noon, reason: null });
    expect(seen().text).not.toContain('school');
    expect(seen().text).not.toContain('staff:');
    records.apply(authored(overridden({ reasonForPolice: true }), staff('planner')));
    expect(seen().override.reason).toContain('school');
    const record = records.get(areaNumber(1));
    expect(record && visibleRecord(record, staff('planner'))?.feature?.properties).toMatchObject({
      override: { by: 'staff:planner' },
      bandLog: [{ by: 'staff:planner' }, {}],
    });
  });
});
