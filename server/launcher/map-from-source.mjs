import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';

/** The map library as its authors wrote it, which its package brings along. */
const source = fileURLToPath(new URL('../../node_modules/maplibre-gl/src/', import.meta.url));
/** The library asks for its version; the rest of that file would be sent along. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', `file://${source}`), 'utf8'));
const versionOnly = '\0map-version';
const workerUrl = '\0map-worker-url';
const leftOut = '\0map-left-out:';

const drawsNothing = (...names) =>
  names.map((name) => `export function ${name}() { return null; }`).join('\n');

const measuresNothing = (name) =>
  `export class ${name} { static parse(args, context) { return context.error('is not supported'); } }`;

/** A kind of layer that is taken out of every style before the library sees it. */
const neverThere = (kind) =>
  `export class ${kind}StyleLayer {} export const is${kind}StyleLayer = () => false;`;

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
  // The rules of the style language; our own styles are checked by the compiler, others by whoever serves them.
  '/validate_style.min.mjs': `
    const names = ['source', 'sprite', 'glyphs', 'fontFaces', 'light', 'sky', 'terrain', 'state', 'filter', 'layer',
      'paintProperty', 'layoutProperty'];
    export const validateStyleMin = Object.assign(() => [], Object.fromEntries(names.map((name) => [name, () => []])));`,
  // Two expressions that measure whole shapes.
  '/distance.mjs': measuresNothing('Distance'),
  '/within.mjs': measuresNothing('Within'),
  // Houses as boxes, and pictures laid over the ground.
  '/fill_extrusion_style_layer.ts': neverThere('FillExtrusion'),
  '/heatmap_style_layer.ts': neverThere('Heatmap'),
  '/hillshade_style_layer.ts': neverThere('Hillshade'),
  '/color_relief_style_layer.ts': neverThere('ColorRelief'),
  '/draw_fill_extrusion.ts': drawsNothing('drawFillExtrusion'),
  '/source/image_source.ts': 'export class ImageSource {}',
  '/source/video_source.ts': 'export class VideoSource {}',
  '/source/canvas_source.ts': 'export class CanvasSource {}',
  '/render/terrain.ts':
    'export class Terrain { constructor() { throw new Error("hills are not supported"); } }',
  '/webgl/render_to_texture.ts': 'export class RenderToTexture {}',
  '/draw_heatmap.ts': drawsNothing('drawHeatmap'),
  '/draw_hillshade.ts': drawsNothing('drawHillshade'),
  '/draw_color_relief.ts': drawsNothing('drawColorRelief'),
  '/draw_sky.ts': drawsNothing('drawSky', 'drawAtmosphere'),
  '/draw_terrain.ts': drawsNothing('drawTerrain', 'drawDepth', 'drawTerrainHeightMap'),
  '/draw_debug.ts': drawsNothing('drawDebug', 'drawDebugPadding', 'selectDebugSource'),
  '/draw_collision_debug.ts': drawsNothing('drawCollisionDebug'),
};
const unusedShader =
  /\/glsl\/(_projection_globe|atmosphere|collision_\w+|color_relief|debug|depth|fill_extrusion\w*|heatmap\w*|hillshade\w*|sky|terrain\w*)\.\w+\.glsl\.g\.ts$/;

/** Parts of the library's sheet for controls that are not on our maps. */
const unusedControl =
  /popup|marker|user-location|geolocate|fullscreen|globe|terrain|logo|cooperative|message|boxzoom/;

/** The library's sheet without the rules that can fit nothing here, a tenth of its size. */
function usedRules(code) {
  const isUnused = ({ value }) =>
    value.selectors.every((parts) =>
      parts.some(({ type, name }) => type === 'class' && unusedControl.test(name)),
    );
  const { code: used } = transform({
    filename: 'maplibre-gl.css',
    code: Buffer.from(code),
    visitor: { Rule: { style: (rule) => (isUnused(rule) ? [] : undefined) } },
  });
  return used.toString();
}

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
    transform(code, id) {
      return id.endsWith('/maplibre-gl.css') ? usedRules(code) : undefined;
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
