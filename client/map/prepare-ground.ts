import type { RasterSourceSpecification, StyleSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { BasemapSetting } from '../../domain/basemap-setting.ts';
import type { BoundingBox } from '../../domain/geo.ts';
import { groundKey } from '../offline/ground-cache.ts';
import { type TileAddress, tilesOfBox } from './tiles-of-box.ts';

/** Streets can be told apart from 13 on; nobody needs more than 16, which most tiles do not have anyway. */
const zooms = { from: 13, to: 16 };
/** Some 20 MB at the most: a walk through a whole town. */
const tilesAtMost = 400;
const atATime = 6;

export interface PrepareTools {
  fetch: typeof fetch;
  cache: Pick<Cache, 'match' | 'put'>;
  /** The page's address. */
  base: string;
}

/** Where a walk takes place, a little wider, so that the map does not end at the route. */
function widened([west, south, east, north]: BoundingBox): BoundingBox {
  const [across, up] = [Math.max((east - west) * 0.15, 0.004), Math.max((north - south) * 0.15, 0.002)];
  return [west - across, south - up, east + across, north + up];
}

/**
 * Puts the ground of a walk's area by, so that the map is there without network. What is kept already is not
 * fetched again.
 * @returns whether all of it is kept; false when something could not be had or the area is too large
 */
export async function prepareGround(
  setting: BasemapSetting,
  box: BoundingBox,
  tools: PrepareTools,
): Promise<boolean> {
  const area = widened(box);
  switch (setting.kind) {
    case 'demo':
      // The service worker keeps it as it passes.
      return (await tools.fetch('/basemap/demo.json')).ok;
    case 'mbtiles':
      return keepTiles([new URL(setting.tilesUrl, tools.base).href], area, 14, tools);
    case 'pmtiles':
      return keepArchive(new URL(setting.url, tools.base).href, area, tools);
    case 'style':
      return keepStyle(new URL(setting.url, tools.base).href, area, tools);
  }
}

/** Fetches what is not kept yet and keeps it. False when it could not be had. */
async function keep(url: string, { fetch, cache }: PrepareTools): Promise<boolean> {
  if ((await cache.match(url)) !== undefined) return true;
  const answer = await fetch(url).catch(() => undefined);
  if (answer === undefined || !answer.ok) return false;
  await cache.put(url, answer);
  return true;
}

async function all<Item>(items: readonly Item[], work: (item: Item) => Promise<boolean>): Promise<boolean> {
  let complete = true;
  for (let start = 0; start < items.length; start += atATime) {
    const done = await Promise.all(items.slice(start, start + atATime).map(work));
    complete &&= done.every(Boolean);
  }
  return complete;
}

const decoded = (url: string): string => url.replaceAll('%7B', '{').replaceAll('%7D', '}');

/** As the map library fills in the address of a tile, and chooses among several hosts. */
function tileUrl(templates: readonly string[], { zoom, x, y }: TileAddress): string {
  const template = decoded(templates[(x + y) % templates.length] ?? '');
  return template.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(y));
}

async function keepTiles(
  templates: readonly string[],
  area: BoundingBox,
  maximumZoom: number,
  tools: PrepareTools,
): Promise<boolean> {
  const to = Math.min(zooms.to, maximumZoom);
  const { tiles, complete } = tilesOfBox(area, { from: Math.min(zooms.from, to), to, atMost: tilesAtMost });
  return (await all(tiles, (tile) => keep(tileUrl(templates, tile), tools))) && complete;
}

/** Reads the archive as the map will, and keeps every part that is read on the way. */
async function keepArchive(url: string, area: BoundingBox, tools: PrepareTools): Promise<boolean> {
  const { PMTiles } = await import('pmtiles');
  const read = async (range: string): Promise<Response> => {
    const key = groundKey(url, range);
    const kept = await tools.cache.match(key);
    if (kept !== undefined) return kept;
    const answer = await tools.fetch(url, { headers: { range } });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    // The cache takes no partial answers; the service worker makes it one again.
    const whole = new Response(await answer.arrayBuffer(), { headers: answer.headers });
    await tools.cache.put(key, whole.clone());
    return whole;
  };
  try {
    // How the map asks whether the archive is there.
    await read('bytes=0-15');
    const archive = new PMTiles({
      getKey: () => url,
      async getBytes(offset, length) {
        const part = await read(`bytes=${offset}-${offset + length - 1}`);
        const etag = part.headers.get('etag') ?? undefined;
        return { data: await part.arrayBuffer(), ...(etag === undefined ? {} : { etag }) };
      },
    });
    const { maxZoom } = await archive.getHeader();
    const to = Math.min(zooms.to, maxZoom);
    const from = Math.min(zooms.from, to);
    const { tiles, complete } = tilesOfBox(area, { from, to, atMost: tilesAtMost });
    await all(tiles, async ({ zoom, x, y }) => {
      await archive.getZxy(zoom, x, y);
      return true;
    });
    return complete;
  } catch (fault) {
    console.warn('the map of the area could not be kept', fault);
    return false;
  }
}

type TileSource = VectorSourceSpecification | RasterSourceSpecification;

/** A style of somebody else: its sources, its signs, and the letters that our languages are written in. */
async function keepStyle(url: string, area: BoundingBox, tools: PrepareTools): Promise<boolean> {
  try {
    const answer = await tools.fetch(url);
    if (!answer.ok) return false;
    await tools.cache.put(url, answer.clone());
    const style = (await answer.json()) as StyleSpecification;
    const sources = Object.values(style.sources).filter(
      (source): source is TileSource => source.type === 'vector' || source.type === 'raster',
    );
    const tilesKept = await Promise.all(sources.map((source) => keepSource(source, area, tools)));
    return (
      (await all([...signs(style), ...letters(style)], (each) => keep(each, tools))) &&
      tilesKept.every(Boolean)
    );
  } catch (fault) {
    console.warn('the map of the area could not be kept', fault);
    return false;
  }
}

async function keepSource(source: TileSource, area: BoundingBox, tools: PrepareTools): Promise<boolean> {
  if (source.url === undefined) return keepTiles(source.tiles ?? [], area, source.maxzoom ?? 14, tools);
  const kept = (await keep(source.url, tools)) ? await tools.cache.match(source.url) : undefined;
  if (kept === undefined) return false;
  const { tiles = [], maxzoom = 14 } = (await kept.json()) as { tiles?: string[]; maxzoom?: number };
  return keepTiles(tiles, area, maxzoom, tools);
}

function signs({ sprite }: StyleSpecification): string[] {
  if (typeof sprite !== 'string') return [];
  return ['', '@2x'].flatMap((scale) => ['.json', '.png'].map((kind) => `${sprite}${scale}${kind}`));
}

function letters({ glyphs, layers }: StyleSpecification): string[] {
  if (glyphs === undefined) return [];
  const stacks = new Set<string>();
  for (const layer of layers) {
    const font = layer.type === 'symbol' ? layer.layout?.['text-font'] : undefined;
    if (Array.isArray(font) && font.every((name) => typeof name === 'string')) stacks.add(font.join(','));
  }
  return [...stacks].map((stack) =>
    decoded(glyphs).replace('{fontstack}', encodeURIComponent(stack)).replace('{range}', '0-255'),
  );
}
