import type { FeatureCollection } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { BasemapSetting } from '../../domain/basemap-setting.ts';
import { townStyle } from './basemap-style.ts';
import type { MapColours } from './colours.ts';
import { plainStyle } from './plain-style.ts';
import { vectorStyle } from './vector-style.ts';

/** A ground that has been fetched: gives its style in any colours without asking the network again. */
export interface Ground {
  style(colours: MapColours): StyleSpecification;
  /** False when the ground that was asked for could not be had. */
  available: boolean;
}

export const basemapTimeoutMilliseconds = 3000;

export interface BasemapSources {
  fetch: typeof fetch;
  /** The page's address, for the absolute URLs that the map's worker needs. */
  base: string;
  demoCredits: string;
}

const plain: Ground = { style: plainStyle, available: false };

/** Percent-encoding would turn {z} into %7Bz%7D, which the library does not recognise as a placeholder. */
const absolute = (url: string, base: string): string =>
  new URL(url, base).href.replaceAll('%7B', '{').replaceAll('%7D', '}');

/**
 * The ground for a setting. Never rejects: what cannot be had within 3 seconds becomes the plain ground, since a
 * walk must go on without a background. Tiles that fail later leave holes and are not noticed here.
 */
export async function resolveGround(setting: BasemapSetting, sources: BasemapSources): Promise<Ground> {
  const { base } = sources;
  try {
    if (setting.kind === 'pmtiles') {
      const url = absolute(setting.url, base);
      // Asks for the first bytes only; a whole archive can be gigabytes.
      await checked(sources.fetch(url, { headers: { range: 'bytes=0-15' }, signal: timeout() }));
      const source = { url: `pmtiles://${url}`, credits: setting.credits };
      return { available: true, style: (colours) => vectorStyle(colours, source) };
    }
    if (setting.kind === 'mbtiles') {
      const source = { tiles: absolute(setting.tilesUrl, base), credits: setting.credits };
      return { available: true, style: (colours) => vectorStyle(colours, source) };
    }
    const url = setting.kind === 'demo' ? '/basemap/demo.json' : setting.url;
    const answer = await checked(sources.fetch(absolute(url, base), { signal: timeout() }));
    if (setting.kind === 'style') {
      const style = (await answer.json()) as StyleSpecification;
      if (style.version !== 8 || !Array.isArray(style.layers)) throw new Error('not a map style');
      return { available: true, style: () => flat(style) };
    }
    const town = (await answer.json()) as FeatureCollection;
    if (town.type !== 'FeatureCollection') throw new Error('not a feature collection');
    return { available: true, style: (colours) => townStyle(colours, town, sources.demoCredits) };
  } catch (fault) {
    console.warn('the background map could not be had, a plain one stands in', fault);
    return plain;
  }
}

const layersLeftOut = new Set(['fill-extrusion', 'heatmap', 'hillshade', 'color-relief', 'sky']);
const sourcesLeftOut = new Set(['image', 'video', 'canvas', 'raster-dem']);

/**
 * What our map library has no part for is taken out of somebody else's style: hills, sky, a round earth, houses as
 * boxes, pictures on the ground (server/launcher/map-from-source.mjs).
 */
function flat({ terrain: _, sky: __, projection: ___, ...style }: StyleSpecification): StyleSpecification {
  const sources = Object.entries(style.sources).filter(([, { type }]) => !sourcesLeftOut.has(type));
  const known = new Set(sources.map(([name]) => name));
  const layers = style.layers.filter(
    (layer) => !layersLeftOut.has(layer.type) && (!('source' in layer) || known.has(String(layer.source))),
  );
  return { ...style, sources: Object.fromEntries(sources), layers };
}

const timeout = (): AbortSignal => AbortSignal.timeout(basemapTimeoutMilliseconds);

async function checked(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response;
}
