import { createRoute, z } from '@hono/zod-openapi';
import { datasetIdSchema } from '../../domain/ids.ts';
import type { Deps } from '../deps.ts';
import { jsonAnswer } from '../http/json-answer.ts';
import { newRouter } from '../http/new-router.ts';
import { problemAnswers } from '../http/problem-answers.ts';
import { requirePolice } from '../http/require-police.ts';
import { idShape, timeShape } from '../http/shapes.ts';

const withdrawnShape = z.object({
  id: idShape,
  name: z.string(),
  files: z.array(z.object({ name: z.string(), importedAt: timeShape })),
  rows: z.number().openapi({ description: 'how many its files had, those that were refused among them' }),
  rowsLeft: z.boolean().openapi({ description: 'whether some wait to be deleted; nobody can read them' }),
  withdrawnAt: timeShape,
  byName: z.string().nullable().openapi({
    description: 'null where the account is gone, or it was done from the command line',
  }),
  reason: z.string(),
});

/** Data sets that the police took away: that they were there, who took them away, when and why. */
export function withdrawnIncidentsRoutes({ store, people }: Pick<Deps, 'store' | 'people'>) {
  const listWithdrawn = createRoute({
    method: 'get',
    path: '/api/incidents/withdrawn',
    summary: 'The data sets of recorded incidents that were taken away',
    description: 'Never a row of them. For the police, and administrators of a police organisation.',
    tags: ['incidents'],
    middleware: [requirePolice(store, 'incident.read')] as const,
    responses: {
      200: jsonAnswer('The newest first', z.object({ withdrawn: z.array(withdrawnShape) })),
      ...problemAnswers('not-signed-in', 'not-allowed'),
    },
  });
  return newRouter().openapi(listWithdrawn, async (c) => {
    const gone = await store.withdrawnDatasets();
    const everybody = gone.length === 0 ? [] : await people.list();
    const names = new Map(everybody.map(({ id, name }) => [`staff:${id}`, name]));
    const withdrawn = await Promise.all(
      gone.flatMap(({ id, withdrawn: withdrawal, feature: { properties } }) =>
        withdrawal === null
          ? []
          : [
              store.incidentCounts({ datasetIds: [datasetIdSchema.parse(id)] }).then(({ matched }) => ({
                id,
                name: properties.name,
                files: properties.files.map(({ name, importedAt }) => ({ name, importedAt })),
                rows: properties.files.reduce((sum, { rows }) => sum + rows, 0),
                rowsLeft: matched > 0,
                withdrawnAt: withdrawal.at,
                byName: names.get(withdrawal.by) ?? null,
                reason: withdrawal.reason ?? '',
              })),
            ],
      ),
    );
    withdrawn.sort((a, b) => b.withdrawnAt.localeCompare(a.withdrawnAt) || a.id.localeCompare(b.id));
    c.header('cache-control', 'no-store');
    return c.json({ withdrawn }, 200);
  });
}
