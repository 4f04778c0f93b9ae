import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareGround } from '../../../client/map/prepare-ground.ts';
import { tilesOfBox } from '../../../client/map/tiles-of-box.ts';
import { groundKey, partialAnswer } from '../../../client/offline/ground-cache.ts';

const box = [17.59, 57.24, 17.61, 57.26] as const;

/** A cache and a network that has these addresses. */
function tools(answers: (url: string) => Response | undefined) {
  const kept = new Map<string, Response>();
  const asked: string[] = [];
  return {
    kept,
    asked,
    base: 'https://lykta.example/walk',
    fetch: async (input: unknown) => {
      asked.push(String(input));
      const answer = answers(String(input));
      if (answer === undefined) throw new TypeError('no network');
      return answer;
    },
    cache: {
      match: async (key: RequestInfo | URL) => kept.get(String(key))?.clone(),
      put: async (key: RequestInfo | URL, answer: Response) => void kept.set(String(key), answer),
    },
  };
}

describe('the tiles of a box', () => {
  test('are those of the known numbering', () => {
    // By the formulas of the OpenStreetMap wiki, "Slippy map tilenames".
    expect(tilesOfBox([17.6, 57.25, 17.6, 57.25], { from: 14, to: 14, atMost: 9 }).tiles).toEqual([
      { zoom: 14, x: 8992, y: 4998 },
    ]);
    expect(tilesOfBox([-180, -90, 180, 90], { from: 0, to: 1, atMost: 9 }).tiles).toHaveLength(5);
  });

  test('are never more than asked for, and it is told when there would be', () => {
    const degree = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(degree, degree, fc.double({ min: 0, max: 0.3, noNaN: true }), (west, south, size) => {
        const { tiles, complete } = tilesOfBox([west, south, west + size, south + size], {
          from: 13,
          to: 16,
          atMost: 100,
        });
        expect(tiles.length).toBeLessThanOrEqual(100);
        if (complete) expect(new Set(tiles.map(({ zoom }) => zoom)).size).toBe(4);
      }),
    );
  });
});

describe('the ground of a walk', () => {
  test('tiles are fetched once and kept', async () => {
    const world = tools(() => new Response('tile'));
    const setting = { kind: 'mbtiles' as const, tilesUrl: '/basemap/tiles/{z}/{x}/{y}' };
    expect(await prepareGround(setting, box, world)).toBe(true);
    expect(world.kept.size).toBeGreaterThan(3);
    expect([...world.kept.keys()][0]).toMatch(/^https:\/\/lykta\.example\/basemap\/tiles\/13\/\d+\/\d+$/);
    const before = world.asked.length;
    expect(await prepareGround(setting, box, world)).toBe(true);
    expect(world.asked.length).toBe(before);
  });

  test('what cannot be had is told, and what could be stays', async () => {
    const world = tools((url) => (url.includes('/13/') ? new Response('tile') : undefined));
    const setting = { kind: 'mbtiles' as const, tilesUrl: '/basemap/tiles/{z}/{x}/{y}' };
    expect(await prepareGround(setting, box, world)).toBe(false);
    expect(world.kept.size).toBeGreaterThan(0);
    expect(await prepareGround(setting, [10, 50, 20, 60], world)).toBe(false);
  });

  test('a style brings its sources, signs and letters', async () => {
    const style = {
      version: 8,
      sources: { osm: { type: 'vector', url: 'https://tiles.example/osm.json' } },
      sprite: 'https://tiles.example/signs',
      glyphs: 'https://tiles.example/{fontstack}/{range}.pbf',
      layers: [{ id: 'a', type: 'symbol', source: 'osm', layout: { 'text-font': ['Noto Sans Regular'] } }],
    };
    const described = { tiles: ['https://tiles.example/{z}/{x}/{y}.pbf'], maxzoom: 13 };
    const world = tools((url) =>
      url.endsWith('style.json')
        ? Response.json(style)
        : url.endsWith('osm.json')
          ? Response.json(described)
          : new Response('bytes'),
    );
    expect(await prepareGround({ kind: 'style', url: 'https://tiles.example/style.json' }, box, world)).toBe(
      true,
    );
    const keys = [...world.kept.keys()];
    expect(keys).toContain('https://tiles.example/style.json');
    expect(keys).toContain('https://tiles.example/signs@2x.png');
    expect(keys).toContain('https://tiles.example/Noto%20Sans%20Regular/0-255.pbf');
    expect(keys.filter((key) => key.includes('/13/')).length).toBeGreaterThan(0);
    expect(keys.filter((key) => key.includes('/14/'))).toEqual([]);
  });

  test('a part of an archive is kept under its own key and given back as a part', async () => {
    const key = groundKey('https://tiles.example/town.pmtiles', 'bytes=0-15');
    expect(key).not.toBe(groundKey('https://tiles.example/town.pmtiles', 'bytes=0-16'));
    expect(groundKey('https://tiles.example/town.pmtiles', null)).toBe('https://tiles.example/town.pmtiles');
    const part = partialAnswer(new Response('sixteen bytes...', { headers: { etag: '"1"' } }));
    expect([part.status, part.headers.get('etag'), await part.text()]).toEqual([
      206,
      '"1"',
      'sixteen bytes...',
    ]);
  });
});
