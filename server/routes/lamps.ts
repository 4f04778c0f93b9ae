import { createRoute, z } from '@hono/zod-openapi';
import { lampFields } from '../../domain/lamp/lamp-fields.ts';
import { lampSources } from '../../domain/lamp/lamp-set.ts';
import type { Deps } from '../deps.ts';
import { answerTile, tileAnswers, tileOf, tileParameters } from '../http/answer-tile.ts';
import { authorOf, requireVerb } from '../http/authenticate.ts';
import {
  columnMapQuery,
  fileProblem,
  importFileBody,
  importFileQuery,
  importProblems,
  previewShape,
  refusedFileShape,
  refuseLargeFiles,
  toldOf,
  toldShape,
  uploadedFile,
  withFileFaults,
  withoutQuery,
} from '../http/import-file.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requireMunicipality } from '../http/require-municipality.ts';
import { idShape, localizedTextShape, timeShape } from '../http/shapes.ts';
import { keepLamps, lampOwner } from '../import/import-lamps.ts';
import { lampSets } from '../lamp-sets.ts';
import { encodeSpots } from '../tiles/encode-spots.ts';

/** The form of the tiles: another number here makes every browser ask again. */
const tileVersion = 1;
/** A list longer than this is for the register itself. */
const brokenShown = 500;

const positionShape = z.tuple([z.number(), z.number()]);
const lampShape = z.object({
  position: positionShape,
  working: z.boolean().nullable(),
  type: z.string().nullable(),
  heightMetres: z.number().nullable(),
  inspectedOn: z.string().nullable(),
  reference: z.string().nullable(),
});
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
const reportShape = z.object({
  ...toldShape,
  lampSetId: idShape,
  accepted: z.number(),
  refusedFile: refusedFileShape,
});
const readingQuery = {
  ...importFileQuery,
  map: columnMapQuery(lampFields, 'Skick=status,Ljuskälla=type'),
  without: withoutQuery(lampFields),
} as const;

/** Street lamps: what there is, as counts and tiles, and files that replace them. */
export function lampsRoutes({ store, source, workers }: Pick<Deps, 'store' | 'source' | 'workers'>) {
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
  const ofMunicipality = requireMunicipality(store, 'lamp.add');
  const refuseLarge = refuseLargeFiles();
  const preview = createRoute({
    method: 'post',
    path: '/api/lamps/preview',
    summary: 'How a file of street lamps would be understood',
    description: 'CSV or GeoJSON as bytes, also gzip. Nothing is kept. "map" corrects the columns.',
    tags: ['lamps'],
    middleware: [ofMunicipality, refuseLarge] as const,
    request: { query: z.object(readingQuery), ...importFileBody },
    responses: {
      200: jsonAnswer(
        'Columns, the first rows, and what would be refused',
        z.object({ ...previewShape, broken: z.number(), firstRows: z.array(lampShape) }),
      ),
      ...problemAnswers(...importProblems),
    },
  });
  const add = createRoute({
    method: 'post',
    path: '/api/lamps',
    summary: 'Makes the lamps of a file the street lamps of the municipality',
    description: 'Those before are gone with it. The good rows are kept, the others told.',
    tags: ['lamps'],
    middleware: [ofMunicipality, refuseLarge] as const,
    request: { query: z.object(readingQuery), ...importFileBody },
    responses: {
      200: jsonAnswer('What became of the rows', reportShape),
      ...problemAnswers(...importProblems, 'not-ready'),
    },
  });

  async function read(
    request: Parameters<typeof uploadedFile>[0] & { raw: Request },
    query: z.infer<z.ZodObject<typeof readingQuery>>,
    withLamps: boolean,
  ) {
    const { map = new Map(), without = [], bbox } = query;
    const reading = { map, without, ...(bbox === undefined ? {} : { area: bbox }) };
    const task = { file: await uploadedFile(request, query), reading, withLamps };
    const answer = await workers.run('readLampFile', task, { signal: request.raw.signal });
    if (answer.fault !== undefined) throw fileProblem(answer.fault);
    return answer;
  }

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
    })
    .openapi(preview, async (c) => {
      const { told, good, broken, lamps } = await read(c.req, c.req.valid('query'), false);
      const { rows, fileColumns, columns } = told;
      return c.json(
        { rows, good, broken, ...toldOf(told), fileColumns, columns, firstRows: lamps.map(shownLamp) },
        200,
      );
    })
    .openapi(add, async (c) => {
      const query = c.req.valid('query');
      const { told, lamps } = await read(c.req, query, true);
      const author = authorOf(c);
      const report = await withFileFaults(async () => {
        const owner = await lampOwner(store, author);
        return keepLamps({ store, source }, lamps, told, { owner, author, fileName: query.fileName });
      });
      return c.json({ ...report, ...toldOf(told), refusedFile: told.refusedFile }, 200);
    });
}

function shownLamp(lamp: {
  position: readonly [number, number];
  working: boolean | null;
  type: string | null;
  heightMetres: number | null;
  inspectedOn: string | null;
  reference: string | null;
}) {
  const [longitude, latitude] = lamp.position;
  return { ...lamp, position: [longitude, latitude] satisfies [number, number] };
}
