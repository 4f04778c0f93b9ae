import * as turf from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DbscanPoints, dbscan } from '../../domain/analysis/dbscan.ts';
import { distanceMetres, earthRadiusMetres, type Position } from '../../domain/geo.ts';
import { bruteForceDbscan } from '../support/brute-force-dbscan.ts';

function points(places: readonly Position[], voices?: readonly number[]): DbscanPoints {
  return {
    longitudes: Float64Array.from(places, ([longitude]) => longitude),
    latitudes: Float64Array.from(places, ([, latitude]) => latitude),
    voices: Uint32Array.from(voices ?? places.keys()),
  };
}

function expectDefinition(input: DbscanPoints, radiusMetres: number, minVoices: number): void {
  const found = dbscan(input, { radiusMetres, minVoices });
  const defined = bruteForceDbscan(input, { radiusMetres, minVoices });
  expect(Array.from(found.cores)).toEqual(Array.from(defined.cores));
  expect(Array.from(found.clusters)).toEqual(Array.from(defined.clusters));
  expect(found.clusterCount).toBe(defined.clusterCount);
}

/** Offsets in metres east and north of a centre, in steps that make duplicates and equal distances common. */
const offset = fc.oneof(
  fc.integer({ min: -6, max: 6 }).map((step) => step * 20),
  fc.double({ min: -150, max: 150, noNaN: true }),
);
const marks = fc.array(fc.tuple(offset, offset, fc.nat({ max: 6 })), { maxLength: 60 });
const metresToDegrees = 180 / (Math.PI * earthRadiusMetres);

/** Places around a centre; beyond a pole they come down on the other side, beyond 180 degrees they wrap. */
function placed([longitude, latitude]: Position, east: number, north: number): Position {
  const cosine = Math.max(1e-9, Math.cos((latitude * Math.PI) / 180));
  let [x, y] = [longitude + (east * metresToDegrees) / cosine, latitude + north * metresToDegrees];
  if (Math.abs(y) > 90) {
    y = Math.sign(y) * 180 - y;
    x += 180;
  }
  return [((((x + 180) % 360) + 360) % 360) - 180, y];
}

const centres: readonly Position[] = [
  [16.447, 57.265],
  [0, 0],
  [180, 12],
  [-179.9999, -66.5],
  [12, 89.9],
  [-70, -89.9995],
  [33, 89.9999999],
];

describe('dbscan equals its definition', () => {
  for (const centre of centres) {
    test(`around ${centre.join(', ')}`, () => {
      fc.assert(
        fc.property(
          marks,
          fc.constantFrom(20, 40, 40.000000001, 63.3),
          fc.integer({ min: 1, max: 5 }),
          (drawn, radius, minVoices) => {
            const places = drawn.map(([east, north]) => placed(centre, east, north));
            expectDefinition(
              points(
                places,
                drawn.map(([, , voice]) => voice),
              ),
              radius,
              minVoices,
            );
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  test('anywhere on earth with large radii', () => {
    const anywhere = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(anywhere, { maxLength: 80 }),
        fc.constantFrom(1000, 250_000, 1_000_000),
        (places, radius) => expectDefinition(points(places), radius, 3),
      ),
      { numRuns: 60 },
    );
  });

  test('when the radius is exactly a distance between two points, and just below it', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: -100, max: 100, noNaN: true }),
            fc.double({ min: -100, max: 100, noNaN: true }),
          ),
          { minLength: 3, maxLength: 25 },
        ),
        fc.constantFrom(...centres),
        fc.nat(),
        (drawn, centre, pick) => {
          const places = drawn.map(([east, north]) => placed(centre, east, north));
          const from = places[pick % places.length] ?? centre;
          const to = places[(pick * 7 + 1) % places.length] ?? centre;
          const exactly = distanceMetres(from, to);
          fc.pre(exactly >= 1.1);
          expectDefinition(points(places), exactly, 3);
          expectDefinition(points(places), exactly * (1 - Number.EPSILON), 3);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a dense crowd and a long line', () => {
    const crowd = Array.from({ length: 300 }, (_, n) => placed([16.4, 57.2], (n * 37) % 101, (n * 53) % 97));
    expectDefinition(points(crowd), 9, 4);
    const line = Array.from({ length: 300 }, (_, n) => placed([179.99, 57.2], n * 10, 0));
    expectDefinition(points(line), 10.5, 3);
    expectDefinition(points(line), 9.5, 3);
  });
});

