import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoTownSeed, generateTown } from '../../data/demo/generate-town.ts';
import { seedDemo } from '../../data/demo/seed-demo.ts';
import { jobsFor } from '../../server/jobs/index.ts';
import { findPostgis, postgisPackage } from '../../server/launcher/postgis.mjs';
import { loadCatalogue } from '../../server/load-catalogue.ts';
import { loadTemplates } from '../../server/load-templates.ts';
import { refuseAccounts } from '../../server/people/copy-accounts.ts';
import { createAuth } from '../../server/people/create-auth.ts';
import { createOneTimeLinks } from '../../server/people/one-time-links.ts';
import { createPeople } from '../../server/people/people.ts';
import { copyStore } from '../../server/storage/copy-store.ts';
import { openAccounts } from '../../server/storage/open-accounts.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { migrate } from '../../server/storage/postgis/migrate.ts';
import { openPostgisDatabase } from '../../server/storage/postgis/open-database.ts';
import { migrate as migrateSqlite } from '../../server/storage/sqlite/migrate.ts';
import { openSqliteDatabase } from '../../server/storage/sqlite/open-database.ts';
import type { LoggedChange, Store, StoreSettings } from '../../server/storage/store.ts';
import { storeTables } from '../../server/storage/store-tables.ts';
import {
  authored,
  joinCodeIssued,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { expectWholeImports } from '../support/expect-whole-imports.ts';
import { makeTestSource } from '../support/make-test-deps.ts';
import { type PostgisCluster, startPostgisCluster } from '../support/postgis-cluster.ts';
import { admin, promiseMade } from '../support/promise-makers.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { prepare, storeContract, words } from './contract.ts';
import { addIncidents, incident } from './contract-incidents.ts';
import { answersOf } from './engine-answers.ts';
import { fillWholeStore, wholeStore } from './whole-store.ts';

const settings: StoreSettings = { catalogue: testCatalogue, jobsFor: () => [] };
const template = 'lykta_template';
const isHere = findPostgis() !== undefined;

describe.runIf(!isHere)('PostGIS is not installed', () => {
  test.skip(`so the tests of storage in PostgreSQL were not run: apt-get install ${postgisPackage}`);
});

describe.runIf(isHere)('storage in PostgreSQL', () => {
  let cluster: PostgisCluster;
  let names = 0;
  const made = new Set<string>();

  beforeAll(async () => {
    cluster = await startPostgisCluster();
    await cluster.ask(`create database ${template}`);
    await (await openStore(cluster.address(template), settings)).close();
  }, 60_000);
  afterAll(() => cluster?.stop());
  // A database is many files: they go as soon as their test is over.
  afterEach(async () => {
    for (const name of made) await cluster.ask(`drop database ${name} with (force)`);
    made.clear();
  });

  function newAddress(): string {
    names += 1;
    return cluster.address(`lykta_${names}`);
  }

  /** Makes the database where this is the first time that somebody wants it. */
  async function prepared(address: string): Promise<string> {
    const name = new URL(address).pathname.slice(1);
    if (!made.has(name)) {
      made.add(name);
      await cluster.ask(`create database ${name} template ${template} strategy file_copy`);
    }
    return address;
  }

  storeContract({
    name: 'PostGIS',
    newAddress,
    keeps: true,
    open: async (address, store) => openStore(await prepared(address), store),
  });

  async function asking<Result>(address: string, work: (client: Client) => Promise<Result>) {
    const client = new Client({ connectionString: address });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** A database with nothing in it, not even PostGIS. */
  async function emptyDatabase(more = ''): Promise<string> {
    names += 1;
    made.add(`lykta_${names}`);
    await cluster.ask(`create database lykta_${names} ${more}`);
    return `lykta_${names}`;
  }

  describe('the database', () => {
    test('lets nobody edit or delete what is in the log and in the ledger', async () => {
      const address = await prepared(newAddress());
      const store = await openStore(address, settings);
      await prepare(store, [authored(walkCreated()), authored(promiseMade(), admin)]);
      await store.close();
      await asking(address, async (client) => {
        for (const sql of [
          "update changes set author = 'nobody'",
          'delete from changes',
          'truncate changes cascade',
        ])
          await expect(client.query(sql), sql).rejects.toThrow('the log of changes is append-only');
        for (const sql of ["update ledger set hash = ''", 'delete from ledger'])
          await expect(client.query(sql), sql).rejects.toThrow('the ledger is append-only');
      });
    });

    test('waits for the disk at a commit even where it is set not to', async () => {
      const address = await prepared(newAddress());
      await cluster.ask(`alter database ${new URL(address).pathname.slice(1)} set synchronous_commit = off`);
      const database = openPostgisDatabase(address);
      const shown = 'show synchronous_commit';
      expect(await database.rows(shown)).toEqual([{ synchronous_commit: 'off' }]);
      expect(await database.transact('writing', (session) => session.rows(shown))).toEqual([
        { synchronous_commit: 'on' },
      ]);
      await database.close();
    });

    test('made by a newer version is refused in words, without its password', async () => {
      const address = await prepared(newAddress());
      await asking(address, (client) =>
        client.query("insert into migrations values (99, '0099-tomorrow.sql', '2030-01-01T00:00:00Z')"),
      );
      const opening = openStore(address.replace('postgres@', 'postgres:secret@'), settings);
      await expect(opening).rejects.toThrow(/^(?!.*secret).*newer version of Lykta .*0099-tomorrow/);
    });

    test('is migrated once, and a migration that fails leaves nothing half done', async () => {
      const database = openPostgisDatabase(cluster.address(await emptyDatabase()));
      const good = { number: 1, name: '0001-good.sql', sql: 'create table lamps (id integer)' };
      const bad = {
        number: 2,
        name: '0002-bad.sql',
        sql: 'create table posts (id integer); create nonsense',
      };
      expect(await Promise.all([migrate(database, [good]), migrate(database, [good])])).toContainEqual([]);
      await expect(migrate(database, [good, bad])).rejects.toThrow('nonsense');
      expect(
        await database.rows(
          `select to_regclass('lamps') is null as lamps, to_regclass('posts') is null as posts`,
        ),
      ).toEqual([{ lamps: false, posts: true }]);
      await database.close();
    });

    test('that cannot be used is told in words', async () => {
      const latin = await emptyDatabase(
        "template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'",
      );
      await expect(openStore(cluster.address(latin), settings)).rejects.toThrow(/encoding UTF8/);
      await expect(openStore(cluster.address('nowhere'), settings)).rejects.toThrow(
        /"nowhere" does not exist/,
      );
      await cluster.ask('create role clerk login');
      const own = await emptyDatabase('owner clerk');
      await expect(openStore(cluster.address(own, 'clerk'), settings)).rejects.toThrow(
        /let an administrator of the database run: create extension postgis/,
      );
    });
  });

  describe('several processes on one database', () => {
    test('give sequences without a gap, and a reader never skips a change that appears later', async () => {
      const address = await prepared(newAddress());
      const writers = await Promise.all([1, 2, 3].map(() => openStore(address, settings)));
      const [reader = writers[0]] = writers;
      let writing = true;
      const seen: LoggedChange[] = [];
      const reading = (async () => {
        for (let more = true; more; ) {
          more = writing;
          const page = await reader?.changesSince(seen.at(-1)?.sequence ?? 0, 1000);
          seen.push(...(page ?? []));
        }
      })();
      await Promise.all(
        writers.map(async (store, writer) => {
          for (let turn = 0; turn < 25; turn += 1)
            await prepare(store, [authored(walkCreated(1000 * (writer + 1) + turn))]);
        }),
      );
      writing = false;
      await reading;
      expect(seen.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 75 }, (_, index) => index + 1),
      );
      for (const store of writers) await store.close();
    });

    test('judge each change once: of two with the same id one is a duplicate', async () => {
      const address = await prepared(newAddress());
      const stores = await Promise.all([1, 2].map(() => openStore(address, settings)));
      const change = authored(walkCreated());
      const verdicts = await Promise.all(stores.map((store) => store.commit([change])));
      expect(words(verdicts.flat()).sort()).toEqual(['applied', 'duplicate']);
      for (const store of stores) await store.close();
    });

    test('take each job once', async () => {
      const address = await prepared(newAddress());
      const jobsFor: StoreSettings['jobsFor'] = ({ id }) => [
        { name: 'n', key: id, afterMilliseconds: 0, atMostMilliseconds: 0 },
      ];
      const stores = await Promise.all([1, 2].map(() => openStore(address, { ...settings, jobsFor })));
      const [first] = stores;
      const walks = Array.from({ length: 12 }, (_, index) => authored(walkCreated(index + 1)));
      if (first !== undefined) await prepare(first, walks);
      const now = new Date('2030-01-01T00:00:00Z');
      const claims = await Promise.all(
        Array.from({ length: 16 }, (_, index) => stores[index % 2]?.claimJob(now, 60_000)),
      );
      const keys = claims.flatMap((job) => (job === undefined ? [] : [job.key]));
      expect(keys).toHaveLength(12);
      expect(new Set(keys).size).toBe(12);
      for (const store of stores) await store.close();
    });

    test('a code that one walk gives up goes to another in the same transaction', async () => {
      const store = await openStore(await prepared(newAddress()), settings);
      await prepare(store, [authored(walkCreated(1)), authored(walkCreated(2))]);
      await prepare(store, [authored(joinCodeIssued(1, 'ABC234'))]);
      const moved = [joinCodeIssued(1, 'XYZ567'), joinCodeIssued(2, 'ABC234'), joinCodeIssued(1, 'ABC234')];
      expect(words(await store.commit(moved.map((change) => authored(change))))).toEqual([
        ...['applied', 'applied', 'duplicate-id'],
      ]);
      expect((await store.walkByJoinCode('ABC234'))?.id).toBe(walkNumber(2));
      await store.close();
    });
  });

  test('what is moved is every table and every column that either engine has', async () => {
    const known = storeTables.map(({ name, columns }) => [name, Object.keys(columns).sort()] as const);
    const file = openSqliteDatabase(':memory:');
    migrateSqlite(file);
    const inFile = file
      .prepare<[], [string, string]>(
        `select t.name, c.name from pragma_table_list t join pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite%' and t.name not like 'record_boxes%'`,
      )
      .raw()
      .all();
    file.close();
    const inDatabase = await asking(await prepared(newAddress()), async (client) => {
      const { rows } = await client.query<[string, string]>({
        rowMode: 'array',
        text: `select table_name::text, column_name::text from information_schema.columns join pg_tables on tablename = table_name
          where table_schema = 'public' and is_generated = 'NEVER' and table_name <> 'spatial_ref_sys'`,
      });
      return rows;
    });
    for (const found of [inFile, inDatabase]) {
      const columns = Map.groupBy(
        found.filter(([table]) => table !== 'migrations'),
        ([table]) => table,
      );
      const all = [...columns].map(
        ([table, rows]) => [table, rows.map(([, column]) => column).sort()] as const,
      );
      expect(Object.fromEntries(all)).toEqual(Object.fromEntries(known));
    }
  });

  test('everything moves from a file and back, and answers as before; nothing is copied into what is not empty', async () => {
    const folder = await temporaryFolder();
    const job = { name: 'n', key: 'k', afterMilliseconds: 0, atMostMilliseconds: 0 };
    const [file, back] = [join(folder, 'first.sqlite'), join(folder, 'back.sqlite')];
    const address = cluster.address(await emptyDatabase());
    const first = await openStore(file, settings);
    await fillWholeStore(first);
    const before = await wholeStore(first);
    await first.close();
    const accounts = openAccounts(file);
    const auth = await createAuth({
      database: accounts.database,
      secret: 's'.repeat(32),
      publicUrl: 'http://x',
    });
    const people = await createPeople(auth, await createOneTimeLinks(auth, makeTestSource()));
    await people.add({ name: 'Ada', email: 'ada@kommun.example', role: 'leader', organisationId: null });
    await accounts.close();

    const moved = await runCli('', ['copy-store', file, address, '--json']);
    expect(moved.stderr).toContain(' incidents  ');
    expect(moved.json()).toMatchObject({ accounts: [{ table: 'user', rows: 1 }, {}, {}, {}] });
    await expect(copyStore(file, address)).rejects.toThrow('holds something already');
    await expect(refuseAccounts(address)).rejects.toThrow('holds accounts or links to them already');
    await copyStore(address, back);

    for (const kept of [address, back]) {
      const store = await openStore(kept, { ...settings, jobsFor: () => [job] });
      expect(await wholeStore(store), kept).toEqual(before);
      // What comes next goes on after what was there.
      await prepare(store, [authored(walkCreated(700))]);
      expect(await addIncidents(store, [incident(1)], { dataset: 3, change: 3 })).toMatchObject({
        accepted: 1,
      });
      expect(await store.lastSequence()).toBe(before.changes + 2);
      expect((await store.findings({ limit: 9, box: [17, 57, 18, 58] })).matched).toBe(2);
      await store.close();
    }
  }, 60_000);

  test('answers as SQLite does, byte for byte, to everything about the whole demo', async () => {
    const reference = {
      catalogue: await loadCatalogue('data/categories'),
      templates: await loadTemplates('data/templates'),
    };
    const town = generateTown(demoTownSeed);
    const seed = { now: new Date('2026-11-23T18:00:00.000Z'), seed: 1, town, receiptHash: 'a'.repeat(64) };
    const answers = async (address: string) => {
      const store = await openStore(address, { ...reference, jobsFor });
      await seedDemo(store, { ...seed, ...reference });
      const said = await answersOf(store);
      await store.close();
      return said;
    };
    const [sqlite, postgis] = [await answers(':memory:'), await answers(await prepared(newAddress()))];
    expect(sqlite.log).toHaveLength((sqlite.health as { changes: number }).changes);
    for (const name of Object.keys(sqlite))
      expect(JSON.stringify(postgis[name]), name).toBe(JSON.stringify(sqlite[name]));
  });

  describe('what was acknowledged is there exactly once', () => {
    async function expectWhole(store: Store, acknowledged: readonly string[]): Promise<void> {
      const log = await store.changesSince(0, 1_000_000);
      const ids = log.map(({ content }) => (JSON.parse(content) as { id: string }).id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
      expect(log.map(({ sequence }) => sequence)).toEqual(ids.map((_, index) => index + 1));
      const walks = await store.recordsOfKind('walk');
      expect(walks.map(({ createdBy }) => createdBy as string).sort()).toEqual([...ids].sort());
    }

    test('after the server was killed', async () => {
      const address = await prepared(newAddress());
      const script = fileURLToPath(new URL('../support/commit-until-killed.ts', import.meta.url));
      const child = spawn(process.execPath, [script, address], { stdio: ['ignore', 'pipe', 'inherit'] });
      const acknowledged: string[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged.push(line);
        if (acknowledged.length === 100) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      expect(child.signalCode).toBe('SIGKILL');
      const store = await openStore(address, settings);
      await expectWhole(store, acknowledged);
      await store.close();
    });

    test('also imports of incidents, and nothing of the one that was under way', async () =>
      expectWholeImports(await prepared(newAddress())));

    test('after PostgreSQL was killed, and the server goes on when it is back', async () => {
      await cluster.waitForDisk();
      const address = await prepared(newAddress());
      const store = await openStore(address, settings);
      const acknowledged: string[] = [];
      const enough = Promise.withResolvers<void>();
      const commitUntilItFails = async (first: number) => {
        for (let number = first; ; number += 3) {
          const [verdict] = await store.commit([authored(walkCreated(number))]);
          if (verdict?.verdict === 'applied') acknowledged.push(verdict.id);
          if (acknowledged.length === 60) enough.resolve();
        }
      };
      const committing = Promise.allSettled([1, 2, 3].map(commitUntilItFails));
      await enough.promise;
      await cluster.killAndRestart();
      expect((await committing).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
      await expectWhole(store, acknowledged);
      expect(words(await store.commit([authored(walkCreated(9000))]))).toEqual(['applied']);
      await store.close();
    }, 60_000);
  });
});
