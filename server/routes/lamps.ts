import { createRoute, z } from '@hono/zod-openapi';
import { lampSources } from '../../domain/lamp/lamp-set.ts';
import type { Deps } from '../deps.ts';
import { answerTile, tileAnswers, tileOf, tileParameters } from '../http/answer-tile.ts';
import { requireVerb } from '../http/authenticate.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { lampShape, shownLamp } from '../http/lamp-shape.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { idShape, localizedTextShape, timeShape } from '../http/shapes.ts';
import { lampSets } from '../lamp-sets.ts';
import { encodeSpots } from '../tiles/encode-spots.ts';

/** The form of the tiles: another number here makes every browser ask again. */
const tileVersion = 1;
/** A list longer than this is for the register itself. */
const brokenShown = 500;

const versionShape = z.object({
  source: z.enum(lampSources),
  name: z.string(),
  lamps: z.number(),
  broken: z.number(),
  withState: z.number(),
  refused: z.number(),
  importedAt: timeShape,
  notes: z.array(localizedTextShape),
});
const setsShape = z.object({
  sets: z.array(
    z.object({
      id: idShape,
      organisationId: idShape.nullable(),
      organisation: z.string().nullable(),
      versions: z.array(versionShape).openapi({ description: 'the newest first; its lamps are those kept' }),
    }),
  ),
  lamps: z.number(),
  working: z.number(),
  broken: z.number(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  types: z.array(z.object({ name: z.string().nullable(), amount: z.number() })),
  brokenLamps: z.array(lampShape).openapi({ description: `at most ${brokenShown}` }),
});

/** Street lamps: what there is, as counts and tiles. */
export function lampsRoutes({ store }: Pick<Deps, 'store'>) {
  const mayRead = requireVerb('lamp.read');
  const getLamps = createRoute({
    method: 'get',
    path: '/api/lamps',
    summary: 'The street lamps that there are, counted, and the broken ones',
    tags: ['lamps'],
    middleware: [mayRead] as const,
    responses: {
      200: jsonAnswer('Sets by municipality, and counts over all of them', setsShape),
      ...problemAnswers('not-signed-in', 'not-allowed'),
    },
  });
  const getTile = createRoute({
    method: 'get',
    path: '/api/tiles/lamps/{z}/{x}/{y}',
    summary: 'Street lamps in a tile of the map',
    description:
      'Ends in .mvt. One layer, "lamps", of points with "amount", "working" and "broken": from zoom 14 each lamp by ' +
      'itself, above that the middles of squares, 64 to a side of the tile.',
    tags: ['lamps'],
    middleware: [mayRead] as const,
    request: { params: tileParameters },
    responses: tileAnswers,
  });

  return newRouter()
    .openapi(getLamps, async (c) => {
      const sets = await lampSets(store);
      const ids = sets.map(({ id }) => id);
      const names = new Map(
        (await store.recordsOfKind('organisation')).map(({ id, feature }) => [id, feature.properties.name]),
      );
      const { box, types, ...counts } = await store.lampCounts(ids);
      const broken = await store.brokenLamps(ids, brokenShown);
      c.header('cache-control', 'no-store');
      return c.json(
        {
          sets: sets.map(({ id, organisationId, versions }) => ({
            ...{ id, organisationId },
            organisation: names.get(organisationId ?? '') ?? null,
            versions: versions.map(({ sha256: _, ...version }) => version),
          })),
          ...counts,
          box: box === null ? null : ([...box] satisfies number[] as [number, number, number, number]),
          types: [...types],
          brokenLamps: broken.map(shownLamp),
        },
        200,
      );
    })
    .openapi(getTile, async (c) => {
      const tile = tileOf(c.req.valid('param'));
      const sets = await lampSets(store);
      const content = sets.map(({ id, versions }) => [id, versions[0]?.importedAt, versions[0]?.sha256]);
      return answerTile(c, [tileVersion, 'lamps', tile, content], async () => {
        const found = await store.lampTile(
          tile,
          sets.map(({ id }) => id),
        );
        if (found.spots.length === 0) return undefined;
        return encodeSpots('lamps', tile, found, ({ amount, working, broken }) => ({
          amount,
          working,
          broken,
        }));
      });
    });
}
