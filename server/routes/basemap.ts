import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { createRoute, z } from '@hono/zod-openapi';
import { etag } from 'hono/etag';
import type { Town } from '../../data/demo/town-types.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { geoJsonAnswer } from '../http/json-answer.ts';
import { jsonText } from '../http/json-text.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { openMbtiles } from '../storage/mbtiles/open-mbtiles.ts';
import { townGround } from '../town-ground.ts';

type TownMap = Town['map'];

const getTown = createRoute({
  method: 'get',
  path: '/basemap/demo.json',
  summary: 'The fictional town of the demo',
  tags: ['settings'],
  middleware: [etag()] as const,
  responses: {
    200: geoJsonAnswer('The town as one feature collection', z.custom<TownMap>().openapi({ type: 'object' })),
    ...problemAnswers('not-found'),
  },
});

const getTile = createRoute({
  method: 'get',
  path: '/basemap/tiles/{z}/{x}/{y}',
  summary: 'A vector tile of the installation’s own map',
  tags: ['settings'],
  request: {
    params: z.object({
      z: z.string().regex(/^\d{1,2}$/),
      x: z.string().regex(/^\d{1,8}$/),
      y: z.string().regex(/^\d{1,8}$/),
    }),
  },
  responses: {
    200: { description: 'The tile', content: { 'application/x-protobuf': { schema: z.string() } } },
    204: { description: 'Nothing is drawn there' },
    ...problemAnswers('invalid-query', 'not-found'),
  },
});

const noMap = () =>
  new ProblemError(
    problem('not-found', {
      detail: 'this installation takes its map from elsewhere',
      action: 'GET /api/settings says from where.',
    }),
  );

/** The ground of the map, as far as we serve it ourselves. */
export function basemapRoutes({ settings }: Pick<Deps, 'settings'>) {
  const { basemap, basemapFile } = settings;
  if (basemapFile !== null) requireFile(basemapFile);
  const tiles = basemap.kind === 'mbtiles' && basemapFile !== null ? openMbtiles(basemapFile) : null;
  let town: string | undefined;

  const router = newRouter();
  if (basemap.kind === 'pmtiles' && basemapFile !== null)
    router.use(
      '/basemap/tiles.pmtiles',
      serveStatic({ root: dirname(basemapFile), path: basename(basemapFile) }),
    );
  return router
    .openapi(getTown, (c) => {
      if (basemap.kind !== 'demo') throw noMap();
      town ??= JSON.stringify(townGround());
      return jsonText<TownMap>(c, town, {
        'content-type': 'application/geo+json',
        'cache-control': 'no-cache',
      });
    })
    .openapi(getTile, (c) => {
      if (tiles === null) throw noMap();
      const { z: zoom, x, y } = c.req.valid('param');
      const tile = tiles.tile(Number(zoom), Number(x), Number(y));
      if (tile === undefined) return c.body(null, 204);
      return c.body(new Uint8Array(tile.bytes), 200, {
        'content-type': 'application/x-protobuf',
        'cache-control': 'public, max-age=86400',
        ...(tile.gzipped ? { 'content-encoding': 'gzip' } : {}),
      });
    });
}

function requireFile(path: string): void {
  if (!existsSync(path)) throw new Error(`BASEMAP names the file ${path}, which is not there`);
}
