import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPostgis } from '../../server/launcher/postgis.mjs';
import { openPostgisDatabase } from '../../server/storage/postgis/open-database.ts';
import { type PostgisCluster, startPostgisCluster } from '../support/postgis-cluster.ts';
import { testWholeProcess } from './whole-process.ts';

// The same walk as in whole-process.test.ts, word for word, with everything kept in PostgreSQL: also who signs in.
describe.runIf(findPostgis() !== undefined)('in PostgreSQL', () => {
  let cluster: PostgisCluster;
  beforeAll(async () => {
    cluster = await startPostgisCluster();
    await cluster.ask('create database lykta');
    process.env.LYKTA_TEST_DATABASE = cluster.address('lykta');
  }, 60_000);
  afterAll(async () => {
    delete process.env.LYKTA_TEST_DATABASE;
    await cluster.stop();
  });
  testWholeProcess();

  test('all of it stands in the database, as do those who sign in', async () => {
    const database = openPostgisDatabase(cluster.address('lykta'));
    const [kept] = await database.rows<{ changes: number; people: number }>(
      'select (select count(*) from changes) as changes, (select count(*) from "user") as people',
    );
    await database.close();
    expect(kept?.changes).toBeGreaterThan(50);
    expect(kept?.people).toBeGreaterThanOrEqual(4);
  });
});