describe('what dbscan promises', () => {
  test('nothing in, nothing out', () => {
    expect(dbscan(points([]), { radiusMetres: 40, minVoices: 3 })).toEqual({
      clusters: new Int32Array(0),
      cores: new Uint8Array(0),
      clusterCount: 0,
    });
    const alone = dbscan(points([[16, 57]]), { radiusMetres: 40, minVoices: 1 });
    expect([...alone.clusters, ...alone.cores, alone.clusterCount]).toEqual([0, 1, 1]);
  });

  test('one voice with many marks is no crowd, and stays quick', () => {
    const places = Array.from({ length: 20_000 }, (): Position => [16.4, 57.2]);
    const result = dbscan(points(places, new Array(20_000).fill(7)), { radiusMetres: 40, minVoices: 2 });
    expect(result.clusterCount).toBe(0);
    expect(result.clusters.every((cluster) => cluster === -1)).toBe(true);
  });

  test('voice numbers may be large and sparse', () => {
    const places: Position[] = [
      [16.4, 57.2],
      [16.4, 57.2],
      [16.4, 57.2],
    ];
    const result = dbscan(points(places, [4_294_967_295, 5, 4_000_000_000]), {
      radiusMetres: 40,
      minVoices: 3,
    });
    expect([...result.clusters]).toEqual([0, 0, 0]);
  });

  test('a border point between two clusters goes to the nearer core, then to the smaller index', () => {
    const at = (east: number) => placed([0, 0], east, 0);
    // Cores at -40 and 40 with their company beyond, and a mark exactly between them.
    const between = [at(0), at(40), at(55), at(56), at(-40), at(-55), at(-56)];
    const result = dbscan(points(between), { radiusMetres: 40.01, minVoices: 4 });
    expect([...result.cores]).toEqual([0, 1, 0, 0, 1, 0, 0]);
    expect([...result.clusters]).toEqual([0, 0, 0, 0, 1, 1, 1]);
    const mirrored = [at(0), at(-40), at(-55), at(-56), at(40), at(55), at(56)];
    expect([...dbscan(points(mirrored), { radiusMetres: 40.01, minVoices: 4 }).clusters]).toEqual([
      0, 0, 0, 0, 1, 1, 1,
    ]);
    const nearer = [at(-1), ...between.slice(1)];
    expect([...dbscan(points(nearer), { radiusMetres: 41.01, minVoices: 4 }).clusters]).toEqual([
      0, 1, 1, 1, 0, 0, 0,
    ]);
  });

  test('the order of the points changes numbers only', () => {
    fc.assert(
      fc.property(marks, fc.infiniteStream(fc.nat()), (drawn, random) => {
        const keyed = drawn.map((mark, index) => ({ mark, index, key: random.next().value ?? 0 }));
        const shuffled = [...keyed].sort((a, b) => a.key - b.key || b.index - a.index);
        const run = (list: typeof keyed) =>
          dbscan(
            points(
              list.map(({ mark }) => placed([16, 57], mark[0], mark[1])),
              list.map(({ mark }) => mark[2]),
            ),
            { radiusMetres: 40, minVoices: 3 },
          );
        const [before, after] = [run(keyed), run(shuffled)];
        expect(after.clusterCount).toBe(before.clusterCount);
        expect(shuffled.map(({ index }) => before.cores[index])).toEqual([...after.cores]);
      }),
    );
  });

  test('refuses what it cannot answer rightly', () => {
    const one = points([[16, 57]]);
    for (const radiusMetres of [0, -1, 0.5, Number.NaN, Infinity, 2_000_000])
      expect(() => dbscan(one, { radiusMetres, minVoices: 3 })).toThrow(/radius/);
    for (const minVoices of [0, 1.5, Number.NaN])
      expect(() => dbscan(one, { radiusMetres: 40, minVoices })).toThrow(/voice/);
    expect(() => dbscan(points([[Number.NaN, 57]]), { radiusMetres: 40, minVoices: 3 })).toThrow(/finite/);
    expect(() => dbscan({ ...one, voices: new Uint32Array(2) }, { radiusMetres: 40, minVoices: 3 })).toThrow(
      /equally many/,
    );
  });
});

test('the same cores, noise and clusters of cores as turf where one person is one mark', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 80 }),
      fc.constantFrom(25, 33.3, 50),
      (drawn, radiusMetres) => {
        const places = drawn.map(([east, north]) => placed([16.447, 57.265], east, north));
        const ours = dbscan(points(places), { radiusMetres, minVoices: 4 });
        const theirs = turf.clustersDbscan(
          turf.featureCollection(places.map((place) => turf.point([...place]))),
          radiusMetres / 1000,
          { minPoints: 4 },
        ).features;
        expect(Array.from(ours.clusters, (cluster) => cluster === -1)).toEqual(
          theirs.map((feature) => feature.properties.dbscan === 'noise'),
        );
        const pairs = new Set<string>();
        for (const [index, core] of ours.cores.entries())
          if (core === 1) pairs.add(`${ours.clusters[index]} ${theirs[index]?.properties.cluster}`);
        expect(pairs.size).toBe(ours.clusterCount);
        expect(new Set(Array.from(pairs, (pair) => pair.split(' ')[1])).size).toBe(ours.clusterCount);
      },
    ),
    { numRuns: 100 },
  );
});

test('the same cores, noise and clusters as scikit-learn 1.2.1 on 90 points', () => {
  // i=np.arange(90); lon=16.4+(i*i*37%997)*1e-5; lat=57.2+(i*i*i*13+i*71)%991*5e-6
  // DBSCAN(eps=40/6371008.8,min_samples=4,metric='haversine',algorithm='brute').fit(np.radians(np.c_[lat,lon]))
  // core_sample_indices_ as ones; labels_ as letters, noise as a dot
  const cores = '000000001000000100010000000100101001000100100000100000000000000000000000000000000000000000';
  const labels = '.b....a.ab.d...ac..a.......b..a.b..c...c..c...d.d...a..................b........d.....c...';
  const places = Array.from({ length: 90 }, (_, i): Position => {
    return [16.4 + ((i * i * 37) % 997) * 1e-5, 57.2 + ((i * i * i * 13 + i * 71) % 991) * 5e-6];
  });
  const found = dbscan(points(places), { radiusMetres: 40, minVoices: 4 });
  expect([...found.cores].join('')).toBe(cores);
  expect(found.clusterCount).toBe(4);
  // Theirs are numbered by the first core, ours by the first point.
  const nameOf = new Map(
    Array.from(found.clusters.keys()).flatMap((point) =>
      found.cores[point] === 1 ? [[found.clusters[point], labels[point]] as const] : [],
    ),
  );
  expect(new Set(nameOf.values()).size).toBe(4);
  expect(Array.from(found.clusters, (cluster) => nameOf.get(cluster) ?? '.').join('')).toBe(labels);
});
