import { gzipSync } from 'node:zlib';
import { z } from '@hono/zod-openapi';
import type { TileAddress } from '../../domain/incident/map-place.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import type { AppContext } from './app-env.ts';
import { knownAlready, knownAnswer } from './known-answer.ts';
import { problemAnswers } from './problem-answers.ts';

const deepestZoom = 20;
const number = z.string().regex(/^\d{1,7}$/, 'must be a whole number');

/** The address of a tile; ends in .mvt. */
export const tileParameters = z.object({
  z: number,
  x: number,
  y: z.string().regex(/^\d{1,7}\.mvt$/, 'must be a whole number and .mvt'),
});

export const tileAnswers = {
  200: {
    description: 'A Mapbox Vector Tile',
    content: {
      'application/vnd.mapbox-vector-tile': { schema: z.string().openapi({ format: 'binary' }) },
    },
  },
  204: { description: 'There is nothing' },
  304: knownAlready,
  ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed'),
} as const;

/** @throws ProblemError where the world has no such tile */
export function tileOf({ z: zoom, x, y }: z.infer<typeof tileParameters>): TileAddress {
  const tile = { z: Number(zoom), x: Number(x), y: Number.parseInt(y, 10) };
  if (tile.z <= deepestZoom && tile.x < 2 ** tile.z && tile.y < 2 ** tile.z) return tile;
  throw new ProblemError(
    problem('invalid-query', {
      detail: `there is no such tile: zoom is 0 to ${deepestZoom}, x and y are below 2 to the power of the zoom`,
      action: 'Ask for a tile of the map.',
    }),
  );
}

/**
 * Answers with a tile, or that the browser has it already.
 * @param identity everything that the tile follows from: the same gives the same bytes
 * @param make the tile; undefined where there is nothing in it
 */
export async function answerTile(
  c: AppContext,
  identity: unknown,
  make: () => Promise<Uint8Array | undefined>,
) {
  const { headers, isKnown } = knownAnswer(c, identity);
  if (isKnown) return c.body(null, 304, headers);
  const bytes = await make();
  if (bytes === undefined) return c.body(null, 204, headers);
  const isPacked = c.req.header('accept-encoding')?.includes('gzip') === true;
  return c.body(new Uint8Array(isPacked ? gzipSync(bytes, { level: 5 }) : bytes), 200, {
    ...headers,
    'content-type': 'application/vnd.mapbox-vector-tile',
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
  });
}
