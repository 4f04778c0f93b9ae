import { z } from 'zod';
import { checkpointFieldSchemas } from '../../domain/checkpoint.ts';
import { lineStringSchema, pointSchema, polygonSchema } from '../../domain/geo.ts';
import { groupStopSchema } from '../../domain/group.ts';
import { photoModerations, photoStates } from '../../domain/photo.ts';
import { ratingFieldSchemas } from '../../domain/rating.ts';
import { walkStatusSchema } from '../../domain/walk.ts';
import { walkPropertySchemas } from '../../domain/walk-fields.ts';
import { findingWireSchema, type PulledRecord } from './wire.ts';

const walkViewSchema = z.object({
  id: z.string(),
  geometry: polygonSchema.nullable(),
  properties: z.object({
    status: walkStatusSchema,
    ...walkPropertySchemas,
    template: z.object({ id: z.string(), version: z.number() }).nullable().default(null),
    previousWalkId: z.string().nullable().default(null),
    /** Only for those who may hand the codes out. */
    joinCode: z.string().nullable().optional(),
    joinCodeExpiresAt: z.string().nullable().optional(),
    surveyCode: z.string().nullable().optional(),
    statusLog: z
      .array(
        z.object({ status: walkStatusSchema, at: z.string(), reason: z.string().nullable().default(null) }),
      )
      .optional(),
  }),
});
export type WalkView = z.infer<typeof walkViewSchema>;

const checkpointViewSchema = z.object({
  id: z.string(),
  geometry: pointSchema,
  properties: z.object({
    walkId: z.string(),
    order: checkpointFieldSchemas.order,
    name: z.string(),
    radiusMetres: z.number(),
    plannedMinutes: z.number(),
    functions: checkpointFieldSchemas.functions,
    accessibilityNote: z.string().nullable().default(null),
    lightNote: z.string().nullable().default(null),
  }),
});
export type CheckpointView = z.infer<typeof checkpointViewSchema>;

const participantViewSchema = z.object({
  id: z.string(),
  properties: z.object({
    walkId: z.string(),
    joinedAt: z.string(),
    language: z.string(),
    source: z.string(),
    groupId: z.string().nullable(),
    leftAt: z.string().nullable(),
  }),
});
export type ParticipantView = z.infer<typeof participantViewSchema>;

const groupViewSchema = z.object({
  id: z.string(),
  properties: z.object({
    order: z.number(),
    name: z.string(),
    raterId: z.string().nullable(),
    route: lineStringSchema.nullable().default(null),
    routeCopied: z.enum(['same', 'reversed']).nullable().default(null),
    stops: z.array(groupStopSchema),
  }),
});
export type GroupView = z.infer<typeof groupViewSchema>;

const ratingViewSchema = z.object({
  id: z.string(),
  properties: z.object({
    checkpointId: z.string(),
    participantId: z.string(),
    feeling: ratingFieldSchemas.feeling,
    wouldGoAloneInDark: ratingFieldSchemas.wouldGoAloneInDark,
    observations: ratingFieldSchemas.observations,
    skipped: z.boolean(),
  }),
});
export type RatingView = z.infer<typeof ratingViewSchema>;

const photoViewSchema = z.object({
  id: z.string(),
  properties: z.object({
    findingId: z.string(),
    participantId: z.string(),
    state: z.enum(photoStates),
    moderation: z.enum(photoModerations),
    /** Only for those who moderate. */
    moderationReason: z.string().nullable().optional(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    attachedAt: z.string(),
  }),
});
export type PhotoView = z.infer<typeof photoViewSchema>;

/** The records that a schema fits; one that does not is told in the console and left out, never guessed at. */
function reader<Schema extends z.ZodType>(kind: PulledRecord['kind'], schema: Schema) {
  const read = new WeakMap<PulledRecord, z.output<Schema> | undefined>();
  const readOne = (record: PulledRecord): z.output<Schema> | undefined => {
    if (!read.has(record)) {
      const parsed = schema.safeParse({ id: record.id, ...record.feature });
      if (!parsed.success)
        console.error(`the ${kind} ${record.id} has another shape`, z.prettifyError(parsed.error));
      read.set(record, parsed.data);
    }
    return read.get(record);
  };
  return (records: Iterable<PulledRecord>): z.output<Schema>[] =>
    [...records].flatMap((record) => {
      const view = record.kind === kind && !record.withdrawn ? readOne(record) : undefined;
      return view === undefined ? [] : [view];
    });
}

export const walkViews = reader('walk', walkViewSchema);
export const participantViews = reader('participant', participantViewSchema);
export const findingViews = reader('finding', findingWireSchema);
export const ratingViews = reader('rating', ratingViewSchema);
export const photoViews = reader('photo', photoViewSchema);
const unorderedGroups = reader('group', groupViewSchema);
const unorderedCheckpoints = reader('checkpoint', checkpointViewSchema);

/** Stops in their order on the route. */
export function checkpointViews(records: Iterable<PulledRecord>): CheckpointView[] {
  return unorderedCheckpoints(records).sort(
    (a, b) => a.properties.order - b.properties.order || (a.id < b.id ? -1 : 1),
  );
}

/** Groups in the order in which they were made. */
export function groupViews(records: Iterable<PulledRecord>): GroupView[] {
  return unorderedGroups(records).sort(
    (a, b) => a.properties.order - b.properties.order || (a.id < b.id ? -1 : 1),
  );
}
