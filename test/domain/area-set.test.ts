import { beforeEach, describe, expect, test } from 'vitest';
import { areaScopeSchema, walksOfScope } from '../../domain/area-set.ts';
import type { Author } from '../../domain/roles.ts';
import { visibleRecord } from '../../domain/visible.ts';
import type { SafetyWalk } from '../../domain/walk.ts';
import { areaOf } from '../support/area-makers.ts';
import { areaSetComputed, areaSetNumber } from '../support/area-set-makers.ts';
import {
  areaNumber,
  authored,
  changeNumber,
  leader,
  noon,
  participant,
  system,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';

const police: Author = { kind: 'staff', userId: 'p', role: 'police', organisationId: null };

describe('which walks are in a scope', () => {
  const walk = (
    number: number,
    day: string | null,
    more: Partial<SafetyWalk['properties']> = {},
  ): SafetyWalk => {
    const plannedStartAt = day === null ? null : `${day}T18:00:00.000Z`;
    const { walk: made } = walkCreated(number, { plannedStartAt });
    return { ...made, properties: { ...made.properties, statusLog: [], ...more } } as SafetyWalk;
  };
  const walks = [walk(3, '2026-03-01'), walk(1, '2025-12-31'), walk(2, null), walk(4, '2026-03-02')];
  const days = (scope: object) =>
    walksOfScope(walks, areaScopeSchema.parse({ walkIds: null, from: null, to: null, ...scope })).map(
      ({ id }) => id,
    );

  test('all without bounds; with a day on either side both days count, and a walk without a day does not', () => {
    expect(days({})).toEqual([1, 2, 3, 4].map(walkNumber));
    expect(days({ from: '2026-03-01' })).toEqual([3, 4].map(walkNumber));
    expect(days({ from: '2025-12-31', to: '2026-03-01' })).toEqual([1, 3].map(walkNumber));
    expect(days({ walkIds: [walkNumber(2), walkNumber(4)] })).toEqual([2, 4].map(walkNumber));
    expect(days({ walkIds: [walkNumber(2), walkNumber(4)], to: '2027-01-01' })).toEqual([walkNumber(4)]);
  });

  test('cancelled walks were never walked; the first day is not after the last', () => {
    expect(
      walksOfScope([walk(1, null, { status: 'cancelled' })], { walkIds: null, from: null, to: null }),
    ).toEqual([]);
    const wrong = { walkIds: null, from: '2026-03-02', to: '2026-03-01' };
    expect(areaScopeSchema.safeParse(wrong).success).toBe(false);
  });
});

describe('areas over a set of walks', () => {
  let records: RecordsInMemory;
  beforeEach(() => {
    records = recordsInMemory();
    records.apply(authored(walkCreated()));
  });
  const take = (...given: Parameters<typeof areaSetComputed>) =>
    records.apply(authored(areaSetComputed(...given), system));

  test('are written by the server alone; each version follows the last', () => {
    for (const author of [leader, police, participant(1)])
      expect(records.apply(authored(areaSetComputed(1, 1, []), author))).toBe('not-allowed');
    expect(take(1, 2, [])).toBe('duplicate-id');
    expect(take(1, 1, [areaOf(1, [1]), areaOf(2, [2])])).toBe('applied');
    expect(take(1, 1, [])).toBe('duplicate-id');
    expect(take(1, 2, [areaOf(1, [1, 3], { version: 2 })], [2])).toBe('applied');
    expect(records.get(areaSetNumber(1))).toMatchObject({
      walkId: null,
      feature: { properties: { run: { version: 2 } } },
    });
    expect(records.get(areaNumber(1))).toMatchObject({
      walkId: null,
      feature: { properties: { setId: areaSetNumber(1), version: 2 } },
    });
    expect(records.get(areaNumber(2))?.withdrawn).not.toBeNull();
  });

  test('keep a band that somebody decided through the next version', () => {
    take(1, 1, [areaOf(1, [1])]);
    const decided = {
      id: changeNumber(990),
      kind: 'area-band-overridden',
      at: noon,
      walkId: null,
      areaId: areaNumber(1),
      band: 'low',
      reason: 'The tunnel is closed for good',
      reasonForPolice: false,
    } as const;
    expect(records.apply(authored(decided))).toBe('applied');
    take(1, 2, [areaOf(1, [1], { version: 2 })]);
    expect(records.get(areaNumber(1))).toMatchObject({
      feature: {
        properties: { version: 2, override: { band: 'low' }, bandLog: [{ from: 'medium', to: 'low' }] },
      },
    });
  });

  test('are the municipality’s own: it takes a set away, and the police do not see that there is one', () => {
    take(1, 1, []);
    const gone = {
      id: changeNumber(991),
      kind: 'area-set-withdrawn',
      at: noon,
      setId: areaSetNumber(1),
      reason: null,
    } as const;
    expect(records.apply(authored(gone, police))).toBe('not-allowed');
    const set = records.get(areaSetNumber(1));
    expect(set && visibleRecord(set, police)).toBeUndefined();
    expect(set && visibleRecord(set, leader)?.feature?.properties.name).toBe('Set 1');
    expect(records.apply(authored(gone))).toBe('applied');
    expect(records.get(areaSetNumber(1))?.withdrawn).not.toBeNull();
  });
});
