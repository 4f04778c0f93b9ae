import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { unsaidWalkFields, walkSchema } from '../../domain/walk.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { knownMigrations, migrate } from '../../server/storage/sqlite/migrate.ts';
import { openSqliteDatabase } from '../../server/storage/sqlite/open-database.ts';
import { readStoreAddress } from '../../server/storage/store-address.ts';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  findingNumber,
  groupNumber,
  participantNumber,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { expectWholeImports } from '../support/expect-whole-imports.ts';
import { importNumber, killedDataset, rowsOfImport } from '../support/killed-imports.ts';
import { walkEdited } from '../support/process-makers.ts';
import { activityNumber } from '../support/promise-makers.ts';
import { storeContract } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'lykta-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = () => join(folder, `${++files}.sqlite`);
const settings = { catalogue: testCatalogue, jobsFor: () => [] };

storeContract({ name: 'SQLite in memory', newAddress: () => ':memory:', keeps: false, open: openStore });
storeContract({
  name: 'SQLite in a file',
  newAddress: () => `sqlite:${newFile()}`,
  keeps: true,
  open: openStore,
});

describe('the address of a store', () => {
  test.each([
    ['data/lykta.sqlite', 'data/lykta.sqlite'],
    ['sqlite:data/lykta.sqlite', 'data/lykta.sqlite'],
    ['sqlite:/var/lykta.sqlite', '/var/lykta.sqlite'],
    ['sqlite:///var/lykta.sqlite', '/var/lykta.sqlite'],
    [':memory:', ':memory:'],
    ['sqlite::memory:', ':memory:'],
  ])('%s is the file %s', (address, path) =>
    expect(readStoreAddress(address)).toEqual({ engine: 'sqlite', path }),
  );

  test.each([
    ['postgres:lykta', /write it as postgres:/],
    ['mysql://localhost/lykta', /no storage engine for "mysql:"/],
    ['sqlite:', /names no file/],
    ['', /is empty/],
  ])('%s is refused in words', async (address, message) => {
    await expect(openStore(address, settings)).rejects.toThrow(message);
  });
});

