import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionDecisions, actionStatuses } from '../../domain/action.ts';
import { compareByDue, countAnswers, type DueFacts, isActionOverdue } from '../../domain/action-due.ts';

const today = '2026-11-20';
const of = (more: Partial<DueFacts>): DueFacts => ({
  status: 'planned',
  deadline: '2026-11-19',
  decision: 'do',
  ...more,
});

describe('overdue', () => {
  test.each([
    ['yesterday', of({}), true],
    ['today is not yet over', of({ deadline: today }), false],
    ['no day', of({ deadline: null }), false],
    ['done', of({ status: 'done' }), false],
    ['seen to be done', of({ status: 'verified' }), false],
    ['given up', of({ status: 'not_done' }), false],
    ['declined', of({ decision: 'decline' }), false],
    ['a decision that the reader may not see', of({ decision: undefined }), true],
  ])('%s', (_name, facts, expected) => expect(isActionOverdue(facts, today)).toBe(expected));
});

test('no overdue action ever stands behind one that is not, and the order is the same whatever it was', () => {
  const facts = fc.record({
    status: fc.constantFrom(...actionStatuses),
    deadline: fc.option(fc.constantFrom('2026-01-01', '2026-11-19', today, '2027-05-01'), { nil: null }),
    decision: fc.option(fc.constantFrom(...actionDecisions), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 30 }), (list) => {
      const actions = list.map((one, index) => ({ id: `id-${index}`, facts: one }));
      const sorted = actions.toSorted(compareByDue(today));
      const overdue = sorted.map((one) => isActionOverdue(one.facts, today));
      expect(overdue.lastIndexOf(true)).toBe(overdue.filter(Boolean).length - 1);
      expect(actions.toReversed().sort(compareByDue(today))).toEqual(sorted);
    }),
  );
});

test('answers are counted, and those that came after the last step wait to be read', () => {
  const log = [{ at: '2026-11-01T10:00:00.000Z' }, { at: '2026-11-10T10:00:00.000Z' }];
  const answers = [
    { answer: 'not_fixed' as const, at: '2026-11-09T10:00:00.000Z' },
    { answer: 'half' as const, at: '2026-11-11T10:00:00.000Z' },
    { answer: 'agree' as const, at: '2026-11-12T10:00:00.000Z' },
  ];
  expect(countAnswers(answers, log)).toEqual({ agree: 1, half: 1, not_fixed: 1, toRead: 1 });
  expect(countAnswers([], [])).toEqual({ agree: 0, half: 0, not_fixed: 0, toRead: 0 });
});
