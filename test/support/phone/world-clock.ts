/** Numbers from 0 to 1, the same for the same seed. */
export type Chance = () => number;

/** A small generator of its own for each phone and wire, so that one more draw in one place moves no other. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  };
}

interface Event {
  at: number;
  run(): void | Promise<void>;
}

/** Lets every promise that can go on do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * The time of a simulated town, in milliseconds. Everything that takes time is an event here; hours pass as fast as
 * the events of them can be worked off, always in the same order. Events of the very same moment run side by side.
 */
export class WorldClock {
  #now: number;
  /** Sorted by time; of equal times in the order in which they were asked for. */
  readonly #events: Event[] = [];

  constructor(startsAt: number) {
    this.#now = startsAt;
  }

  get now(): number {
    return this.#now;
  }

  /** @returns a function that calls it off */
  after(milliseconds: number, run: Event['run']): () => void {
    return this.at(this.#now + Math.max(0, milliseconds), run);
  }

  at(at: number, run: Event['run']): () => void {
    const event = { at, run };
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#events[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, event);
    return () => {
      const index = this.#events.indexOf(event);
      if (index >= 0) this.#events.splice(index, 1);
    };
  }

  /** Works off everything that happens within so many milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await settle();
    for (let next = this.#events[0]; next !== undefined && next.at <= until; next = this.#events[0]) {
      this.#now = Math.max(this.#now, next.at);
      const end = this.#events.findIndex(({ at }) => at > next.at);
      const together = this.#events.splice(0, end === -1 ? this.#events.length : end);
      await Promise.all(together.map(({ run }) => run()));
      await settle();
    }
    this.#now = until;
  }
}
