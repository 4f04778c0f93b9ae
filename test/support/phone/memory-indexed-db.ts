import { compareKeys, type Disk, type Key, type StoreState } from './disk.ts';

/** Runs something a little later, in the time of the simulation; never once the page is gone. */
export type Later = (run: () => void) => void;

type Mode = 'readonly' | 'readwrite' | 'versionchange';

function partOf(value: unknown, keyPath: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, keyPath) : undefined;
}

function keyOf(value: unknown): Key {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((part) => keyOf(part) as string | number);
  throw new DOMException('not a valid key', 'DataError');
}

export class MemoryRequest extends EventTarget {
  result: unknown;
  error: DOMException | null = null;
  transaction: MemoryTransaction | null = null;

  answer(result: unknown): void {
    this.result = result;
    this.dispatchEvent(new Event('success'));
  }

  fail(error: DOMException): void {
    this.error = error;
    this.dispatchEvent(new Event('error'));
  }
}

/** One transaction: its requests run one after the other, and it commits when a turn brought no further one. */
export class MemoryTransaction extends EventTarget {
  readonly objectStoreNames: readonly string[];
  readonly mode: Mode;
  error: DOMException | null = null;
  readonly #database: MemoryDatabase;
  readonly #isStrict: boolean;
  readonly #requests: { request: MemoryRequest; work: () => unknown }[] = [];
  readonly #written = new Map<string, StoreState>();
  isOver = false;

  constructor(database: MemoryDatabase, names: readonly string[], mode: Mode, isStrict: boolean) {
    super();
    this.#database = database;
    this.objectStoreNames = names;
    this.mode = mode;
    this.#isStrict = isStrict;
  }

  objectStore(name: string): MemoryObjectStore {
    if (!this.objectStoreNames.includes(name)) throw new DOMException(name, 'NotFoundError');
    return new MemoryObjectStore(this, name);
  }

  state(name: string): StoreState {
    const state = this.#written.get(name) ?? this.#database.disk.stores.get(name);
    if (state === undefined) throw new DOMException(name, 'NotFoundError');
    return state;
  }

  write(name: string, state: StoreState): void {
    if (this.mode === 'readonly') throw new DOMException(name, 'ReadOnlyError');
    this.#written.set(name, state);
  }

  ask(work: () => unknown): MemoryRequest {
    if (this.isOver) throw new DOMException('it is over', 'TransactionInactiveError');
    const request = new MemoryRequest();
    request.transaction = this;
    this.#requests.push({ request, work });
    return request;
  }

  /** One turn: the next request, or the end. Only for whoever orders the transactions of the disk. */
  turn(): void {
    const next = this.#requests.shift();
    if (this.#database.isClosed) {
      this.abort(new DOMException('closed underneath', 'AbortError'), next?.request);
      return;
    }
    if (next === undefined) {
      this.#commit();
      return;
    }
    try {
      next.request.answer(next.work());
    } catch (error) {
      const thrown = error instanceof DOMException ? error : new DOMException(String(error), 'UnknownError');
      this.abort(thrown, next.request);
    }
  }

  abort(error: DOMException, request?: MemoryRequest): void {
    this.isOver = true;
    this.error = error;
    request?.fail(error);
    for (const waiting of this.#requests.splice(0))
      waiting.request.fail(new DOMException('aborted', 'AbortError'));
    this.dispatchEvent(new Event('abort'));
  }

  #commit(): void {
    const { disk } = this.#database;
    // Full disks and dying browsers show at the end, after every request was answered well.
    const fault = this.mode === 'readwrite' ? disk.faults.shift() : undefined;
    if (fault !== undefined) {
      if (fault === 'InvalidStateError') this.#database.isClosed = true;
      const name = fault === 'InvalidStateError' ? 'AbortError' : fault;
      this.abort(new DOMException('it could not be written', name));
      return;
    }
    this.isOver = true;
    if (this.#written.size > 0) disk.commit(this.#written, this.#isStrict);
    this.dispatchEvent(new Event('complete'));
  }
}

export class MemoryObjectStore {
  readonly transaction: MemoryTransaction;
  readonly #name: string;

