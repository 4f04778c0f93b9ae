import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BoundingBox } from '../domain/geo.ts';
import { loadCatalogue } from '../server/load-catalogue.ts';
import { openStore } from '../server/storage/open-store.ts';
import type { Store } from '../server/storage/store.ts';
import { inBenchFolder } from './bench-folder.ts';
import { type Benchmark, type BenchmarkLine, benchmarkLine, median } from './benchmark.ts';
import { keep, makeMarkingWalk, markAt } from './marking-walk.ts';
import { townPoints } from './town-points.ts';

const count = 100_000;
const wanted = 1000;
const marksPerCommit = 2000;
const runs = 101;
const warmUps = 50;
const seed = 20261123;

/** Fills the store; gives a box in the middle of the town with the wanted number of marks, more or less. */
async function fill(store: Store): Promise<BoundingBox> {
  const { longitudes, latitudes } = townPoints(count, seed);
  const walk = await makeMarkingWalk(store, 'Walk');
  const place = (index: number): [number, number] => [longitudes[index] ?? 0, latitudes[index] ?? 0];
  for (let first = 0; first < count; first += marksPerCommit) {
    const indexes = Array.from({ length: marksPerCommit }, (_, offset) => first + offset);
    await keep(
      store,
      indexes.map((index) => markAt(walk, place(index))),
    );
  }
  const middle = (values: Float64Array) => Float64Array.from(values).sort()[count / 2] ?? 0;
  const [longitude, latitude] = [middle(longitudes), middle(latitudes)];
  // The nearest in the sense of a square in degrees, so that the box holds exactly as many.
  const reach = Float64Array.from(longitudes, (east, index) =>
    Math.max(Math.abs(east - longitude), Math.abs((latitudes[index] ?? 0) - latitude)),
  ).sort()[wanted - 1];
  if (reach === undefined) throw new Error('there are too few marks');
  return [longitude - reach, latitude - reach, longitude + reach, latitude + reach];
}

const collectionOf = (features: readonly string[]) =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`;

/** What a server without any house around it would do: the boxes, the records, one text. */
function createRaw(path: string, [west, south, east, north]: BoundingBox) {
  const database = new Database(path, { readonly: true });
  const select = database
    .prepare<[number, number, number, number], string>(
      `select r.feature from record_boxes b join records r on r.number = b.number
       where b.west <= ? and b.east >= ? and b.south <= ? and b.north >= ?`,
    )
    .pluck();
  return {
    read: () => collectionOf(select.all(east, west, north, south)),
    close: () => database.close(),
  };
}

/** Alternating, so that both meet the same machine. Throws when they find different numbers of marks. */
async function compare(ours: () => Promise<string>, theirs: () => string) {
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let run = 0; run < warmUps + runs; run += 1) {
    const first = performance.now();
    const our = await ours();
    const second = performance.now();
    const their = theirs();
    const third = performance.now();
    // R*Tree boxes are rounded outwards, so the raw answer may hold a mark on the edge more.
    if (Math.abs(our.length - their.length) > their.length / 100) throw new Error('the answers differ');
    if (run < warmUps) continue;
    times.ours.push(second - first);
    times.theirs.push(third - second);
  }
  return { medianMs: median(times.ours), againstMs: median(times.theirs) };
}

/** Findings in a box through the store, as the server answers them, against the bare SQL. */
export const box: Benchmark = {
  id: 'box',
  async *run() {
    yield await inBenchFolder(async (folder): Promise<BenchmarkLine> => {
      const path = join(folder, 'lykta.sqlite');
      const catalogue = await loadCatalogue(join(import.meta.dirname, '..', 'data', 'categories'));
      const store = await openStore(path, { catalogue, jobsFor: () => [] });
      try {
        const bounds = await fill(store);
        const raw = createRaw(path, bounds);
        const query = { box: bounds, limit: 10 * wanted };
        const { matched } = await store.findings(query);
        const ours = async () => collectionOf((await store.findings(query)).features);
        const { medianMs, againstMs } = await compare(ours, raw.read);
        raw.close();
        const note = `${matched} of ${count} findings`;
        return benchmarkLine({
          bench: 'box',
          case: `${wanted}of${count}`,
          medianMs,
          against: 'SQL',
          againstMs,
          runs,
          note,
        });
      } finally {
        await store.close();
      }
    });
  },
};
