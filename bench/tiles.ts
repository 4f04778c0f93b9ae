import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { planeAround } from '../domain/analysis/plane.ts';
import { earthRadiusMetres } from '../domain/geo.ts';
import { changeIdSchema, newId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident/incident.ts';
import { fromZOrder, placeLevel, placeNumber, type TileAddress } from '../domain/incident/map-place.ts';
import { randomFrom } from '../domain/random.ts';
import { datasetIdOf } from '../server/import/import-incidents.ts';
import { loadCatalogue } from '../server/load-catalogue.ts';
import { pointsFromZoom } from '../server/storage/incident-store.ts';
import { openStore } from '../server/storage/open-store.ts';
import { encodeTile } from '../server/tiles/encode-tile.ts';
import { inBenchFolder } from './bench-folder.ts';
import { type Benchmark, benchmarkLine } from './benchmark.ts';
import { startPostgis } from './peers.ts';
import { policePoints } from './police-points.ts';

const tileCount = 500;
const seed = 20261123;
const at = '2026-11-23T12:00:00.000Z';
const filters = { datasetIds: [datasetIdOf('bench')] };

function incidentsOf(x: Float64Array, y: Float64Array): Incident[] {
  // Where Philadelphia's middle is; the points are metres around it.
  const plane = planeAround([-75.15, 39.99]);
  return Array.from(x, (east, index) => {
    const key = new Uint8Array(16);
    new DataView(key.buffer).setUint32(0, index);
    return {
      key,
      position: plane.toPosition([east, y[index] ?? 0]),
      occurredAt: at,
      weekday: index % 7,
      hour: index % 24,
      type: `type ${index % 12}`,
      masked: false,
    };
  });
}

/** Tiles in which something happened: around incidents drawn by chance, each zoom from 10 to 16 as often. */
function drawTiles(incidents: readonly Incident[]): TileAddress[] {
  const random = randomFrom(seed);
  return Array.from({ length: tileCount }, (_, index) => {
    const { x, y } = fromZOrder(placeNumber(random.pick(incidents).position));
    const zoom = 10 + (index % 7);
    const scale = 2 ** (placeLevel - zoom);
    return { z: zoom, x: Math.floor(x / scale), y: Math.floor(y / scale) };
  });
}

function percentile95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1] ?? Number.NaN;
}

/** PostGIS keeps its boxes in 32 bits, half a metre here. */
const edgeMetres = 1;

/** By tile, the incidents so near its edge that they may be said to be on either side. */
function incidentsOnEdges(incidents: readonly Incident[], tiles: readonly TileAddress[]): number[] {
  const worldMetres = 2 * Math.PI * earthRadiusMetres;
  const places = incidents.map(({ position: [longitude, latitude] }) => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return [(longitude + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)] as const;
  });
  const edge = edgeMetres / worldMetres;
  return tiles.map(({ z, x, y }) => {
    const side = 2 ** -z;
    const away = (place: number, tile: number) => Math.max(tile * side - place, place - (tile + 1) * side);
    return places.filter(([east, south]) => Math.abs(Math.max(away(east, x), away(south, y))) <= edge).length;
  });
}

/** Each tile once, from a store that was just opened: the query and the encoding, as the server does it. */
async function measureOurs(folder: string, incidents: readonly Incident[], tiles: readonly TileAddress[]) {
  const path = join(folder, 'lykta.sqlite');
  const catalogue = await loadCatalogue(join(import.meta.dirname, '..', 'data', 'categories'));
  const settings = { catalogue, jobsFor: () => [] };
  const filled = await openStore(path, settings);
  const source = { now: () => new Date(at), randomBytes: () => new Uint8Array(16) };
  const file = {
    name: 'bench',
    sha256: '0'.repeat(64),
    rows: incidents.length,
    refused: 0,
    importedAt: at,
    notes: [],
  };
  const change = {
    kind: 'incident-dataset-added' as const,
    ...{ id: newId(changeIdSchema, source), at, datasetId: datasetIdOf('bench'), name: 'bench', file },
  };
  const author = { kind: 'system' as const, name: 'bench' };
  const { accepted } = await filled.addIncidents({ change, author, receivedAt: at }, incidents);
  await filled.close();
  if (accepted !== incidents.length) throw new Error(`only ${accepted} incidents were kept`);
  const store = await openStore(path, settings);
  const times: number[] = [];
  const amounts: number[] = [];
  for (const tile of tiles) {
    const start = performance.now();
    const found = await store.incidentTile(tile, filters);
    encodeTile(tile, found);
    times.push(performance.now() - start);
    amounts.push(found.spots.reduce((sum, { amount }) => sum + amount, 0));
  }
  await store.close();
  return { times, amounts };
}

