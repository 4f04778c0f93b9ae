import { type ChangeRule, type Outcome, Refusal, type RuleContext } from './change-rules/rule.ts';
import type { Change, ChangeKind, ChangeOf } from './changes.ts';

/** One rule for each of these kinds. */
export type ChangeRules<Kind extends ChangeKind> = { readonly [One in Kind]: ChangeRule<ChangeOf<One>> };

/**
 * What becomes of the records by this rule, or why the change is refused. Pure.
 * @param rule the one of the change's kind
 * @throws Error when the rule looks at every record of a kind that it did not name
 */
export function applyRule<Kind extends ChangeKind>(
  rule: ChangeRule<ChangeOf<Kind>>,
  change: Change,
  context: RuleContext,
): Outcome {
  const allowed = rule.needsOfWalk ?? [];
  const named: RuleContext = {
    ...context,
    recordsOfWalk(kind) {
      // A rule that forgets to name a kind fails on every engine alike.
      if (!allowed.includes(kind))
        throw new Error(`the rule of ${change.kind} did not name the kind ${kind}`);
      return context.recordsOfWalk(kind);
    },
  };
  try {
    return rule.apply(change as never, named);
  } catch (error) {
    if (error instanceof Refusal) return { verdict: 'refused', problem: error.problem };
    throw error;
  }
}
