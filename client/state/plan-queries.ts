import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { positionSchema } from '../../domain/geo.ts';
import { hotSpotIdSchema } from '../../domain/ids.ts';
import type { ShiftChoices, ShiftParameters } from '../../domain/patrol/patrol-shift.ts';
import { leftReasons, refusalReasons } from '../../domain/patrol/plan/shift-proposal.ts';
import { fetchJson } from './staff-fetch.ts';

/** What a proposal is asked from. */
export interface ShiftWish {
  startAt: string;
  endAt: string;
  start: readonly [number, number];
  end: readonly [number, number] | null;
  officers: number;
  seed: number;
  parameters: ShiftParameters;
  choices: ShiftChoices;
}

const line = z.array(positionSchema);
const proposalSchema = z.object({
  stops: z.array(
    z.object({
      hotSpotId: hotSpotIdSchema,
      arriveAt: z.string(),
      leaveAt: z.string(),
      walkMetres: z.number(),
      walkMinutes: z.number(),
      weightedMinutes: z.number(),
      why: z.object({ grade: z.number(), window: z.number(), recency: z.number(), draw: z.number() }),
    }),
  ),
  left: z.array(
    z.object({ hotSpotId: hotSpotIdSchema, reason: z.enum([...leftReasons, 'far-from-street', 'cut-off']) }),
  ),
  costs: z.array(
    z.object({
      choice: z.enum(['locked', 'dropped', 'order']),
      id: z.string().nullable(),
      weightedMinutes: z.number(),
    }),
  ),
  minutesAtHotSpots: z.number(),
  officerMinutesAtHotSpots: z.number(),
  weightedMinutes: z.number(),
  walkMetres: z.number(),
  backAt: z.string(),
  spareMinutes: z.number(),
  exact: z.boolean(),
  ways: z.array(line),
});
export type ProposalView = z.infer<typeof proposalSchema>;

const answerSchema = z.object({
  straight: z.boolean(),
  credits: z.string().nullable(),
  doseSource: z.string(),
  refusal: z.object({ reason: z.enum(refusalReasons), ids: z.array(z.string()) }).nullable(),
  proposal: proposalSchema.nullable(),
});
export type PlanAnswer = z.infer<typeof answerSchema>;

export const planQuery = (wish: ShiftWish | undefined) =>
  queryOptions({
    queryKey: ['patrol', 'proposal', wish],
    enabled: wish !== undefined,
    queryFn: ({ signal }) =>
      fetchJson('/api/patrol/proposals', answerSchema, { method: 'POST', body: wish, signal }),
    placeholderData: keepPreviousData,
  });

const planFileSchema = z.object({
  straight: z.boolean(),
  credits: z.string().nullable(),
  features: z.array(
    z.object({
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Point'), coordinates: positionSchema }),
        z.object({ type: z.literal('LineString'), coordinates: line }),
      ]),
      properties: z.object({ role: z.enum(['start', 'stop', 'way']), number: z.number().optional() }),
    }),
  ),
});

export type PlanFile = z.infer<typeof planFileSchema>;

/** A saved shift with its ways. */
export const planFileQuery = (shiftId: string) =>
  queryOptions({
    queryKey: ['patrol', 'plan-file', shiftId],
    queryFn: ({ signal }) =>
      fetchJson(`/api/patrol/shifts/${shiftId}/plan.geojson`, planFileSchema, { signal }),
  });
