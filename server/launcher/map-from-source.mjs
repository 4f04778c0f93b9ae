import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The map library as its authors wrote it, which its package brings along. */
const source = fileURLToPath(new URL('../../node_modules/maplibre-gl/src/', import.meta.url));
/** The library asks for its version; the rest of that file would be sent along. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${source}`), 'utf8'));
const versionOnly = '\0map-version';
const workerUrl = '\0map-worker-url';
const leftOut = '\0map-left-out:';

const drawsNothing = (...names) =>
  names.map((name) => `export function ${name}() { return null; }`).join('\n');

/**
 * What our flat maps never use, by the end of its path, and what stands there instead. A layer of such a kind in
 * somebody else's style is not drawn; everything else of that style is (client/map/basemap.ts).
 */
const replacements = {
  // MapLibre's own tile format; the grounds we know have Mapbox's.
  '/vector_tile_mlt.ts':
    'export class MLTVectorTile { constructor() { throw new Error("MapLibre tiles are not supported"); } }',
  // A globe; the library itself falls back to this where it does not know a projection.
  '/projection/projection_factory.ts': `
    import { MercatorProjection } from '${source}geo/projection/mercator_projection.ts';
    import { createMercatorTransform } from '${source}geo/projection/mercator_transform.ts';
    import { MercatorCameraHelper } from '${source}geo/projection/mercator_camera_helper.ts';
    export function createProjectionFromName(name, constrainOverride) {
      return {
        projection: new MercatorProjection(),
        transform: createMercatorTransform({ constrainOverride }),
        cameraHelper: new MercatorCameraHelper(),
      };
    }`,
  '/draw_heatmap.ts': drawsNothing('drawHeatmap'),
  '/draw_hillshade.ts': drawsNothing('drawHillshade'),
  '/draw_color_relief.ts': drawsNothing('drawColorRelief'),
  '/draw_sky.ts': drawsNothing('drawSky', 'drawAtmosphere'),
  '/draw_terrain.ts': drawsNothing('drawTerrain', 'drawDepth', 'drawTerrainHeightMap'),
  '/draw_debug.ts': drawsNothing('drawDebug', 'drawDebugPadding', 'selectDebugSource'),
  '/draw_collision_debug.ts': drawsNothing('drawCollisionDebug'),
};
const unusedShader =
  /\/glsl\/(_projection_globe|atmosphere|collision_\w+|color_relief|debug|depth|heatmap\w*|hillshade\w*|sky|terrain\w*)\.\w+\.glsl\.g\.ts$/;

/** What stands in for a file of the library; undefined for one that is taken as it is. */
function replacementOf(id) {
  if (unusedShader.test(id)) return "export default '';";
  return Object.entries(replacements).find(([end]) => id.endsWith(end))?.[1];
}

/**
 * Builds the map library from its source instead of taking its two finished bundles, which hold the same code twice:
 * once for the page and once for its worker. Page and worker then share what both need, and what a flat map never
 * uses is left out: phones fetch two fifths less.
 */
export function mapFromSource() {
  return {
    name: 'map-from-source',
    apply: 'build',
    enforce: 'pre',
    // The library declares fields that its methods have set already: a declaration must not empty them again.
    config: () => ({ oxc: { typescript: { removeClassFieldsWithoutInitializer: true } } }),
    resolveId(id, importer) {
      if (id.endsWith('/package.json') && importer?.startsWith(source)) return versionOnly;
      if (id === 'maplibre-gl') return `${source}index.ts`;
      if (id === 'maplibre-gl/dist/maplibre-gl-worker.mjs?url') return workerUrl;
      return replacementOf(id) === undefined ? undefined : `${leftOut}${id}`;
    },
    load(id) {
      if (id === versionOnly) return `export default { version: ${JSON.stringify(version)} };`;
      if (id.startsWith(leftOut)) return replacementOf(id);
      if (id !== workerUrl) return undefined;
      const file = this.emitFile({ type: 'chunk', id: `${source}source/worker.ts`, name: 'map-worker' });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
