import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { type LineString, lineStringSchema } from './geo.ts';
import {
  checkpointIdSchema,
  groupIdSchema,
  participantIdSchema,
  recordIdSchema,
  walkIdSchema,
} from './ids.ts';
import { isEarlier } from './time-order.ts';

/** The steps at a stop: everybody rates in silence between arriving and the discussion. */
export const stopSteps = ['arrived', 'discussion', 'left'] as const;
export const stopStepSchema = z.enum(stopSteps);
export type StopStep = z.infer<typeof stopStepSchema>;

export const groupStopSchema = z.strictObject({
  checkpointId: checkpointIdSchema,
  arrivedAt: timeSchema.nullable(),
  discussionAt: timeSchema.nullable(),
  leftAt: timeSchema.nullable(),
});
export type GroupStop = z.infer<typeof groupStopSchema>;

/** One of a group's three most important places: a mark, a stop or an area. */
export const topPlaceSchema = z.strictObject({
  kind: z.enum(['finding', 'checkpoint', 'area']),
  id: recordIdSchema,
  words: textSchema(300).nullable(),
});
export type TopPlace = z.infer<typeof topPlaceSchema>;

export const groupNotesSchema = z.strictObject({
  /** What the group agreed on, and what it did not: disagreement is kept, not voted away. */
  agreed: textSchema(2000).nullable(),
  dissent: textSchema(2000).nullable(),
});

/** WalkGroup (grupp): at most eight to ten people who walk together; one of them rates the observables. */
export const groupSchema = featureSchema(
  groupIdSchema,
  z.null(),
  z.strictObject({
    kind: z.literal('group'),
    walkId: walkIdSchema,
    order: z.number().int().min(1).max(50),
    name: textSchema(60),
    raterId: participantIdSchema.nullable(),
    /** The group's own copy of the route; null: it goes as the walk does. */
    route: lineStringSchema.nullable().default(null),
    /** How the walk's route was copied into it, so that a copy that the walk has left since can be told. */
    routeCopied: z.enum(['same', 'reversed']).nullable().default(null),
    /** In order of checkpoint id; only stops where something was said. */
    stops: z.array(groupStopSchema),
    /** What the group came to at the closing meeting, the most important first. */
    topThree: z.array(topPlaceSchema).max(3).default([]),
    notes: groupNotesSchema.nullable().default(null),
  }),
);
export type WalkGroup = z.infer<typeof groupSchema>;

function earliest(a: string | null, b: string): string {
  return a === null || isEarlier(b, a) ? b : a;
}

/**
 * The group's stops after somebody marked a step. Two phones may mark the same step: the earliest time counts, so
 * the order in which they arrive does not matter.
 */
export function withStopStep(
  stops: readonly GroupStop[],
  mark: { checkpointId: GroupStop['checkpointId']; step: StopStep; markedAt: string },
): GroupStop[] {
  const { checkpointId, step, markedAt } = mark;
  const before = stops.find((stop) => stop.checkpointId === checkpointId) ?? {
    checkpointId,
    arrivedAt: null,
    discussionAt: null,
    leftAt: null,
  };
  const field = { arrived: 'arrivedAt', discussion: 'discussionAt', left: 'leftAt' } as const;
  const after: GroupStop = { ...before, [field[step]]: earliest(before[field[step]], markedAt) };
  return [...stops.filter((stop) => stop.checkpointId !== checkpointId), after].sort((a, b) =>
    a.checkpointId < b.checkpointId ? -1 : 1,
  );
}

/** How a group goes beside the walk: its way, its way backwards from the last stop, or another. */
export type GroupWay = 'same' | 'reversed' | 'own';

/** The line from its end to its start. */
export function reversedLine({ type, coordinates }: LineString): LineString {
  return { type, coordinates: [...coordinates].reverse() };
}

/**
 * How a group with this route goes. Told from the lines alone: a copy of a route that the walk has left since is
 * "own". A line that is the same both ways is "same".
 */
export function groupWay(route: LineString | null, walkRoute: LineString | null): GroupWay {
  if (route === null) return 'same';
  if (walkRoute === null) return 'own';
  const said = String(route.coordinates);
  if (said === String(walkRoute.coordinates)) return 'same';
  return said === String(reversedLine(walkRoute).coordinates) ? 'reversed' : 'own';
}

/** Whether the group has a copy of a route that the walk has left since. */
export function hasStaleRoute(
  { route, routeCopied }: Pick<WalkGroup['properties'], 'route' | 'routeCopied'>,
  walkRoute: LineString | null,
): boolean {
  return routeCopied !== null && walkRoute !== null && groupWay(route, walkRoute) === 'own';
}
