import { createRoute, z } from '@hono/zod-openapi';
import type { ExportContext, ExportFeature, ExportFormat } from '../../domain/exports/export-format.ts';
import { exportSubjects } from '../../domain/exports/export-format.ts';
import { foldFindings } from '../../domain/exports/fold-findings.ts';
import { exportFormats } from '../../domain/exports/index.ts';
import { dayOf } from '../../domain/feature.ts';
import { areaSetIdSchema } from '../../domain/ids.ts';
import { languageSchema } from '../../domain/localized.ts';
import { ProblemError, problem } from '../../domain/problem.ts';
import { can, roleOf, type Verb } from '../../domain/roles.ts';
import type { Deps } from '../deps.ts';
import { authorOf, refuseUnlessMay, requireSignedIn } from '../http/authenticate.ts';
import { findingFilterQuery, findingsQueryOf } from '../http/finding-filters.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { localizedTextShape } from '../http/shapes.ts';
import type { FindingsQuery, Store } from '../storage/store.ts';
import { visibleActions } from '../visible-actions.ts';
import { visibleAreas } from '../visible-areas.ts';

const pageSize = 1000;

const listExports = createRoute({
  method: 'get',
  path: '/api/exports',
  summary: 'The formats, and what you may take out in each',
  tags: ['exports'],
  middleware: [requireSignedIn] as const,
  responses: {
    200: jsonAnswer(
      'Formats in the order of a menu',
      z.object({
        formats: z.array(
          z.object({
            id: z.string(),
            label: localizedTextShape,
            help: localizedTextShape,
            extension: z.string(),
            mediaType: z.string(),
            what: z.array(z.enum(exportSubjects)),
          }),
        ),
      }),
    ),
    ...problemAnswers('not-signed-in'),
  },
});

const getExport = createRoute({
  method: 'get',
  path: '/api/exports/{file}',
  summary: 'A file of findings, areas or actions',
  description:
    'The file is named WHAT.FORMAT, as in findings.csv or areas.geojson. The same filters as the lists.',
  tags: ['exports'],
  middleware: [requireSignedIn] as const,
  request: {
    params: z.object({
      file: z.string().regex(/^[a-z]+\.[a-z0-9]+$/, 'must be WHAT.FORMAT, as in findings.csv'),
    }),
    query: z.object({
      ...findingFilterQuery,
      /** Of areas alone: those over the walks of this set. */
      setId: areaSetIdSchema.optional(),
      language: languageSchema.default('sv'),
      decimalComma: z.enum(['true', 'false']).default('false'),
    }),
  },
  responses: {
    200: {
      description: 'The file, as an attachment',
      content: {
        'application/octet-stream': {
          schema: z.string().openapi({ description: 'in the media type of its format' }),
        },
      },
    },
    ...problemAnswers('invalid-query', 'not-signed-in', 'not-allowed', 'not-found'),
  },
});

const verbOf: Readonly<Record<ExportContext['what'], Verb>> = {
  findings: 'export.findings',
  areas: 'export.areas',
  actions: 'export.actions',
};

/** Files for other programs. What may be in them is decided as for the screens. */
export function exportsRoutes({ store, catalogue, source, settings }: Deps) {
  return newRouter()
    .openapi(listExports, (c) => {
      const role = roleOf(authorOf(c));
      const formats = exportFormats.map(({ id, label, help, extension, mediaType, what }) => ({
        id,
        label,
        help,
        extension,
        mediaType,
        what: what.filter((subject) => can(role, verbOf[subject])),
      }));
      return c.json({ formats: formats.filter(({ what }) => what.length > 0) }, 200);
    })
    .openapi(getExport, async (c) => {
      const { what, format } = wanted(c.req.valid('param').file);
      const reader = authorOf(c);
      refuseUnlessMay(reader, verbOf[what]);
      const { language, decimalComma, setId, ...filters } = c.req.valid('query');
      if (setId !== undefined) refuseUnlessMay(reader, 'area.ask');
      const createdAt = source.now().toISOString();
      const features =
        what === 'findings'
          ? foldFindings(await allFindings(store, findingsQueryOf(filters)), { keepMerged: false })
          : what === 'areas'
            ? await visibleAreas(store, reader, {
                walkIds: filters.walkId,
                categories: filters.category,
                setId,
              })
            : await visibleActions(store, reader, { walkIds: filters.walkId, today: dayOf(createdAt) });
      const text = format.write(features, {
        what,
        title: settings.name,
        createdAt,
        language,
        catalogue,
        decimalComma: decimalComma === 'true',
      });
      const name = `lykta-${what}-${createdAt.slice(0, 10)}.${format.extension}`;
      return c.body(text, 200, {
        'content-type': format.mediaType,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      });
    });
}

function wanted(file: string): { what: ExportContext['what']; format: ExportFormat } {
  const [first, second] = file.split('.');
  const what = exportSubjects.find((subject) => subject === first);
  const format = exportFormats.find(({ id }) => id === second);
  if (what !== undefined && format?.what.includes(what)) return { what, format };
  const names = exportFormats.flatMap(({ id, what: subjects }) =>
    subjects.map((subject) => `${subject}.${id}`),
  );
  throw new ProblemError(
    problem('not-found', {
      detail: `there is no export "${file}"`,
      action: `Choose one of: ${names.join(', ')}.`,
    }),
  );
}

/** Only roles that may see every property of a finding get here, so the stored Features are what they may see. */
async function allFindings(store: Store, query: Omit<FindingsQuery, 'limit'>): Promise<ExportFeature[]> {
  const features: ExportFeature[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await store.findings({
      ...query,
      limit: pageSize,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const text of page.features) features.push(JSON.parse(text));
    cursor = page.next;
  }
  return features;
}
