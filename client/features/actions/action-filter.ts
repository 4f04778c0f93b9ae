import type { Action, ActionStatus } from '../../../domain/action.ts';
import { compareByDue, countAnswers, isActionOverdue } from '../../../domain/action-due.ts';
import type { ActionView } from '../../state/action-queries.ts';

/** What the list is narrowed to. Nothing chosen means all of it. */
export interface ActionFilters {
  text: string;
  walkId: string;
  statuses: readonly ActionStatus[];
  types: readonly Action['properties']['type'][];
  onlyAnswers: boolean;
  /** Overdue actions stay whatever else is chosen, unless somebody says this. */
  overdueToo: boolean;
}

export const noFilters: ActionFilters = {
  text: '',
  walkId: '',
  statuses: [],
  types: [],
  onlyAnswers: false,
  overdueToo: false,
};

export const isNarrowed = ({ overdueToo: _, ...filters }: ActionFilters): boolean =>
  Object.values(filters).some((value) => (typeof value === 'boolean' ? value : value.length > 0));

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

function fits({ properties }: ActionView, filters: ActionFilters): boolean {
  const { text, statuses, types, onlyAnswers } = filters;
  const said = fold(`${properties.title} ${properties.responsible ?? ''}`);
  return (
    fold(text)
      .split(/\s+/)
      .every((word) => said.includes(word)) &&
    (statuses.length === 0 || statuses.includes(properties.status)) &&
    (types.length === 0 || types.includes(properties.type)) &&
    (!onlyAnswers || countAnswers(properties.answers, properties.statusLog).toRead > 0)
  );
}

export interface FilteredActions {
  shown: readonly ActionView[];
  /** Overdue ones that do not fit the filters, and are shown all the same or hidden on purpose. */
  overdueOutside: number;
}

/** Overdue ones first in every case; `walkId` is the only filter that always holds, because it is another list. */
export function filterActions(
  actions: readonly ActionView[],
  filters: ActionFilters,
  today: string,
): FilteredActions {
  const ofWalk = actions.filter(
    ({ properties }) => filters.walkId === '' || properties.walkId === filters.walkId,
  );
  const fitting = ofWalk.filter((action) => fits(action, filters));
  const outside = ofWalk.filter(
    (action) => isActionOverdue(action.properties, today) && !fitting.includes(action),
  );
  const shown = filters.overdueToo ? fitting : [...fitting, ...outside];
  return { shown: sortByDue(shown, today), overdueOutside: outside.length };
}

const keyed = (action: ActionView) => ({ id: action.id, facts: action.properties });

export function sortByDue(actions: readonly ActionView[], today: string): ActionView[] {
  const compare = compareByDue(today);
  return actions.toSorted((a, b) => compare(keyed(a), keyed(b)));
}

export const sortColumns = ['title', 'status', 'deadline', 'responsible', 'type', 'horizon'] as const;
export type SortColumn = (typeof sortColumns)[number];
export interface Sorting {
  column: SortColumn;
  direction: 'ascending' | 'descending';
}

/** By what the column shows, overdue ones before all others; empty cells last. The order never jumps. */
export function sortActions(
  actions: readonly ActionView[],
  { column, direction }: Sorting,
  { today, valueIn, language }: { today: string; valueIn: (action: ActionView) => string; language: string },
): readonly ActionView[] {
  const byDue = sortByDue(actions, today);
  if (column === 'deadline' && direction === 'ascending') return byDue;
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = direction === 'ascending' ? 1 : -1;
  const late = (action: ActionView) => (isActionOverdue(action.properties, today) ? 0 : 1);
  return byDue
    .map((action) => ({ action, value: valueIn(action) }))
    .sort((a, b) => {
      const empty = Number(a.value === '') - Number(b.value === '');
      return late(a.action) - late(b.action) || empty || sign * collator.compare(a.value, b.value);
    })
    .map(({ action }) => action);
}
