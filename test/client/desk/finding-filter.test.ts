import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  localMatches,
  noFilters,
  serverQuery,
  sortFindings,
} from '../../../client/features/findings/finding-filter.ts';
import type { FindingView } from '../../../client/state/wire.ts';
import { findingView as finding } from '../../support/view-makers.ts';

const name = (id: string) => (id === 'lighting' ? 'Belysning' : id);
const bench = finding('a', { text: 'Trasig bänk vid kafét', severity: 1 });
const lamp = finding('b', { text: null, severity: 4 }, [17.7, 57.3]);
const good = finding('c', {
  category: 'positive',
  polarity: 'positive',
  severity: null,
  suggestion: 'Mer ljus',
});
const all = [bench, lamp, good];
const ids = (found: readonly FindingView[]) => found.map(({ id }) => id);
const nothing = { text: '', severities: [], box: undefined } as const;

test('words are found in text, suggestion and category, without regard to case and accents', () => {
  expect(ids(localMatches(all, { ...nothing, text: 'BANK kafet' }, name))).toEqual(['a']);
  expect(ids(localMatches(all, { ...nothing, text: 'belysning' }, name))).toEqual(['a', 'b']);
  expect(ids(localMatches(all, { ...nothing, text: 'ljus' }, name))).toEqual(['c']);
  expect(ids(localMatches(all, { ...nothing, text: 'ljus bänk' }, name))).toEqual([]);
});

test('degree and the box of the map narrow the list, and no filter keeps the very same list', () => {
  expect(ids(localMatches(all, { ...nothing, severities: ['4', 'none'] }, name))).toEqual(['b', 'c']);
  expect(ids(localMatches(all, { ...nothing, box: [17.59, 57.2, 17.61, 57.26] }, name))).toEqual(['a', 'c']);
  expect(localMatches(all, nothing, name)).toBe(all);
});

test('the last day of a period is inside it', () => {
  const { from, to } = serverQuery({ ...noFilters, from: '2026-11-23', to: '2026-11-23' });
  expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(24 * 60 * 60 * 1000);
  expect(serverQuery(noFilters)).toEqual({
    walkId: undefined,
    category: undefined,
    status: undefined,
    polarity: undefined,
    from: undefined,
    to: undefined,
  });
});

test('sorting is a permutation, the same for every order of arrival, and turns round', () => {
  const arbitrary = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      severity: fc.constantFrom(1, 2, 3, 4, null),
      minute: fc.integer({ min: 10, max: 59 }),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  );
  const degree = ({ properties }: FindingView) => properties.severity ?? 0;
  fc.assert(
    fc.property(arbitrary, (rows) => {
      const list = rows.map(({ id, severity, minute }) =>
        finding(id, { severity, recordedAt: `2026-11-23T18:${minute}:00.000Z` }),
      );
      const sorting = { column: 'severity', direction: 'descending' } as const;
      const sorted = sortFindings(list, sorting, degree, 'sv');
      expect(ids(sorted).sort()).toEqual(ids(list).sort());
      expect(ids(sortFindings([...list].reverse(), sorting, degree, 'sv'))).toEqual(ids(sorted));
      expect(sorted.map(degree)).toEqual(list.map(degree).sort((a, b) => b - a));
    }),
    { numRuns: 60 },
  );
});
