/** What a phone keeps of one object store. Rows are replaced as a whole, so an older state is just kept. */
export interface StoreState {
  readonly keyPath: string | readonly string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: ReadonlyMap<string, { keyPath: string; unique: boolean }>;
  readonly rows: ReadonlyMap<string, { key: Key; value: unknown }>;
  readonly nextKey: number;
}
export type Key = string | number | readonly (string | number)[];

/** What failed, as the name of the DOMException that a page sees. */
export type StorageFault =
  /** The connection was closed under the page, which is not told. */
  | 'InvalidStateError'
  /** The browser ends a transaction: it is short of memory, or its own process died. */
  | 'AbortError'
  | 'UnknownError'
  /** The disk is full. */
  | 'QuotaExceededError';

type Listener = (before: unknown, after: unknown) => void;

/**
 * The storage of a phone: it outlives its pages. A power cut brings back what stood there at the last transaction
 * that asked for strict durability; what was written after it is gone, as a whole.
 */
export class Disk {
  version = 0;
  stores: ReadonlyMap<string, StoreState> = new Map();
  #onPaper: ReadonlyMap<string, StoreState> = new Map();
  /** Faults still to come, the next one first. */
  readonly faults: StorageFault[] = [];
  readonly #listeners = new Map<string, Listener>();

  /** Calls back for every row of a store that a commit changes, with undefined for one that is not there. */
  watch(storeName: string, listener: Listener): void {
    this.#listeners.set(storeName, listener);
  }

  commit(stores: ReadonlyMap<string, StoreState>, isStrict: boolean): void {
    const before = this.stores;
    this.stores = new Map([...before, ...stores]);
    if (isStrict) this.#onPaper = this.stores;
    for (const [name, listener] of this.#listeners) {
      const [old, fresh] = [before.get(name)?.rows, this.stores.get(name)?.rows];
      if (old === fresh) continue;
      for (const key of new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])) {
        const [was, is] = [old?.get(key)?.value, fresh?.get(key)?.value];
        if (was !== is) listener(was, is);
      }
    }
  }

  powerCut(): void {
    if (this.#onPaper.size > 0) this.stores = this.#onPaper;
  }

  /** All values of a store as they stand. */
  values(storeName: string): unknown[] {
    return [...(this.stores.get(storeName)?.rows.values() ?? [])].map(({ value }) => value);
  }
}

/** The order of keys in IndexedDB, as far as ours go: numbers before texts before lists. */
export function compareKeys(a: Key, b: Key): number {
  const rank = (key: Key) => (typeof key === 'number' ? 0 : typeof key === 'string' ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'object' && typeof b === 'object') {
    for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
      const order = compareKeys(a[index] ?? '', b[index] ?? '');
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
