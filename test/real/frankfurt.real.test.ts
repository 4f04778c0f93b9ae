import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bruteForceDbscan } from '../support/brute-force-dbscan.ts';
import { frankfurtFindings } from '../support/frankfurt-places.ts';
import { realFile } from '../support/real-data.ts';
import { runCli } from '../support/run-cli.ts';

const findingsSchema = z.object({
  features: z.array(
    z.object({
      id: z.string(),
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        polarity: z.string(),
        severity: z.number().nullable(),
        participant: z.string(),
      }),
    }),
  ),
});
const areasSchema = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ type: z.string() }),
      properties: z.object({ findingIds: z.array(z.string()), nMarked: z.number() }),
    }),
  ),
  marks: z.number(),
  marksInNone: z.number(),
});

let folder: string;
let database: string;
let walkId: string;

const run = (...args: string[]) => runCli(database, args);

async function areas(radiusMetres: number, minVoices: number) {
  const settings = ['--radius-metres', String(radiusMetres), '--min-voices', String(minVoices)];
  return areasSchema.parse((await run('areas', '--walk', walkId, ...settings, '--json')).json());
}

async function exported() {
  const out = join(folder, 'reference.geojson');
  await run('export', '--walk', walkId, '--what', 'findings', '--format', 'geojson', '--out', out);
  return findingsSchema.parse(JSON.parse(await readFile(out, 'utf8'))).features;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lykta-frankfurt-'));
  database = `sqlite:${join(folder, 'frankfurt.sqlite')}`;
  const file = join(folder, 'findings.geojson');
  await writeFile(
    file,
    await frankfurtFindings(realFile('perceived-safety-frankfurt', 'walk-points.geojson')),
  );
  const imported = await run('import', file, '--walk', 'new', '--name', 'Frankfurt', '--json');
  expect(imported.json(), imported.stderr).toMatchObject({ accepted: 753, refused: 0, duplicates: 0 });
  walkId = z.object({ walkId: z.string() }).parse(imported.json()).walkId;
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the rated places of Frankfurt', () => {
  test('are 143 unsafe, 335 good and 275 neutral findings, each its own voice', async () => {
    const findings = await exported();
    const count = (polarity: string) =>
      findings.filter(({ properties }) => properties.polarity === polarity).length;
    expect([count('unsafe'), count('positive'), count('neutral')]).toEqual([143, 335, 275]);
    expect(new Set(findings.map(({ properties }) => properties.participant)).size).toBe(753);
    expect(
      findings.every(
        ({ properties }) => (properties.polarity === 'unsafe') === (properties.severity !== null),
      ),
    ).toBe(true);
  });

  test('make 18 areas with 35 marks in none at 60 m and 3 voices, as scikit-learn says', async () => {
    const { features, marks, marksInNone } = await areas(60, 3);
    expect(features).toHaveLength(18);
    expect([marks, marksInNone]).toEqual([143, 35]);
    expect(features.reduce((sum, { properties }) => sum + properties.findingIds.length, 0)).toBe(143 - 35);
  });

  test.each([
    [25, 3],
    [40, 3],
    [60, 5],
    [100, 4],
    [250, 6],
    [60, 4],
  ])(
    'fall into the same areas as by the definition at %i m and %i voices',
    async (radiusMetres, minVoices) => {
      const unsafe = (await exported()).filter(({ properties }) => properties.polarity === 'unsafe');
      unsafe.sort((a, b) => (a.id < b.id ? -1 : 1));
      const { clusters } = bruteForceDbscan(
        {
          longitudes: Float64Array.from(unsafe, ({ geometry }) => geometry.coordinates[0]),
          latitudes: Float64Array.from(unsafe, ({ geometry }) => geometry.coordinates[1]),
          voices: Uint32Array.from(unsafe, (_, index) => index),
        },
        { radiusMetres, minVoices },
      );
      const expected = new Map<number, string[]>();
      for (const [index, { id }] of unsafe.entries()) {
        const cluster = clusters[index] ?? -1;
        if (cluster >= 0) expected.set(cluster, [...(expected.get(cluster) ?? []), id]);
      }
      const { features } = await areas(radiusMetres, minVoices);
      const sorted = (groups: Iterable<readonly string[]>) =>
        [...groups].map((ids) => [...ids].sort().join()).sort();
      expect(sorted(features.map(({ properties }) => properties.findingIds))).toEqual(
        sorted(expected.values()),
      );
    },
  );

  test('leave as GeoJSON and CSV, and nothing is new when they come back', async () => {
    for (const format of ['geojson', 'csv']) {
      const out = join(folder, `findings-again.${format}`);
      expect(
        (await run('export', '--walk', walkId, '--what', 'findings', '--format', format, '--out', out))
          .exitCode,
      ).toBe(0);
      const again = await run('import', out, '--walk', walkId, '--json');
      expect(again.json()).toEqual({ walkId, accepted: 0, refused: 0, duplicates: 753 });
    }
    const rows = parse(await readFile(join(folder, 'findings-again.csv')), { bom: true, columns: true });
    expect(rows).toHaveLength(753);
  });

  test('leave as areas, with one row for each', async () => {
    await areas(60, 3);
    const out = join(folder, 'areas.geojson');
    await run('export', '--walk', walkId, '--what', 'areas', '--format', 'geojson', '--out', out);
    const { features } = z
      .object({ features: z.array(z.unknown()) })
      .parse(JSON.parse(await readFile(out, 'utf8')));
    expect(features).toHaveLength(18);
    const table = join(folder, 'areas.csv');
    await run('export', '--walk', walkId, '--what', 'areas', '--format', 'csv', '--out', table);
    expect(parse(await readFile(table), { bom: true, columns: true })).toHaveLength(18);
  });
});
