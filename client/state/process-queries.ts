import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { balanceSchema } from '../../domain/balance.ts';
import { needCodes } from '../../domain/walk-phases.ts';
import { walkTemplateSchema } from '../../domain/walk-template.ts';
import { walkStatusSchema } from '../../domain/walk-terms.ts';
import { fetchJson } from './staff-fetch.ts';

const processSchema = z.object({
  status: walkStatusSchema,
  ended: z.boolean(),
  next: walkStatusSchema.nullable(),
  steps: z.array(
    z.object({
      status: walkStatusSchema,
      phases: z.array(z.number()),
      state: z.enum(['done', 'now', 'ahead', 'skipped']),
      reachedOn: z.string().nullable(),
      dueOn: z.string().nullable(),
      overdue: z.boolean(),
      missing: z.array(z.object({ code: z.enum(needCodes), about: z.string().nullable() })),
    }),
  ),
});
export type WalkProcess = z.infer<typeof processSchema>;
export type ProcessStep = WalkProcess['steps'][number];

/** Where a walk stands. Its key lies under that of the walk's records, so what makes those stale does it to this. */
export const processQuery = (walkId: string) =>
  queryOptions({
    queryKey: ['records', walkId, 'process'],
    queryFn: ({ signal }) => fetchJson(`/api/walks/${walkId}/process`, processSchema, { signal }),
  });

export const balanceQuery = (walkId: string) =>
  queryOptions({
    queryKey: ['records', walkId, 'balance'],
    queryFn: ({ signal }) => fetchJson(`/api/walks/${walkId}/balance`, balanceSchema, { signal }),
  });

const templatesSchema = z.object({
  templates: z.array(z.object({ newest: z.boolean(), template: walkTemplateSchema })),
});
export type ListedTemplate = z.infer<typeof templatesSchema>['templates'][number];

/** The methods, old versions too. A template never changes once a walk used it. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async ({ signal }) => (await fetchJson('/api/templates', templatesSchema, { signal })).templates,
  staleTime: Number.POSITIVE_INFINITY,
});
