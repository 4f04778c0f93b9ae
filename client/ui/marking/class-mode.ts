import type { Category } from '../../../domain/catalogue.ts';
import type { SafetyWalk } from '../../../domain/walk.ts';

/** Whether words may go with such a mark: a class of minors writes none about how people behave. */
export function takesWords(
  mode: SafetyWalk['properties']['mode'] | undefined,
  category: Pick<Category, 'branch'>,
): boolean {
  return mode !== 'class' || category.branch !== 'behaviour';
}
