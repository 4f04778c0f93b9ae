import { describe, expect, test } from 'vitest';
import { identifyAreas } from '../../domain/analysis/area-identity.ts';
import { computeAreas } from '../../domain/analysis/areas.ts';
import { type AreaDraft, areaSchema, type PriorityArea } from '../../domain/area.ts';
import { countingIds, findingNumber, inputOf, mark, movedBy } from '../support/analysis-input.ts';

const asOf = '2026-11-20T18:00:00Z';
const run = { runId: '01900000-0000-7000-8000-00000000000a', runAt: asOf, dataHash: '0'.repeat(64) };

/** A draft with these findings; where it lies does not matter to identity. */
function draft(...findings: number[]): AreaDraft {
  const [area] = computeAreas(inputOf([1, 2, 3].map((n) => mark(n, n, movedBy([16, 57], n, 0)))), { asOf });
  if (area === undefined) throw new Error('no area');
  return { ...area, properties: { ...area.properties, findingIds: findings.map(findingNumber) } };
}

function first(...drafts: AreaDraft[]): PriorityArea[] {
  return identifyAreas(drafts, [], run, countingIds()).areas;
}

describe('identifyAreas', () => {
  test('new areas get ids of the source and version 1, and are whole records', () => {
    const areas = first(draft(1, 2, 3), draft(4, 5));
    expect(new Set(areas.map(({ id }) => id)).size).toBe(2);
    for (const area of areas) {
      expect(areaSchema.parse(area)).toEqual(area);
      expect(area.properties).toMatchObject({ version: 1, override: null, ...run });
    }
  });

  test('the same place keeps its id and its override, in the next version', () => {
    const override = {
      band: 'high' as const,
      by: 'planner',
      reason: 'school',
      at: asOf,
      reasonForPolice: false,
    };
    const before = first(draft(1, 2, 3)).map((area) => ({
      ...area,
      properties: { ...area.properties, override },
    }));
    const { areas, gone } = identifyAreas([draft(2, 3, 4)], before, run, countingIds(50));
    expect(areas[0]?.id).toBe(before[0]?.id);
    expect(areas[0]?.properties).toMatchObject({ version: 2, override });
    expect(gone).toEqual([]);
  });

  test('a split keeps the id on the part with most of the findings', () => {
    const before = first(draft(1, 2, 3, 4, 5));
    const { areas, gone } = identifyAreas([draft(1, 2), draft(3, 4, 5)], before, run, countingIds(50));
    expect(areas[1]?.id).toBe(before[0]?.id);
    expect(areas[0]?.id).not.toBe(before[0]?.id);
    expect(areas[0]?.properties.version).toBe(1);
    expect(gone).toEqual([]);
  });

  test('a merge lives on as the area with most findings in common; the other is gone', () => {
    const before = first(draft(1, 2), draft(3, 4, 5));
    const { areas, gone } = identifyAreas([draft(1, 2, 3, 4, 5)], before, run, countingIds(50));
    expect(areas[0]?.id).toBe(before[1]?.id);
    expect(gone).toEqual([before[0]?.id]);
  });

  test('each id is used once: the second best goes to whom it is left', () => {
    const before = first(draft(1, 2, 3, 4), draft(5, 6));
    const { areas } = identifyAreas([draft(1, 2, 3), draft(4, 5)], before, run, countingIds(50));
    expect(areas.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test('a tie is broken the same way whatever the order of the last run', () => {
    const before = first(draft(1, 2), draft(3, 4));
    const ids = [before, before.toReversed()].map(
      (previous) => identifyAreas([draft(1, 2, 3, 4)], previous, run, countingIds(50)).areas[0]?.id,
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toBe(before.map(({ id }) => id).sort()[0]);
  });

  test('nothing in common is a new area, and what nothing continues is gone', () => {
    const before = first(draft(1, 2, 3));
    const { areas, gone } = identifyAreas([draft(7, 8, 9)], before, run, countingIds(50));
    expect(areas[0]?.id).not.toBe(before[0]?.id);
    expect(gone).toEqual([before[0]?.id]);
  });
});
