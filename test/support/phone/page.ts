import type { Disk } from './disk.ts';
import {
  MemoryDatabase,
  MemoryIndex,
  MemoryObjectStore,
  MemoryRequest,
  MemoryTransaction,
  openIndexedDb,
  type TransactionOrder,
} from './memory-indexed-db.ts';
import type { PageGlobals, PageProgram } from './page-program.ts';
import type { PhoneLocks } from './phone-locks.ts';
import type { Wire } from './wire.ts';
import type { Chance, WorldClock } from './world-clock.ts';

/** What the pages of a phone share. */
export interface PhoneParts {
  clock: WorldClock;
  chance: Chance;
  disk: Disk;
  order: TransactionOrder;
  /** Undefined: the browser has none, as without HTTPS. */
  locks: PhoneLocks | undefined;
  wire: Wire;
  /** What the phone takes for the time, in milliseconds since 1970. */
  now(): number;
  /** Hands a message to the other pages. */
  broadcast(from: Page, message: unknown): void;
}

/** Cursors are not used; idb only looks at the names of their methods. */
class MemoryCursor {
  advance(): void {}
  continue(): void {}
  continuePrimaryKey(): void {}
}

/** One tab with the client's own code in it, until it is killed. */
export class Page {
  readonly program: PageProgram;
  readonly #parts: PhoneParts;
  readonly #window = new EventTarget();
  readonly #document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  readonly #channels = new Set<{ onmessage: ((event: MessageEvent) => void) | null }>();
  readonly #database: ReturnType<typeof openIndexedDb>;
  isGone = false;

  constructor(parts: PhoneParts, start: (globals: PageGlobals) => PageProgram) {
    this.#parts = parts;
    this.#database = openIndexedDb(parts.disk, parts.order, (run) => this.#after(parts.chance() * 4, run));
    this.program = start(this.#globals());
  }

  /** The tab is closed, or the system needed its memory: nothing of it goes on, nothing is told to it. */
  kill(): void {
    this.isGone = true;
    for (const connection of this.#database.connections) connection.isOrphaned = true;
    const open = new Set(this.#database.connections.flatMap(({ transactions }) => [...transactions]));
    this.#parts.order.forget((transaction) => open.has(transaction));
    this.#parts.locks?.forget(this);
  }

  /** The browser closes the connection; `tells` whether the page hears of it. */
  closeStorage(tells: boolean): void {
    for (const connection of this.#database.connections) {
      connection.close();
      if (tells) connection.dispatchEvent(new Event('close'));
    }
  }

  receive(message: unknown): void {
    this.#after(this.#parts.chance() * 20, () => {
      for (const channel of this.#channels)
        channel.onmessage?.(new MessageEvent('message', { data: message }));
    });
  }

  tellOnline(isOnline: boolean): void {
    this.#after(1, () => this.#window.dispatchEvent(new Event(isOnline ? 'online' : 'offline')));
  }

  look(): void {
    this.#after(1, () => this.#document.dispatchEvent(new Event('visibilitychange')));
  }

  #after(milliseconds: number, run: () => void): () => void {
    return this.#parts.clock.after(milliseconds, () => {
      if (!this.isGone) run();
    });
  }

  #globals(): PageGlobals {
    const { wire, now, chance, locks, broadcast } = this.#parts;
    const page = this;
    const timers = new Map<number, () => void>();
    const setTimeout = (run: () => void, milliseconds = 0): number => {
      const id = timers.size + 1;
      timers.set(id, page.#after(milliseconds, run));
      return id;
    };
    const clearTimeout = (id: number | undefined): void => timers.get(id ?? 0)?.();
    const noKeeping = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
    return {
      indexedDB: this.#database,
      IDBDatabase: MemoryDatabase,
      IDBTransaction: MemoryTransaction,
      IDBObjectStore: MemoryObjectStore,
      IDBIndex: MemoryIndex,
      IDBRequest: MemoryRequest,
      IDBCursor: MemoryCursor,
      navigator: {
        get onLine() {
          return wire.isUp;
        },
        locks: locks?.of(this),
      },
      window: this.#window,
      document: this.#document,
      localStorage: noKeeping,
      sessionStorage: noKeeping,
      BroadcastChannel: class {
        onmessage: ((event: MessageEvent) => void) | null = null;
        constructor() {
          page.#channels.add(this);
        }
        postMessage(message: unknown): void {
          broadcast(page, message);
        }
      },
      fetch: (input: string, init: RequestInit = {}) => wire.fetch(input, init, () => page.isGone),
      setTimeout,
      clearTimeout,
      setInterval: () => {
        throw new Error('the offline code keeps no interval');
      },
      clearInterval: () => undefined,
      // Requests run out of time on the wire, in the time of the simulation.
      AbortSignal: { timeout: () => new AbortController().signal, any: AbortSignal.any },
      Date: dateOf(now),
      Math: Object.create(Math, { random: { value: chance } }),
      crypto: {
        getRandomValues: (array: Uint8Array) => {
          for (const index of array.keys()) array[index] = chance() * 256;
          return array;
        },
      },
      console: { error: () => undefined, warn: () => undefined, log: () => undefined },
    };
  }
}

function dateOf(now: () => number): DateConstructor {
  return class extends Date {
    constructor(...given: [number | string | Date] | []) {
      super(given[0] ?? now());
    }
    static override now(): number {
      return Math.floor(now());
    }
  } as DateConstructor;
}
