/** A stream of numbers that depends on its seed alone: the same on every machine, for demos, benches and null models. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the items. Throws RangeError for an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** A new list in a random order (Fisher-Yates). */
  shuffled<Item>(items: readonly Item[]): Item[];
  /** About normal with mean 0 and deviation 1: the sum of 12 uniforms less 6, never beyond 6. */
  normal(): number;
}

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, period 2^32, good enough for drawing towns and
 * shuffling, not for secrets.
 * @param seed any number; only its lowest 32 bits count
 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('cannot pick from an empty list');
      return items[integer(0, items.length - 1)] as (typeof items)[number];
    },
    shuffled: (items) => {
      const list = [...items];
      for (let last = list.length - 1; last > 0; last--) {
        const other = integer(0, last);
        [list[last], list[other]] = [
          list[other] as (typeof list)[number],
          list[last] as (typeof list)[number],
        ];
      }
      return list;
    },
    normal: () => {
      let sum = -6;
      for (let draw = 0; draw < 12; draw++) sum += next();
      return sum;
    },
  };
}

/**
 * Fills the array with the words of 32 bits whose 2^32nd parts are the first numbers that `randomFrom(seed).next()`
 * would give: for many millions of drawings, where a call for each would cost more than the drawing.
 */
export function fillRandom(seed: number, words: Uint32Array): void {
  let state = seed | 0;
  for (let index = 0; index < words.length; index++) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    words[index] = mixed ^ (mixed >>> 14);
  }
}
