import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Settings } from '../../server/settings.ts';
import { openSqliteDatabase } from '../../server/storage/sqlite/open-database.ts';
import { makeTestServer, problemIn } from '../support/make-test-server.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lykta-tiles-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function withBasemap(settings: Partial<Settings>, run: (ask: Asker) => Promise<void>) {
  const server = await makeTestServer({ settings });
  try {
    await run((path, headers = {}) => server.ask('GET', path, { headers }));
  } finally {
    await server.close();
  }
}
type Asker = (path: string, headers?: Record<string, string>) => Promise<Response>;

test('the demo’s town is one feature collection, sent again only when it changed', () =>
  withBasemap({ basemap: { kind: 'demo' } }, async (ask) => {
    const answer = await ask('/basemap/demo.json');
    expect(answer.headers.get('content-type')).toMatch(/^application\/geo\+json/);
    expect(await answer.json()).toMatchObject({ type: 'FeatureCollection' });
    const again = await ask('/basemap/demo.json', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  }));

test('tiles of an MBTiles archive come by their web address, whatever way they are packed', async () => {
  const file = join(folder, 'town.mbtiles');
  const archive = openSqliteDatabase(file);
  archive.exec(
    'create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)',
  );
  const insert = archive.prepare('insert into tiles values (?, ?, ?, ?)');
  insert.run(2, 1, 3, gzipSync('north'));
  insert.run(2, 1, 0, Buffer.from('south'));
  archive.close();
  const basemap = { kind: 'mbtiles', tilesUrl: '/basemap/tiles/{z}/{x}/{y}' } as const;
  await withBasemap({ basemap, basemapFile: file }, async (ask) => {
    const north = await ask('/basemap/tiles/2/1/0');
    expect([north.status, north.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(Buffer.from(await north.arrayBuffer())).toEqual(gzipSync('north'));
    const south = await ask('/basemap/tiles/2/1/3');
    expect([await south.text(), south.headers.get('content-encoding')]).toEqual(['south', null]);
    expect((await ask('/basemap/tiles/2/3/3')).status).toBe(204);
    expect((await ask('/basemap/tiles/2/one/3')).status).toBe(400);
    expect((await ask('/basemap/demo.json')).status).toBe(404);
  });
});

test('a PMTiles archive is read in parts', async () => {
  const file = join(folder, 'town.pmtiles');
  await writeFile(file, 'PMTiles-and-a-long-rest');
  const basemap = { kind: 'pmtiles', url: '/basemap/tiles.pmtiles' } as const;
  await withBasemap({ basemap, basemapFile: file }, async (ask) => {
    const part = await ask('/basemap/tiles.pmtiles', { range: 'bytes=0-6', 'accept-encoding': 'gzip' });
    expect([part.status, await part.text()]).toEqual([206, 'PMTiles']);
    expect(part.headers.get('content-range')).toBe('bytes 0-6/23');
    expect(part.headers.get('content-encoding')).toBeNull();
  });
});

test('without an archive of ours there are no tiles', () =>
  withBasemap({ basemap: { kind: 'style', url: 'https://maps.example.org/style.json' } }, async (ask) => {
    for (const path of ['/basemap/demo.json', '/basemap/tiles/1/1/1', '/basemap/tiles.pmtiles'])
      expect((await problemIn(await ask(path))).code).toBe('not-found');
  }));
