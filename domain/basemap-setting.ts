import { z } from 'zod';

/**
 * Where the ground under the marks comes from, as the server's settings give it to the map.
 * `demo`: the fictional town served at /basemap/demo.json. `style`: any MapLibre style URL (openfreemap is one).
 * `pmtiles`: an archive read by range requests. `mbtiles`: a tile URL template with {z}, {x}, {y}, served by us.
 * The last two are drawn by our own style and must follow the OpenMapTiles schema.
 */
export const basemapSettingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('demo') }),
  z.strictObject({ kind: z.literal('style'), url: z.string().min(1) }),
  z.strictObject({ kind: z.literal('pmtiles'), url: z.string().min(1), credits: z.string().optional() }),
  z.strictObject({ kind: z.literal('mbtiles'), tilesUrl: z.string().min(1), credits: z.string().optional() }),
]);

export type BasemapSetting = z.infer<typeof basemapSettingSchema>;
