import { describe, expect, test, vi } from 'vitest';
import { resolveGround } from '../../../client/map/basemap.ts';
import { tokenColours } from './token-colours.ts';

const colours = tokenColours('light');
const base = 'https://lykta.example/walk';

function sources(answer: () => Promise<Response>) {
  const fetch = vi.fn<typeof globalThis.fetch>(answer);
  return { fetch, base, demoCredits: 'Lyktehamn' };
}

describe('the ground', () => {
  test('of the demo is the town, asked for once and drawn in any colours', async () => {
    const town = { type: 'FeatureCollection', features: [] };
    const from = sources(async () => Response.json(town));
    const ground = await resolveGround({ kind: 'demo' }, from);
    expect(ground.available).toBe(true);
    expect(ground.style(colours).sources).toHaveProperty('town');
    expect(ground.style(tokenColours('dark')).layers).not.toEqual(ground.style(colours).layers);
    expect(from.fetch.mock.calls.map(([url]) => url)).toEqual(['https://lykta.example/basemap/demo.json']);
  });

  test.each([
    ['the network fails', () => Promise.reject(new TypeError('fetch failed'))],
    ['the server has none', () => Promise.resolve(new Response('', { status: 404 }))],
    ['the answer is a page', () => Promise.resolve(new Response('<html>'))],
    ['the answer is no style', () => Promise.resolve(Response.json({ version: 7 }))],
  ])('is plain when %s, and says so', async (_, answer) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (const kind of ['style', 'demo'] as const) {
      const setting = kind === 'style' ? { kind, url: 'https://tiles.example/style.json' } : { kind };
      const ground = await resolveGround(setting, sources(answer));
      expect(ground.available).toBe(false);
      expect(ground.style(colours).layers).toHaveLength(1);
    }
    warn.mockRestore();
  });

  test('asks with a time limit, and an archive only for its first bytes', async () => {
    const from = sources(async () => new Response('PMTiles', { status: 206 }));
    const ground = await resolveGround({ kind: 'pmtiles', url: '/basemap/town.pmtiles' }, from);
    const request = from.fetch.mock.calls[0]?.[1];
    expect(request?.signal).toBeInstanceOf(AbortSignal);
    expect(request?.headers).toEqual({ range: 'bytes=0-15' });
    expect(ground.style(colours).sources.tiles).toMatchObject({
      url: 'pmtiles://https://lykta.example/basemap/town.pmtiles',
    });
  });

  test('of tiles keeps the placeholders and credits OpenStreetMap unless told otherwise', async () => {
    const from = sources(() => Promise.reject(new Error('must not be asked')));
    const ground = await resolveGround({ kind: 'mbtiles', tilesUrl: '/tiles/{z}/{x}/{y}' }, from);
    expect(ground.style(colours).sources.tiles).toMatchObject({
      tiles: ['https://lykta.example/tiles/{z}/{x}/{y}'],
      attribution: expect.stringContaining('OpenStreetMap'),
    });
  });
});
