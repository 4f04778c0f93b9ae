import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { demoTownSeed, generateTown } from '../../data/demo/generate-town.ts';
import type { TownFeature } from '../../data/demo/town-types.ts';
import { distanceMetres, type Position } from '../../domain/geo.ts';

const town = generateTown(demoTownSeed);
const text = JSON.stringify(town.map);

const ofLayer = (layer: TownFeature['properties']['layer']): TownFeature[] =>
  town.map.features.filter(({ properties }) => properties.layer === layer);

function positionsOf({ geometry }: TownFeature): number[][] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat();
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the town of the demo', () => {
  test('is the same bytes for the same seed and another town for another', () => {
    expect(digest(generateTown(demoTownSeed))).toBe(digest(town));
    expect(digest(generateTown(7).map)).not.toBe(digest(town.map));
  });

  test('is small enough to send and exact enough to draw', () => {
    expect(text.length).toBeLessThan(900_000);
    expect(text).not.toMatch(/\d\.\d{8}/);
    expect(text).not.toMatch(/null|NaN/);
  });

  test('lies in the open Baltic between Öland and Gotland', () => {
    for (const [longitude = 0, latitude = 0] of town.map.features.flatMap(positionsOf)) {
      expect(longitude > 17.4 && longitude < 17.8).toBe(true);
      expect(latitude > 57.15 && latitude < 57.35).toBe(true);
    }
  });

  test.each([1, 2, demoTownSeed])(
    'has only polygons of RFC 7946: closed, right-handed, no repeats (seed %i)',
    (seed) => {
      for (const { geometry, properties } of generateTown(seed).map.features) {
        if (geometry.type === 'LineString') expect(geometry.coordinates.length).toBeGreaterThan(1);
        if (geometry.type !== 'Polygon') continue;
        const [ring = []] = geometry.coordinates;
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring.at(-1));
        let area = 0;
        for (let index = 1; index < ring.length; index++) {
          const [[ax = 0, ay = 0] = [], [bx = 0, by = 0] = []] = [ring[index - 1], ring[index]];
          expect(ax === bx && ay === by, `${properties.layer} repeats a position`).toBe(false);
          area += (bx - ax) * (by + ay - 2 * 57.25);
        }
        expect(area, `${properties.layer} turns the wrong way`).toBeLessThan(0);
      }
    },
  );

  test('has what a walk needs: houses, named streets, lamps in and out of order, a tunnel', () => {
    expect(ofLayer('building').length).toBeGreaterThan(1200);
    const lamps = ofLayer('lamp').map(({ properties }) => properties.layer === 'lamp' && properties.working);
    expect(lamps.filter((working) => !working).length).toBeGreaterThan(20);
    expect(lamps.filter(Boolean).length).toBeGreaterThan(500);
    for (const { properties } of ofLayer('road'))
      expect(properties).toHaveProperty('name', expect.stringMatching(/\S/));
    expect(
      ofLayer('path').some(
        ({ properties }) => properties.layer === 'path' && properties.kind === 'underpass',
      ),
    ).toBe(true);
    expect(ofLayer('path').some(({ properties }) => properties.layer === 'path' && !properties.lit)).toBe(
      true,
    );
  });

  test('has no street name twice in different places', () => {
    const ends = new Map<string, Position[]>();
    for (const feature of ofLayer('road')) {
      const { properties } = feature;
      if (properties.layer !== 'road' || properties.name === undefined) continue;
      const near = ends.get(properties.name) ?? [];
      const positions = positionsOf(feature).map(
        ([longitude = 0, latitude = 0]): Position => [longitude, latitude],
      );
      const gap = Math.min(
        ...near.flatMap((end) => positions.map((position) => distanceMetres(end, position))),
      );
      if (near.length > 0) expect(gap, properties.name).toBeLessThan(450);
      ends.set(properties.name, [...near, ...positions]);
    }
  });

  test('keeps its places apart and inside the town', () => {
    const places = Object.entries(town.places);
    expect(places.length).toBeGreaterThan(20);
    const [west, south, east, north] = town.box;
    for (const [id, place] of places) {
      expect(place.id).toBe(id);
      const [longitude, latitude] = place.position;
      expect(
        longitude > west - 0.01 &&
          longitude < east + 0.01 &&
          latitude > south - 0.01 &&
          latitude < north + 0.01,
      ).toBe(true);
    }
  });
});

describe('the graph of the town', () => {
  const { nodes, edges } = town.graph;

  test('has edges as long as the ground between their nodes', () => {
    for (const { from, to, lengthMetres } of edges) {
      const [a, b] = [nodes[from], nodes[to]];
      if (a === undefined || b === undefined) throw new Error('an edge without its node');
      expect(Math.abs(distanceMetres(a, b) - lengthMetres)).toBeLessThan(0.11);
    }
  });

  test('can be walked: all of it hangs together, across the railway too', () => {
    const next = new Map<number, number[]>();
    for (const { from, to } of edges) {
      next.set(from, [...(next.get(from) ?? []), to]);
      next.set(to, [...(next.get(to) ?? []), from]);
    }
    const reached = new Set([0]);
    const open = [0];
    for (let node = open.pop(); node !== undefined; node = open.pop())
      for (const other of next.get(node) ?? [])
        if (!reached.has(other)) {
          reached.add(other);
          open.push(other);
        }
    expect(reached.size).toBe(nodes.length);
    const tunnel = edges.filter(({ kind }) => kind === 'underpass');
    expect(tunnel.length).toBeGreaterThan(0);
    expect(tunnel.every(({ from, to }) => reached.has(from) && reached.has(to))).toBe(true);
  });
});
