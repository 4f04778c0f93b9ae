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
 * Equal numbers are hidden together: which of them is hidden would tell something.
 */
export function hideSmall(counts: readonly number[]): readonly (number | null)[] {
  const shown: (number | null)[] = counts.map((count) => (count >= balanceMinimum ? count : null));
  const hidden = () => counts.filter((_, index) => shown[index] === null);
  const isSafe = () => {
    const few = hidden();
    const sum = few.reduce((all, one) => all + one, 0);
    // Where all that is hidden is as large as a hidden number can be, the sum tells each of them.
    const isFull = sum === few.length * (balanceMinimum - 1);
    return few.length === 0 || (few.length >= 2 && sum >= balanceMinimum && !isFull);
  };
  while (!isSafe()) {
    const left = shown.filter((one) => one !== null);
    if (left.length === 0) break;
    const smallest = Math.min(...left);
    for (const [index, count] of counts.entries()) if (count === smallest) shown[index] = null;
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