describe('the SQLite file', () => {
  test('is made with its folder, readable by its owner only', async () => {
    const path = join(folder, 'new', 'deep', 'lykta.sqlite');
    const store = await openStore(path, settings);
    expect(statSync(path).mode & 0o077).toBe(0);
    await store.close();
  });

  test('waits for the disk at every commit and holds references', () => {
    const database = openSqliteDatabase(newFile());
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    database.close();
  });

  test('lets nobody edit or delete what is in the log', async () => {
    const path = newFile();
    const store = await openStore(path, settings);
    await store.commit([authored(walkCreated())]);
    await store.close();
    const database = openSqliteDatabase(path);
    expect(() => database.exec("update changes set author = 'nobody'")).toThrow(/append-only/);
    expect(() => database.exec('delete from changes')).toThrow(/append-only/);
    database.close();
  });

  test('that is no database is refused in words', async () => {
    const path = newFile();
    writeFileSync(path, 'this is a shopping list, not a database. '.repeat(50));
    await expect(openStore(path, settings)).rejects.toThrow(/cannot be used as a database/);
  });

  test('made by a newer version is refused in words', async () => {
    const path = newFile();
    await (await openStore(path, settings)).close();
    const database = openSqliteDatabase(path);
    database.exec("insert into migrations values (99, '0099-tomorrow.sql', '2030-01-01T00:00:00Z')");
    database.close();
    await expect(openStore(path, settings)).rejects.toThrow(/newer version of Lykta .*0099-tomorrow/);
  });

  test('is migrated once, and a migration that fails leaves nothing half done', () => {
    const database = openSqliteDatabase(':memory:');
    const good = { number: 1, name: '0001-good.sql', sql: 'create table lamps (id integer)' };
    const bad = { number: 2, name: '0002-bad.sql', sql: 'create table posts (id integer); create nonsense' };
    expect(migrate(database, [good])).toEqual(['0001-good.sql']);
    expect(migrate(database, [good])).toEqual([]);
    expect(() => migrate(database, [good, bad])).toThrow();
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .pluck()
      .all();
    expect(tables).toEqual(['lamps', 'migrations']);
    database.close();
  });

  test('from before receipts and phones keeps its walks, people and photos in their new form', () => {
    const database = openSqliteDatabase(':memory:');
    const known = knownMigrations();
    migrate(database, known.slice(0, 2));
    database.exec(
      `insert into changes (id, kind, author, received_at, content) values ('1', 'x', 'x', 'x', '{}')`,
    );
    const [first, second] = [
      { status: 'planned', at: '2026-11-01T10:00:00Z' },
      { status: 'walked', at: '2026-11-02T10:00:00Z' },
    ];
    const add = database.prepare(
      "insert into records (id, kind, sequence, withdrawn, feature, meta) values (?, ?, 1, 0, ?, '{}')",
    );
    add.run('w', 'walk', JSON.stringify({ properties: { statusLog: [first, second] } }));
    add.run('p', 'participant', JSON.stringify({ properties: { leftAt: '2026-11-02T11:00:00Z' } }));
    add.run('q', 'participant', JSON.stringify({ properties: { leftAt: null } }));
    add.run('f', 'photo', JSON.stringify({ properties: { state: 'awaited' } }));
    migrate(database, known.slice(0, 3));
    const kept = (id: string) =>
      JSON.parse(String(database.prepare('select feature from records where id = ?').pluck().get(id)))
        .properties;
    expect(kept('w').statusLog).toEqual([
      { ...first, receivedAt: first?.at },
      { ...second, receivedAt: second?.at },
    ]);
    expect([kept('p').leftReceivedAt, kept('q').leftReceivedAt]).toEqual(['2026-11-02T11:00:00Z', null]);
    expect(database.prepare("select status from records where id = 'f'").pluck().get()).toBe('awaited');
    database.close();
  });

  test('from before the whole process keeps its walks, stops, groups, people and marks in their new form', async () => {
    const path = newFile();
    const database = openSqliteDatabase(path);
    const known = knownMigrations();
    migrate(database, known.slice(0, 3));
    // As an older version logged and kept them: what this version knows besides is not there.
    const walkBefore = walkCreated(1);
    const { properties } = walkBefore.walk;
    const { kind, name, purpose, route, plannedStartAt, meetingPoint, mode, organisationId } = properties;
    const said = { kind, name, purpose, route, plannedStartAt, meetingPoint, mode, organisationId };
    const content = JSON.stringify({ ...walkBefore, walk: { ...walkBefore.walk, properties: said } });
    database
      .prepare(
        `insert into changes (id, kind, walk_id, author, received_at, content) values (?, ?, ?, 'x', ?, ?)`,
      )
      .run(walkBefore.id, walkBefore.kind, walkBefore.walkId, walkBefore.at, content);
    const add = database.prepare(
      `insert into records (id, kind, walk_id, sequence, withdrawn, feature, meta, join_code)
       values (?, ?, ?, 1, 0, ?, ?, ?)`,
    );
    const meta = JSON.stringify({ createdBy: walkBefore.id, versions: {}, withdrawn: null });
    const keep = (id: string, of: string, more: object, code: string | null = null) =>
      add.run(
        id,
        of,
        walkBefore.walkId,
        JSON.stringify({ type: 'Feature', id, geometry: null, properties: { kind: of, ...more } }),
        meta,
        code,
      );
    const steps = ['planned', 'walked'].map((status) => ({
      status,
      at: walkBefore.at,
      receivedAt: walkBefore.at,
    }));
    const code = { joinCode: 'ABC234', joinCodeExpiresAt: walkBefore.at };
    keep(walkNumber(1), 'walk', { ...said, status: 'walked', ...code, statusLog: steps }, 'ABC234');
    const { accessibilityNote, lightNote, previousCheckpointId, ...stop } =
      checkpointAdded(1).checkpoint.properties;
    keep(checkpointNumber(1), 'checkpoint', stop);
    keep(groupNumber(1), 'group', { walkId: walkNumber(1), name: 'North', stops: [] });
    keep(participantNumber(1), 'participant', { walkId: walkNumber(1), source: 'join' });
    keep(findingNumber(1), 'finding', { walkId: walkNumber(1), status: 'received' });
    database.close();

    const store = await openStore(path, settings);
    const [walk] = await store.recordsOfKind('walk');
    expect(walkSchema.parse(walk?.feature)).toEqual(walk?.feature);
    expect(walk?.feature.properties).toMatchObject({
      ...said,
      ...code,
      ...unsaidWalkFields,
      ...{ template: null, previousWalkId: null, surveyCode: null },
      statusLog: steps.map((step) => ({ ...step, reason: null })),
    });
    expect((await store.walkByJoinCode('ABC234'))?.id).toBe(walkNumber(1));
    const kept = async (id: string) => (await store.record(id))?.feature.properties;
    expect(await kept(checkpointNumber(1))).toEqual({
      ...stop,
      ...{ accessibilityNote, lightNote, previousCheckpointId },
    });
    expect(await kept(groupNumber(1))).toMatchObject({ topThree: [], notes: null });
    expect(await kept(participantNumber(1))).toMatchObject({ ageBand: null, gender: null });
    expect(await kept(findingNumber(1))).toMatchObject({ duplicateOf: null, mergedLog: [] });

    // The change that an older phone sends again is the one that was logged, and the walk goes on.
    const [again, other] = await store.commit([
      authored(walkBefore),
      authored({ ...walkBefore, walk: { ...walkBefore.walk, properties: { ...properties, name: 'Other' } } }),
    ]);
    expect(again).toMatchObject({ verdict: 'duplicate', sequence: 1 });
    expect(other).toMatchObject({ verdict: 'refused', problem: { code: 'duplicate-id' } });
    const basedOn = [walkBefore.id];
    const edited = walkEdited({ abbreviation: { value: 'KB', basedOn }, headcount: { value: 12, basedOn } });
    expect((await store.commit([authored(edited)]))[0]?.verdict).toBe('applied');
    await store.close();
  });

  test('holds each acknowledged change exactly once after the process was killed', async () => {
    const path = newFile();
    const script = fileURLToPath(new URL('../support/commit-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line);
      if (acknowledged.length === 200) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');

    const store = await openStore(path, settings);
    const log = await store.changesSince(0, 1_000_000);
    const ids = log.map(({ content }) => (JSON.parse(content) as { id: string }).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
    expect(log.map(({ sequence }) => sequence)).toEqual(ids.map((_, index) => index + 1));
    const walks = await store.recordsOfKind('walk');
    expect(walks.map(({ createdBy }) => createdBy as string).sort()).toEqual([...ids].sort());
    await store.close();
    const database = openSqliteDatabase(path);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });
});

test('imports of incidents are whole or not there after the process was killed, and what is left of them goes', async () => {
  const path = newFile();
  await expectWholeImports(path);
  const database = openSqliteDatabase(path);
  const amount = (sql: string) => database.prepare<[], number>(`select count(*) from ${sql}`).pluck().get();
  expect(amount("incident_imports where state = 'staged'")).toBeLessThanOrEqual(1);
  database.exec(
    "update incident_imports set state = 'staged', touched_at = unixepoch() * 1000 where number = 1",
  );
  const store = await openStore(path, settings);
  // It might be alive still, in another process.
  expect(await store.dropUnfinishedIncidents(10_000)).toBe(false);
  expect(amount("incident_imports where number = 1 and state = 'staged'")).toBe(1);
  database.exec("update incident_imports set touched_at = touched_at - 700000 where state = 'staged'");
  while (await store.dropUnfinishedIncidents(10_000));
  expect(amount("incident_imports where state <> 'current'")).toBe(0);
  expect(amount('incidents')).toBe((await store.incidentCounts({ datasetIds: [killedDataset] })).matched);
  await store.close();
  database.close();
});

test('the words of a withdrawn note are nowhere in the files, and none come back after the process was killed', async () => {
  const path = newFile();
  const script = fileURLToPath(new URL('../support/forget-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let forgotten = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    forgotten = Number(line);
    if (forgotten === 60) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');

  const store = await openStore(path, settings);
  const noted = (await store.changesSince(0, 1_000_000)).filter(({ content }) =>
    content.includes('promise-activity-noted'),
  );
  // What was acknowledged is forgotten, and the one that was under way is whole or forgotten, never half.
  expect(noted.length).toBeGreaterThanOrEqual(forgotten);
  const texts = noted.map(({ content }) => (JSON.parse(content) as { note: string }).note);
  expect(texts.slice(0, forgotten)).toEqual(Array.from({ length: forgotten }, () => '–'));
  for (const [index, text] of texts.slice(forgotten).entries())
    expect(['–', `Anna Andersson ${forgotten + index + 1}`]).toContain(text);
  for (let number = 1; number <= forgotten; number += 1)
    expect(JSON.stringify(await store.record(activityNumber(number)))).not.toContain('Andersson');
  await store.close();
  const bytes = readFileSync(path.replace('sqlite:', '')).toString('latin1');
  const left = [...bytes.matchAll(/Anna Andersson (\d+)\b/g)].filter(
    (found) => Number(found[1]) <= forgotten,
  );
  expect(left.map(([words]) => words)).toEqual([]);
});

test('incidents of before, when a data set was one import, are there when the database is brought up to date', async () => {
  const path = newFile();
  const database = openSqliteDatabase(path);
  migrate(database, knownMigrations().slice(0, 10));
  database.exec(`insert into incident_datasets (number, id) values (4, '${killedDataset}');
    insert into incident_types (number, dataset, name) values (9, 4, 'theft');
    insert into incidents values (4, 0, x'00', 17.6, 57.25, null, null, null, 9, 0);
    insert into incident_squares values (4, 0, 1)`);
  database.close();
  const store = await openStore(path, settings);
  const all = { datasetIds: [killedDataset] };
  expect(await store.incidentCounts({ ...all, types: ['theft'] })).toMatchObject({ matched: 1 });
  expect((await store.incidentTile({ z: 0, x: 0, y: 0 }, all)).spots).toMatchObject([{ amount: 1 }]);
  expect(await store.addIncidents(importNumber(1), rowsOfImport(1))).toMatchObject({ duplicates: 0 });
  while (await store.dropIncidents(killedDataset, 10_000));
  expect(await store.incidentCounts(all)).toMatchObject({ matched: 0 });
  await store.close();
});

test('the log is edited in no other way, and notes withdrawn before are forgotten when the database is brought up to date', () => {
  const database = openSqliteDatabase(newFile());
  migrate(database, knownMigrations().slice(0, 8));
  const insert = database.prepare('insert into changes values (?, ?, ?, null, ?, ?, ?)');
  const add = (sequence: number, kind: string, content: object) =>
    insert.run(sequence, `c${sequence}`, kind, 'a', 't', JSON.stringify(content));
  add(1, 'promise-activity-noted', {
    activityId: 'x',
    note: 'Anna Andersson',
    place: 'Hamngatan 3',
    amount: 1,
  });
  add(2, 'promise-activity-noted', { activityId: 'y', note: 'På rasten', place: null, amount: 1 });
  add(3, 'promise-activity-withdrawn', { activityId: 'x', reason: 'fel' });
  migrate(database);
  const rows = database.prepare<[], { content: string; forgotten_by: string | null }>(
    'select content, forgotten_by from changes order by sequence',
  );
  const [first, second] = rows.all();
  expect(JSON.parse(first?.content ?? '')).toEqual({ activityId: 'x', note: '–', place: null, amount: 1 });
  expect([first?.forgotten_by, second?.forgotten_by]).toEqual(['c3', null]);
  for (const edit of [
    "update changes set content = '{}' where sequence = 2",
    "update changes set forgotten_by = 'c3', author = 'b' where sequence = 2",
    "update changes set content = '{}', forgotten_by = 'c3' where sequence = 1",
    'delete from changes where sequence = 2',
  ])
    expect(() => database.exec(edit)).toThrow('append-only');
  database.close();
});

test('the address of a follower who stopped is nowhere in the files any more', async () => {
  const path = newFile();
  const store = await openStore(`sqlite:${path}`, settings);
  const asked = {
    ...{ id: 'one', email: 'anna@post.example', subject: 'areas/hamnen', language: 'sv' as const },
    ...{ linkHash: 'link', askedAt: '2026-11-20T12:00:00.000Z' },
  };
  await store.addFollower(asked, { name: 'n', key: 'one', afterMilliseconds: 0, atMostMilliseconds: 0 });
  await store.confirmFollower('one', asked.askedAt, []);
  await store.forgetFollower('one');
  await store.close();
  const files = [path, `${path}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file));
  expect(files.some((bytes) => bytes.includes('followers'))).toBe(true);
  expect(files.some((bytes) => bytes.includes('anna@post.example'))).toBe(false);
});
