import { randomFrom } from '../../../domain/random.ts';

/** Numbers from 0 to 1, the same for the same seed. */
export type Chance = () => number;

/** A source of its own for each phone and wire, so that one more draw in one place moves no other. */
export function chanceOf(seed: number): Chance {
  return randomFrom(seed).next;
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

  /** Work outside, a server's above all, that goes on in real time, and when it began here. */
  readonly #outside = new Map<Promise<unknown>, number>();
  readonly #leadMilliseconds: number;

  /** @param leadMilliseconds how far the time here may run ahead of work that goes on outside */
  constructor(startsAt: number, leadMilliseconds = 0) {
    this.#now = startsAt;
    this.#leadMilliseconds = leadMilliseconds;
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

  /** Time waits for this work. */
  async waitFor<Result>(work: Promise<Result>): Promise<Result> {
    this.#outside.set(work, this.#now);
    return work.finally(() => this.#outside.delete(work));
  }

  async #catchUp(at: number): Promise<void> {
    for (const [work, began] of this.#outside) {
      if (at - began <= this.#leadMilliseconds) continue;
      await work.catch(() => undefined);
      await settle();
    }
  }

  /** Works off everything that happens within so many milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    await settle();
    for (;;) {
      await this.#catchUp(Math.min(this.#events[0]?.at ?? until, until) + 1);
      const next = this.#events[0];
      if (next === undefined || next.at > until) break;
      this.#now = Math.max(this.#now, next.at);
      const end = this.#events.findIndex(({ at }) => at > next.at);
      const together = this.#events.splice(0, end === -1 ? this.#events.length : end);
      await Promise.all(together.map(({ run }) => run()));
      await settle();
    }
    this.#now = until;
  }
}
