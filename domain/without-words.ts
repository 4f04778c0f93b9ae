import type { Change, ChangeKind, ChangeOf } from './changes.ts';

/** What stands where words were, so that the change still passes its schema. */
export const forgottenWords = '–';

/** Kinds whose words can be forgotten, each with what is left: days, numbers and ids, never what somebody wrote. */
const remains: { readonly [Kind in ChangeKind]?: (change: ChangeOf<Kind>) => ChangeOf<Kind> } = {
  'promise-activity-noted': (change) => ({ ...change, note: forgottenWords, place: null }),
};

/**
 * The change as the log keeps it once its words are to be forgotten: that it was, when, by which role and about what
 * stays. Twice is the same as once; kinds that hold no words to forget come back as they are.
 */
export function withoutWords(change: Change): Change {
  const remain = remains[change.kind] as ((change: Change) => Change) | undefined;
  return remain === undefined ? change : remain(change);
}
