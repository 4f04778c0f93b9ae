type Row = Readonly<Record<string, unknown>>;
type RowKey = string | number | readonly string[];

interface StoreShape {
  keyPath: string | readonly string[] | null;
  autoIncrement?: true;
}

/** A store's rows in memory, answering as idb's does as far as this client asks. */
class MemoryStore {
  readonly #shape: StoreShape;
  readonly #rows = new Map<string, Row>();
  #lastNumber = 0;

  constructor(shape: StoreShape) {
    this.#shape = shape;
  }

  async get(key: RowKey): Promise<Row | undefined> {
    return this.#rows.get(JSON.stringify(key));
  }

  async getAll(): Promise<Row[]> {
    return [...this.#rows.values()];
  }

  async put(row: Row, key?: RowKey): Promise<void> {
    const { keyPath, autoIncrement } = this.#shape;
    const numbered =
      autoIncrement === true && typeof keyPath === 'string' && row[keyPath] === undefined
        ? { ...row, [keyPath]: this.#nextNumber() }
        : row;
    const own = (name: string): unknown => numbered[name];
    const kept = key ?? (typeof keyPath === 'string' ? own(keyPath) : keyPath?.map(own));
    this.#rows.set(JSON.stringify(kept), numbered);
  }

  async add(row: Row): Promise<void> {
    return this.put(row);
  }

  async delete(key: RowKey): Promise<void> {
    this.#rows.delete(JSON.stringify(key));
  }

  /** Every index here is named by the one member that it looks at. */
  index(name: string) {
    const having = async (value: unknown): Promise<Row[]> =>
      (await this.getAll()).filter((row) => row[name] === value);
    return { getAll: having, get: async (value: unknown) => (await having(value))[0] };
  }

  #nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }
}

/**
 * Stands in for the browser's database where the browser has none for us (storage forbidden by its settings): all is
 * gone when the page is closed, and the person is told so. Nothing is undone when a step breaks off in the middle.
 */
export class MemoryDatabase {
  readonly #stores: Readonly<Record<string, MemoryStore>>;

  constructor(shapes: Readonly<Record<string, StoreShape>>) {
    this.#stores = Object.fromEntries(
      Object.entries(shapes).map(([name, shape]) => [name, new MemoryStore(shape)]),
    );
  }

  #store(name: string): MemoryStore {
    const store = this.#stores[name];
    if (store === undefined) throw new Error(`there is no store "${name}"`);
    return store;
  }

  get = (name: string, key: RowKey) => this.#store(name).get(key);
  getAll = (name: string) => this.#store(name).getAll();
  put = (name: string, row: Row, key?: RowKey) => this.#store(name).put(row, key);
  delete = (name: string, key: RowKey) => this.#store(name).delete(key);
  getFromIndex = (name: string, index: string, value: unknown) => this.#store(name).index(index).get(value);
  getAllFromIndex = (name: string, index: string, value: unknown) =>
    this.#store(name).index(index).getAll(value);

  transaction(names: string | readonly string[]) {
    const [first = ''] = [names].flat();
    return {
      store: this.#store(first),
      objectStore: (name: string) => this.#store(name),
      done: Promise.resolve(),
    };
  }
}
