import { problem } from '../problem.ts';
import { wholeMonthsIn, yearsIn } from '../promise/day-window.ts';
import type { PromiseItemProperties } from '../promise/promise-item.ts';
import { refuse } from './rule.ts';

type Measured = Pick<PromiseItemProperties, 'measure' | 'target' | 'window' | 'yearTargets' | 'evidenceRule'>;

/**
 * Refuses an item whose number cannot be judged. Calendar years that are only partly in the window are asked about:
 * "four a year" says nothing of them.
 * @param pointer where a field of the item stands in the change
 */
export function refuseUnfitItem(item: Measured, pointer: (field: string) => string): void {
  const { measure, target, window, yearTargets, evidenceRule } = item;
  const say = (field: string, detail: string, action: string): never =>
    refuse(problem('invalid-input', { detail, action, errors: [{ pointer: pointer(field), detail }] }));
  if (evidenceRule.source === 'follow-ups' && measure !== 'recurrence')
    say('measure', 'follow-ups are counted by calendar year', 'Choose "recurrence".');
  if (measure === 'dosage' && target !== null && wholeMonthsIn(window).length === 0)
    say(
      'window',
      'there is no whole calendar month in the window',
      'Choose a longer time, or another measure.',
    );
  const partial =
    measure === 'recurrence' && target !== null ? yearsIn(window).filter(({ whole }) => !whole) : [];
  const undecided = partial.filter(({ year }) => !yearTargets.some((one) => one.year === year));
  if (undecided.length > 0)
    refuse(
      problem('partial-year', {
        detail: `only a part of ${undecided.map(({ year }) => year).join(' and ')} is in the time that was promised`,
        action: 'Ask the parties how many are promised in that part of the year, and say it.',
        errors: [{ pointer: pointer('yearTargets'), detail: 'does not say it' }],
      }),
    );
  if (yearTargets.length > partial.length)
    say(
      'yearTargets',
      'a target of its own is only for a calendar year that is partly in the window',
      'Leave out the others.',
    );
}
