import { Pool, type PoolConfig, types } from 'pg';
import { addressWithoutPassword } from '../store-address.ts';

/** Connections for reading and writing; commits come one after the other whatever their number. */
const connectionsAtMost = 10;
const accountConnectionsAtMost = 5;
/** A server that does not answer for so long is told of as a fault instead of holding everybody up. */
const connectMilliseconds = 10_000;

/** What is asked of the database, alone or in a transaction. Whole numbers of 64 bits come as numbers. */
export interface Session {
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** How many rows were written. */
  write(sql: string, values?: readonly unknown[]): Promise<number>;
  /** Several statements in one text, without values. */
  script(sql: string): Promise<void>;
}

/** Who waits for what; each kind waits only for its own. Held until the transaction is seen by everybody. */
export const locks = { migrating: 1, writing: 2, claiming: 3 } as const;
type Lock = keyof typeof locks;

/** "lykt": keeps our locks apart from those of other programs in the same database. */
const lockSpace = 0x6c796b74;

export interface PostgisDatabase extends Session {
  /** The address without its password, for words to people. */
  readonly name: string;
  /** All of the work in one transaction, or nothing of it where the work throws. */
  transact<Result>(lock: Lock | null, work: (session: Session) => Promise<Result>): Promise<Result>;
  /** Several questions about one state of the database, whatever is written meanwhile. */
  view<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const wholeNumber = 20;
const parsers = {
  getTypeParser: ((oid: number, format: never) =>
    oid === wholeNumber ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

function sessionOn(asked: Pick<Pool, 'query'>): Session {
  return {
    rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await asked.query<Row>(sql, [...values])).rows,
    write: async (sql, values = []) => (await asked.query(sql, [...values])).rowCount ?? 0,
    async script(sql) {
      await asked.query(sql);
    },
  };
}

const durably = `begin; select set_config('synchronous_commit', 'on', true)
  where current_setting('synchronous_commit') = 'off'`;

/** Connections of PostgreSQL break when it restarts; whoever asks next learns of it, the process must not end. */
function ignoreFault(): void {}

function openPool(databaseUrl: string, settings: Pick<PoolConfig, 'max' | 'types'>): Pool {
  const pool = new Pool({
    ...settings,
    connectionString: databaseUrl,
    application_name: 'lykta',
    connectionTimeoutMillis: connectMilliseconds,
    keepAlive: true,
  });
  pool.on('error', ignoreFault);
  return pool;
}

/** Connections of their own for accounts and sessions, whose library asks in its own way. */
export function openAccountsPool(databaseUrl: string): Pool {
  return openPool(databaseUrl, { max: accountConnectionsAtMost });
}

/**
 * Connections to a database. Nothing is asked of it yet. An acknowledged write survives a power cut whatever the
 * database's own setting for that is.
 * @param databaseUrl as in postgres://user:password@host:5432/name
 */
export function openPostgisDatabase(databaseUrl: string): PostgisDatabase {
  const pool = openPool(databaseUrl, { max: connectionsAtMost, types: parsers });

  async function between<Result>(
    begin: string,
    work: (session: Session) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect();
    client.on('error', ignoreFault);
    let broken = false;
    try {
      await client.query(begin);
      const result = await work(sessionOn(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.off('error', ignoreFault);
      client.release(broken);
    }
  }

  return {
    ...sessionOn(pool),
    name: addressWithoutPassword(databaseUrl),
    transact: (lock, work) =>
      // The lock is a statement before the others: what they see is as it was after they got it.
      between(
        lock === null ? durably : `${durably}; select pg_advisory_xact_lock(${lockSpace}, ${locks[lock]})`,
        work,
      ),
    view: (work) => between('begin isolation level repeatable read read only', work),
    close: () => pool.end(),
  };
}
