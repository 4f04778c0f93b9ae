/**
 * The only door to the public. Everything that people without an account see is built in the files `public-*.ts`
 * from whitelists, with the counts of this file: areas and actions, never marks; counts of at least five people;
 * dates, never times; free text only where the leader published it in a protocol.
 */
export const publicMinimumVoices = 5;

/**
 * A count of people as the public sees it. `most` says that fewer than five of the whole are missing: the exact number
 * would tell how few they are.
 */
export type PublicCount = number | 'fewer than 5' | 'most';

/** A count for the public: the number itself, or "fewer than 5". */
export function publicCount(count: number): number | 'fewer than 5' {
  return count === 0 || count >= publicMinimumVoices ? count : 'fewer than 5';
}

/**
 * A part of a whole that is told beside it. Neither the part nor what is left of the whole follows from the two where
 * it is one to four people.
 */
export function publicPart(part: number, whole: number): PublicCount {
  if (whole < publicMinimumVoices) return publicCount(Math.min(part, whole));
  if (part < publicMinimumVoices) return publicCount(part);
  return whole - part < publicMinimumVoices ? 'most' : part;
}

/**
 * A count that was told before and is told again: it moves only when at least five people more or fewer are in it, so
 * that nobody reads one person off the difference of two versions.
 */
export function steadyCount(before: number | undefined, now: number): number {
  return before !== undefined && Math.abs(now - before) < publicMinimumVoices ? before : now;
}
