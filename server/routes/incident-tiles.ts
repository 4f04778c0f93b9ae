import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createRoute, z } from '@hono/zod-openapi';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { Deps } from '../deps.ts';
import { incidentFilterQuery, incidentFiltersOf } from '../http/incident-filters.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requirePolice } from '../http/require-police.ts';
import { incidentDatasets } from '../incident-datasets.ts';
import { encodeTile } from '../tiles/encode-tile.ts';

const deepestZoom = 20;
const number = z.string().regex(/^\d{1,7}$/, 'must be a whole number');

/** The form of the tiles: another number here makes every browser ask again. */
const tileVersion = 2;

/** Recorded incidents as vector tiles; for the police alone. */
export function incidentTilesRoutes({ store }: Pick<Deps, 'store'>) {
  const getTile = createRoute({
    method: 'get',
    path: '/api/tiles/incidents/{z}/{x}/{y}',
    summary: 'Recorded incidents in a tile of the map',
    description:
      'Ends in .mvt. One layer, "incidents", of points with "amount": from zoom 14 each place by itself, with "type" where ' +
      'all there have the same; above that the middles of squares, 64 to a side of the tile. Its id asks /api/incidents for that place alone ("spot"). ' +
      'Kept by the browser of ' +
      'the person alone, and asked for again with its ETag.',
    tags: ['incidents'],
    middleware: [requirePolice(store, 'incident.read')] as const,
    request: {
      params: z.object({
        z: number,
        x: number,
        y: z.string().regex(/^\d{1,7}\.mvt$/, 'must be a whole number and .mvt'),
      }),
      query: z.object(incidentFilterQuery),
    },
    responses: {
      200: {
        description: 'A Mapbox Vector Tile',
        content: {
          'application/vnd.mapbox-vector-tile': { schema: z.string().openapi({ format: 'binary' }) },
        },
      },
      204: { description: 'There is nothing' },
      304: { description: 'You have it already' },
      ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
    },
  });

  return newRouter().openapi(getTile, async (c) => {
    const parameters = c.req.valid('param');
    const tile = { z: Number(parameters.z), x: Number(parameters.x), y: Number.parseInt(parameters.y, 10) };
    if (tile.z > deepestZoom || tile.x >= 2 ** tile.z || tile.y >= 2 ** tile.z) throw noTile();
    const datasets = await incidentDatasets(store);
    const filters = incidentFiltersOf(
      c.req.valid('query'),
      datasets.map(({ id }) => id),
    );
    // A data set changes only when a file comes in, and every file is told of in its record.
    const content = datasets.map(({ id, files }) => [id, files.length, files.at(-1)?.importedAt]);
    const identity = JSON.stringify([tileVersion, tile, filters, content]);
    const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 27)}"`;
    const headers = {
      etag,
      'cache-control': 'private, no-cache',
      vary: 'cookie, accept-encoding',
    };
    if (c.req.header('if-none-match')?.includes(etag) === true) return c.body(null, 304, headers);
    const found = await store.incidentTile(tile, filters);
    if (found.spots.length === 0) return c.body(null, 204, headers);
    const bytes = encodeTile(tile, found);
    const isPacked = c.req.header('accept-encoding')?.includes('gzip') === true;
    return c.body(new Uint8Array(isPacked ? gzipSync(bytes, { level: 5 }) : bytes), 200, {
      ...headers,
      'content-type': 'application/vnd.mapbox-vector-tile',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    });
  });
}

function noTile(): ProblemError {
  return new ProblemError(
    problem('invalid-query', {
      detail: `there is no such tile: zoom is 0 to ${deepestZoom}, x and y are below 2 to the power of the zoom`,
      action: 'Ask for a tile of the map.',
    }),
  );
}