const theirsSchema = z.array(z.object({ ms: z.number(), amount: z.number() }));

/** The same points and tiles with ST_AsMVT and a GiST index; each point a feature, as it is commonly done. */
async function measurePostgis(incidents: readonly Incident[], tiles: readonly TileAddress[]) {
  // Not in the project: its own user must be able to reach it.
  const folder = await mkdtemp(join(tmpdir(), 'lykta-bench-'));
  const postgis = startPostgis(folder);
  try {
    if (postgis === undefined) return undefined;
    const points = incidents.map(({ position, type }) => `${position[0]},${position[1]},${type}`).join('\n');
    await writeFile(join(folder, 'points.csv'), points, { mode: 0o644 });
    const values = tiles.map((tile, index) => `(${index},${tile.z},${tile.x},${tile.y})`).join(',');
    const answer = postgis.ask(`
      create extension postgis;
      create table raw (lng float8, lat float8, type text);
      copy raw from '${join(folder, 'points.csv')}' csv;
      create table incidents as select ST_Transform(ST_SetSRID(ST_MakePoint(lng, lat), 4326), 3857) as geom, type from raw;
      create index on incidents using gist (geom);
      vacuum analyze incidents;
      create table tiles (i int, z int, x int, y int);
      insert into tiles values ${values};
      create table times (i int, ms float8, amount int);
      do $$
      declare t record; start timestamptz; tile bytea; many int;
      begin
        for t in select * from tiles order by i loop
          start := clock_timestamp();
          select ST_AsMVT(q, 'incidents', 4096, 'g'), count(*) into tile, many from (
            select ST_AsMVTGeom(geom, ST_TileEnvelope(t.z, t.x, t.y), 4096, 0) as g, type
            from incidents where geom && ST_TileEnvelope(t.z, t.x, t.y)
          ) q;
          insert into times values (t.i, 1000 * extract(epoch from clock_timestamp() - start), many);
        end loop;
      end $$;
      select json_agg(json_build_object('ms', ms, 'amount', amount) order by i)::jsonb from times;`);
    return theirsSchema.parse(JSON.parse(answer));
  } finally {
    postgis?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long the slowest twentieth of cold tiles takes, against PostGIS. */
export const tilesBench: Benchmark = {
  id: 'tiles',
  async *run(paths) {
    const { x, y, source } = policePoints(paths);
    const incidents = incidentsOf(x, y);
    const tiles = drawTiles(incidents);
    const ours = await inBenchFolder((folder) => measureOurs(folder, incidents, tiles));
    const theirs = await measurePostgis(incidents, tiles);
    const onEdges = theirs === undefined ? [] : incidentsOnEdges(incidents, tiles);
    for (const [index, { amount }] of (theirs ?? []).entries())
      if (Math.abs(amount - (ours.amounts[index] ?? 0)) > (onEdges[index] ?? 0))
        throw new Error(
          `tile ${JSON.stringify(tiles[index])}: ${ours.amounts[index]}, PostGIS says ${amount}`,
        );
    const note =
      theirs === undefined
        ? `${source}; PostGIS is not installed (apt-get install postgresql-15-postgis-3)`
        : `${source}; ${incidents.length} points; ours counts places together, PostGIS writes each point`;
    const from = (zoom: number) => (_: unknown, index: number) => (tiles[index]?.z ?? 0) >= zoom;
    // All zooms, and those where both tell each place by itself.
    for (const [name, zoom] of [
      ['p95', 0],
      ['p95-points', pointsFromZoom],
    ] as const) {
      const their = theirs?.filter(from(zoom)).map(({ ms }) => ms);
      yield benchmarkLine({
        ...{ bench: 'tiles', case: name, against: 'postgis', note },
        medianMs: percentile95(ours.times.filter(from(zoom))),
        againstMs: their === undefined ? null : percentile95(their),
        runs: ours.times.filter(from(zoom)).length,
      });
    }
  },
};
