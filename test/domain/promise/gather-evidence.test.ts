import { describe, expect, test } from 'vitest';
import { type EvidenceSources, evidenceOf } from '../../../domain/promise/gather-evidence.ts';
import type { PromiseItem } from '../../../domain/promise/promise-item.ts';
import type { KeptRecord } from '../../../domain/record.ts';
import type { WalkStatus } from '../../../domain/walk-terms.ts';
import {
  authored,
  noon,
  system,
  toldAndDated,
  walkCreated,
  walkNumber,
} from '../../support/change-makers.ts';
import { item as itemMade, itemNumber, promiseNumber } from '../../support/promise-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';

const nothing: EvidenceSources = { walks: [], actions: [], activities: [], followUps: [], sums: [] };

function item(evidenceRule: PromiseItem['properties']['evidenceRule']): PromiseItem {
  const { id, ...said } = itemMade(1, { evidenceRule });
  const properties = {
    ...{ kind: 'promise-item' as const, promiseId: promiseNumber(1), order: 1 },
    ...said,
    ...{ walkIds: [walkNumber(1)], withdrawn: null, added: null },
  };
  return { type: 'Feature', id: id ?? itemNumber(1), geometry: null, properties };
}

function walk(number: number, status: WalkStatus, log: readonly WalkStatus[]): KeptRecord<'walk'> {
  const records = recordsInMemory();
  records.apply(authored(walkCreated(number, toldAndDated), system));
  const made = records.get(walkNumber(number));
  if (made?.kind !== 'walk') throw new Error('no walk was made');
  const statusLog = log.map((one) => ({ status: one, at: noon, receivedAt: noon, reason: null }));
  const properties = { ...made.feature.properties, status, statusLog };
  return { ...made, feature: { ...made.feature, properties } };
}

describe('walks', () => {
  const of = (one: KeptRecord<'walk'>) => evidenceOf(item({ source: 'walks' }), { ...nothing, walks: [one] });

  test('count when their feedback is given, not when they were walked', () => {
    const stages: readonly WalkStatus[] = ['walked', 'protocol_published', 'actions_decided'];
    for (const status of stages) expect(of(walk(1, status, [status])), status).toEqual([]);
    for (const status of ['feedback_given', 'rewalked', 'closed'] as const)
      expect(of(walk(1, status, ['walked', 'feedback_given', status])), status).toEqual([
        { source: 'walk', id: walkNumber(1), date: '2026-11-20', amount: 1 },
      ]);
  });

  test('do not count when they were cancelled, closed without feedback, or are not linked', () => {
    expect(of(walk(1, 'cancelled', ['feedback_given', 'cancelled']))).toEqual([]);
    expect(of(walk(1, 'closed', ['walked', 'closed']))).toEqual([]);
    expect(of(walk(2, 'closed', ['feedback_given', 'closed']))).toEqual([]);
  });

  test('that went back a step no longer count', () => {
    expect(of(walk(1, 'walked', ['feedback_given', 'walked']))).toEqual([]);
  });
});

test('the police count by the month, in the measure that the item names', () => {
  const sums = [
    { month: '2026-09', kind: 'speed-check' as const, count: 5, minutes: 90, officerMinutes: 180 },
    { month: '2026-09', kind: 'pub-visit' as const, count: 2, minutes: 60, officerMinutes: 120 },
  ];
  const amounts = (measure: 'count' | 'minutes' | 'officerMinutes') =>
    evidenceOf(item({ source: 'police', counted: 'speed-check', measure }), { ...nothing, sums }).map(
      (one) => [one.source === 'police-month' && one.month, one.amount],
    );
  expect(amounts('count')).toEqual([['2026-09', 5]]);
  expect(amounts('officerMinutes')).toEqual([['2026-09', 180]]);
});
