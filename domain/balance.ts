import { z } from 'zod';

export const ageBands = ['under_18', '18_29', '30_49', '50_64', '65_79', '80_up'] as const;
export const genders = ['woman', 'man', 'other'] as const;
export type AgeBand = (typeof ageBands)[number];
export type Gender = (typeof genders)[number];

/** A number is shown from this many people. */
export const balanceMinimum = 5;

const cellSchema = z.strictObject({ value: z.string(), people: z.int().min(balanceMinimum).nullable() });
export const balanceSchema = z.strictObject({
  /** Everybody who took part; null while they are fewer than five. */
  people: z.int().min(balanceMinimum).nullable(),
  /** Null where the number is not shown: there are few, or it would tell the number of few. */
  ageBands: z.array(cellSchema),
  genders: z.array(cellSchema),
});
export type Balance = z.infer<typeof balanceSchema>;

/**
 * Counts with the small ones hidden. Since the sum of all is known, what is hidden would follow from the rest: so the
 * smallest numbers that are shown are hidden too, until at least two are hidden and at least five people are in them.
 * Of equal numbers the first is hidden, so which one it was tells nothing that its number does not.
 */
export function hideSmall(counts: readonly number[]): readonly (number | null)[] {
  const shown: (number | null)[] = counts.map((count) => (count >= balanceMinimum ? count : null));
  const hidden = () => counts.filter((_, index) => shown[index] === null);
  const isSafe = () => {
    const few = hidden();
    return few.length === 0 || (few.length >= 2 && few.reduce((sum, one) => sum + one, 0) >= balanceMinimum);
  };
  while (!isSafe()) {
    const left = shown.filter((one) => one !== null);
    if (left.length === 0) break;
    shown[shown.indexOf(Math.min(...left))] = null;
  }
  return shown;
}

interface Described {
  ageBand: AgeBand | null;
  gender: Gender | null;
}

function cellsOf(values: readonly string[], said: readonly (string | null)[]): Balance['ageBands'] {
  const names = [...values, 'not_said'];
  const counts = names.map((value) => said.filter((one) => (one ?? 'not_said') === value).length);
  const shown = said.length < balanceMinimum ? counts.map(() => null) : hideSmall(counts);
  return names.map((value, index) => ({ value, people: shown[index] ?? null }));
}

/**
 * Who took part, by age band and by gender, each by itself: crossed, they would point at persons. Both are voluntary,
 * so "not_said" is a value like the others.
 */
export function balanceOf(people: readonly Described[]): Balance {
  return {
    people: people.length >= balanceMinimum ? people.length : null,
    ageBands: cellsOf(
      ageBands,
      people.map(({ ageBand }) => ageBand),
    ),
    genders: cellsOf(
      genders,
      people.map(({ gender }) => gender),
    ),
  };
}
