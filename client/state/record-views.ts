import { z } from 'zod';
import { checkpointFieldSchemas } from '../../domain/checkpoint.ts';
import { lineStringSchema, pointSchema, polygonSchema } from '../../domain/geo.ts';
import { walkStatusSchema } from '../../domain/walk.ts';
import { findingWireSchema, type PulledRecord } from './wire.ts';

const walkViewSchema = z.object({
  id: z.string(),
  geometry: polygonSchema.nullable(),
  properties: z.object({
    status: walkStatusSchema,
    name: z.string(),
    purpose: z.string().nullable(),
    route: lineStringSchema.nullable(),
    plannedStartAt: z.string().nullable(),
    meetingPoint: z.string().nullable(),
    /** Only for those who may hand the code out. */
    joinCode: z.string().nullable().optional(),
    joinCodeExpiresAt: z.string().nullable().optional(),
    statusLog: z.array(z.object({ status: walkStatusSchema, at: z.string() })).optional(),
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
  }),
});
export type ParticipantView = z.infer<typeof participantViewSchema>;

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
const unorderedCheckpoints = reader('checkpoint', checkpointViewSchema);

/** Stops in their order on the route. */
export function checkpointViews(records: Iterable<PulledRecord>): CheckpointView[] {
  return unorderedCheckpoints(records).sort(
    (a, b) => a.properties.order - b.properties.order || (a.id < b.id ? -1 : 1),
  );
}
