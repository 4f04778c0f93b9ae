import type { Page } from './page.ts';
import type { WorldClock } from './world-clock.ts';

type Round = (lock: object | null) => Promise<unknown>;

/** The Web Locks of one phone, as far as the client uses them: taken if free, let go when done or when the page ends. */
export class PhoneLocks {
  readonly #clock: WorldClock;
  readonly #holders = new Map<string, Page>();

  constructor(clock: WorldClock) {
    this.#clock = clock;
  }

  of(page: Page) {
    return {
      request: async (name: string, options: { ifAvailable?: boolean }, round: Round): Promise<unknown> => {
        if (options.ifAvailable !== true) throw new Error('only locks that are free are asked for');
        await new Promise<void>((resolve) => this.#clock.after(1, () => resolve()));
        if (page.isGone) return new Promise(() => undefined);
        if (this.#holders.has(name)) return round(null);
        this.#holders.set(name, page);
        return round({}).finally(() => {
          if (this.#holders.get(name) === page) this.#holders.delete(name);
        });
      },
    };
  }

  forget(page: Page): void {
    for (const [name, holder] of this.#holders) if (holder === page) this.#holders.delete(name);
  }
}
