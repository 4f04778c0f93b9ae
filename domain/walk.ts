import { z } from 'zod';
import { featureSchema, textSchema, timeSchema } from './feature.ts';
import { lineStringSchema, polygonSchema } from './geo.ts';
import { organisationIdSchema, walkIdSchema } from './ids.ts';

/**
 * Status of a safety walk (trygghetsvandring), in the order of the national method: three meetings, a
 * protocol, actions, answers, a re-walk. The place in the list is the rank: status only moves forward.
 */
export const walkStatuses = [
  'proposed',
  'planned',
  'invited',
  'premeeting_done',
  'in_progress',
  'walked',
  'protocol_draft',
  'protocol_published',
  'actions_decided',
  'feedback_given',
  'rewalked',
  'closed',
  'cancelled',
] as const;
export const walkStatusSchema = z.enum(walkStatuses);
export type WalkStatus = z.infer<typeof walkStatusSchema>;

/** Letters and digits that cannot be mistaken for each other when read aloud in the dark. */
export const joinCodeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const joinCodeLength = 6;
export const joinCodeSchema = z
  .string()
  .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .regex(new RegExp(`^[${joinCodeAlphabet}]{${joinCodeLength}}$`), 'must be six letters and digits'),
  );

/** What a person may say of a walk; each is a field that merges by itself. */
export const walkFieldSchemas = {
  name: textSchema(120),
  purpose: textSchema(1000).nullable(),
  geometry: polygonSchema.nullable(),
  route: lineStringSchema.nullable(),
  plannedStartAt: timeSchema.nullable(),
  meetingPoint: textSchema(200).nullable(),
  /** A school class walks without photos and without words on behaviour; the leader moderates all. */
  mode: z.enum(['standard', 'class']),
} as const;

export const walkPropertiesSchema = z.strictObject({
  kind: z.literal('walk'),
  status: walkStatusSchema,
  name: walkFieldSchemas.name,
  purpose: walkFieldSchemas.purpose,
  route: walkFieldSchemas.route,
  plannedStartAt: walkFieldSchemas.plannedStartAt,
  meetingPoint: walkFieldSchemas.meetingPoint,
  mode: walkFieldSchemas.mode,
  organisationId: organisationIdSchema.nullable(),
  joinCode: z.string().nullable(),
  joinCodeExpiresAt: timeSchema.nullable(),
  /** `at` is the time of whoever advanced the walk; `receivedAt` the server's, for comparing with what it heard. */
  statusLog: z.array(z.strictObject({ status: walkStatusSchema, at: timeSchema, receivedAt: timeSchema })),
});

/** SafetyWalk: the geometry is the area that the walk is about. */
export const walkSchema = featureSchema(walkIdSchema, walkFieldSchemas.geometry, walkPropertiesSchema);
export type SafetyWalk = z.infer<typeof walkSchema>;

export function walkStatusRank(status: WalkStatus): number {
  return walkStatuses.indexOf(status);
}

/** Whether marks and ratings are still taken: late deliveries are, a closed or cancelled walk's are not. */
export function takesMarks(status: WalkStatus): boolean {
  return status !== 'closed' && status !== 'cancelled';
}

/** Whether the status may follow: forward by rank, or cancelled from anything that is not closed. */
export function mayFollow(from: WalkStatus, to: WalkStatus): boolean {
  if (from === 'closed' || from === 'cancelled') return false;
  return to === 'cancelled' || walkStatusRank(to) > walkStatusRank(from);
}
