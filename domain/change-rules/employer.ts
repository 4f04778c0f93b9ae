import type { OrganisationId } from '../ids.ts';
import type { AnyRecord } from '../record.ts';
import { type Author, employerIdOf } from '../roles.ts';
import type { RuleContext } from './rule.ts';

/** What a rule must name in `needs` to know for whom the author speaks. */
export function employerNeeded(author: Author): readonly OrganisationId[] {
  const id = employerIdOf(author);
  return id === null ? [] : [id];
}

/** The record of the organisation that the author works for. */
export function employerOf(author: Author, record: RuleContext['record']): AnyRecord | undefined {
  const id = employerIdOf(author);
  return id === null ? undefined : record(id);
}