  constructor(transaction: MemoryTransaction, name: string) {
    this.transaction = transaction;
    this.#name = name;
  }

  get #state(): StoreState {
    return this.transaction.state(this.#name);
  }

  createIndex(name: string, keyPath: string, { unique = false } = {}): MemoryIndex {
    const indexes = new Map(this.#state.indexes).set(name, { keyPath, unique });
    this.transaction.write(this.#name, { ...this.#state, indexes });
    return this.index(name);
  }

  index(name: string): MemoryIndex {
    const found = this.#state.indexes.get(name);
    if (found === undefined) throw new DOMException(name, 'NotFoundError');
    return new MemoryIndex(this.transaction, this.#name, found.keyPath);
  }

  get(key: unknown): MemoryRequest {
    return this.transaction.ask(() => structuredClone(this.#state.rows.get(JSON.stringify(key))?.value));
  }

  getAll(): MemoryRequest {
    return this.transaction.ask(() => allOf(this.#state, () => true));
  }

  add(value: unknown, key?: unknown): MemoryRequest {
    const copy = structuredClone(value);
    return this.transaction.ask(() => this.#keep(copy, key, true));
  }

  put(value: unknown, key?: unknown): MemoryRequest {
    const copy = structuredClone(value);
    return this.transaction.ask(() => this.#keep(copy, key, false));
  }

  delete(key: unknown): MemoryRequest {
    return this.transaction.ask(() => {
      const rows = new Map(this.#state.rows);
      rows.delete(JSON.stringify(key));
      this.transaction.write(this.#name, { ...this.#state, rows });
    });
  }

  #keep(value: unknown, given: unknown, isNew: boolean): Key {
    const { keyPath, autoIncrement, rows, indexes } = this.#state;
    let { nextKey } = this.#state;
    let key = given;
    if (typeof keyPath === 'string') key = partOf(value, keyPath);
    else if (keyPath !== null) key = keyPath.map((part) => partOf(value, part));
    if (key === undefined && autoIncrement && typeof keyPath === 'string') {
      key = nextKey;
      nextKey += 1;
      Object.assign(Object(value), { [keyPath]: key });
    }
    const valid = keyOf(key);
    const name = JSON.stringify(valid);
    if (isNew && rows.has(name)) throw new DOMException(name, 'ConstraintError');
    for (const index of indexes.values()) {
      const part = partOf(value, index.keyPath);
      const isTaken = [...rows].some(
        ([other, row]) => other !== name && partOf(row.value, index.keyPath) === part,
      );
      if (index.unique && isTaken) throw new DOMException(String(part), 'ConstraintError');
    }
    const next = new Map(rows).set(name, { key: valid, value });
    this.transaction.write(this.#name, { ...this.#state, rows: next, nextKey });
    return valid;
  }
}

export class MemoryIndex {
  readonly #transaction: MemoryTransaction;
  readonly #store: string;
  readonly #keyPath: string;

  constructor(transaction: MemoryTransaction, store: string, keyPath: string) {
    this.#transaction = transaction;
    this.#store = store;
    this.#keyPath = keyPath;
  }

  #matching(key: unknown): unknown[] {
    return allOf(this.#transaction.state(this.#store), (value) => partOf(value, this.#keyPath) === key);
  }

  get(key: unknown): MemoryRequest {
    return this.#transaction.ask(() => this.#matching(key)[0]);
  }

  getAll(key: unknown): MemoryRequest {
    return this.#transaction.ask(() => this.#matching(key));
  }
}

function allOf({ rows }: StoreState, fits: (value: unknown) => boolean): unknown[] {
  return [...rows.values()]
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ value }) => value)
    .filter(fits)
    .map((value) => structuredClone(value));
}

/** Transactions of all pages of a phone: those that touch the same store wait for each other, oldest first. */
export class TransactionOrder {
  #open: MemoryTransaction[] = [];

  start(transaction: MemoryTransaction, later: Later): void {
    this.#open.push(transaction);
    const turn = () =>
      later(() => {
        if (transaction.isOver) return;
        if (!this.#mustWait(transaction)) transaction.turn();
        turn();
      });
    turn();
  }

  /** Whoever is gone holds nobody up. */
  forget(isGone: (transaction: MemoryTransaction) => boolean): void {
    this.#open = this.#open.filter((transaction) => !isGone(transaction));
  }

  #mustWait(transaction: MemoryTransaction): boolean {
    this.#open = this.#open.filter(({ isOver }) => !isOver);
    const before = this.#open.slice(0, this.#open.indexOf(transaction));
    return before.some(
      (other) =>
        (other.mode !== 'readonly' || transaction.mode !== 'readonly') &&
        other.objectStoreNames.some((name) => transaction.objectStoreNames.includes(name)),
    );
  }
}

export class MemoryDatabase extends EventTarget {
  readonly disk: Disk;
  readonly #order: TransactionOrder;
  readonly #later: Later;
  /** Set from outside when the browser closes the connection under the page. */
  isClosed = false;
  /** The page is gone: what a promise of it still asks for never happens, and holds nobody up. */
  isOrphaned = false;
  #upgrade: MemoryTransaction | undefined;
  readonly transactions = new Set<MemoryTransaction>();

  constructor(disk: Disk, order: TransactionOrder, later: Later) {
    super();
    this.disk = disk;
    this.#order = order;
    this.#later = later;
  }

  transaction(
    names: string | readonly string[],
    mode: Mode = 'readonly',
    { durability = 'default' } = {},
  ): MemoryTransaction {
    if (this.isClosed) throw new DOMException('the connection is closed', 'InvalidStateError');
    const scope = typeof names === 'string' ? [names] : [...names];
    const transaction = new MemoryTransaction(this, scope, mode, durability === 'strict');
    this.transactions.add(transaction);
    if (!this.isOrphaned) this.#order.start(transaction, this.#later);
    return transaction;
  }

  createObjectStore(
    name: string,
    { keyPath = null, autoIncrement = false }: Partial<Pick<StoreState, 'keyPath' | 'autoIncrement'>> = {},
  ): MemoryObjectStore {
    if (this.#upgrade === undefined) throw new DOMException('only in an upgrade', 'InvalidStateError');
    const empty = { keyPath, autoIncrement, indexes: new Map(), rows: new Map(), nextKey: 1 };
    this.#upgrade.write(name, empty);
    return new MemoryObjectStore(this.#upgrade, name);
  }

  close(): void {
    this.isClosed = true;
  }

  upgradeTo(version: number, request: MemoryRequest): MemoryTransaction {
    const upgrade = new MemoryTransaction(this, [...this.disk.stores.keys()], 'versionchange', true);
    this.#upgrade = upgrade;
    request.result = this;
    request.transaction = upgrade;
    const event = Object.assign(new Event('upgradeneeded'), {
      oldVersion: this.disk.version,
      newVersion: version,
    });
    this.transactions.add(upgrade);
    request.dispatchEvent(event);
    this.disk.version = version;
    return upgrade;
  }
}

/** What a page knows as `indexedDB`, on the disk of its phone. */
export function openIndexedDb(disk: Disk, order: TransactionOrder, later: Later) {
  const connections: MemoryDatabase[] = [];
  return {
    connections,
    open(_name: string, version: number): MemoryRequest {
      const request = new MemoryRequest();
      later(() => {
        const database = new MemoryDatabase(disk, order, later);
        connections.push(database);
        // Two pages of a phone may open it at once; the upgrade itself is one turn, so one of them finds it done.
        if (disk.version < version) database.upgradeTo(version, request).turn();
        later(() => request.answer(database));
      });
      return request;
    },
  };
}
