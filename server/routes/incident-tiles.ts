import { createRoute, z } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import { answerTile, tileAnswers, tileOf, tileParameters } from '../http/answer-tile.ts';
import { incidentFilterQuery, incidentFiltersOf } from '../http/incident-filters.ts';
import { newRouter } from '../http/new-router.ts';
import { requirePolice } from '../http/require-police.ts';
import { contentOf, incidentDatasets } from '../incident-datasets.ts';
import { encodeTile } from '../tiles/encode-tile.ts';

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
    request: { params: tileParameters, query: z.object(incidentFilterQuery) },
    responses: tileAnswers,
  });

  return newRouter().openapi(getTile, async (c) => {
    const tile = tileOf(c.req.valid('param'));
    const datasets = await incidentDatasets(store);
    const filters = incidentFiltersOf(
      c.req.valid('query'),
      datasets.map(({ id }) => id),
    );
    return answerTile(c, [tileVersion, tile, filters, contentOf(datasets)], async () => {
      const found = await store.incidentTile(tile, filters);
      return found.spots.length === 0 ? undefined : encodeTile(tile, found);
    });
  });
}
