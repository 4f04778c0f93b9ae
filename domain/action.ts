import { z } from 'zod';
import { dateSchema, featureSchema, textSchema, timeSchema } from './feature.ts';
import type { Finding } from './finding.ts';
import { pointSchema } from './geo.ts';
import {
  actionIdSchema,
  areaIdSchema,
  type FindingId,
  findingIdSchema,
  participantIdSchema,
  walkIdSchema,
} from './ids.ts';
import { sha256Schema } from './photo.ts';
import { isEarlier } from './time-order.ts';

export const actionTypes = [
  'light',
  'vegetation',
  'cleaning',
  'repair',
  'sign',
  'redesign',
  'presence',
  'activation',
  'dialogue',
  'traffic',
  'policy',
] as const;
export const actionStatuses = [
  'received',
  'assessed',
  'planned',
  'ordered',
  'in_progress',
  'done',
  'verified',
  'not_done',
  'forwarded',
] as const;
export type ActionStatus = (typeof actionStatuses)[number];
export const actionDecisions = ['do', 'investigate', 'refer', 'decline'] as const;
export type ActionDecision = (typeof actionDecisions)[number];
/** P1 within 7 days, P2 within 30 days, P3 within 6 months, P4 in the next budget. */
export const actionHorizons = ['P1', 'P2', 'P3', 'P4'] as const;
export const actionSeasons = ['spring', 'summer', 'autumn', 'winter'] as const;
/** In thousands of kronor: under 10, under 100, under 1 000, more. */
export const costBands = ['under_10', 'under_100', 'under_1000', 'over_1000'] as const;
export const verificationResults = ['fixed', 'half', 'not'] as const;
/** Sent by this server, or by somebody themselves. */
export const noteChannels = ['email', 'own'] as const;
export const actionAnswers = ['agree', 'half', 'not_fixed'] as const;
export type ActionAnswer = (typeof actionAnswers)[number];

export const actionStatusSchema = z.enum(actionStatuses);
export const actionAnswerSchema = z.enum(actionAnswers);

/** What a person may change later; each field merges by itself. */
export const actionFieldSchemas = {
  geometry: pointSchema.nullable(),
  title: textSchema(160),
  /** Why the place is as it is (orsak). */
  cause: textSchema(500).nullable(),
  type: z.enum(actionTypes),
  /** Who has the say over the place (rådighet). */
  assetOwner: textSchema(120).nullable(),
  /** A function, never a person. */
  responsible: textSchema(120).nullable(),
  findingIds: z.array(findingIdSchema).max(200),
  areaId: areaIdSchema.nullable(),
  decision: z.enum(actionDecisions).nullable(),
  reason: textSchema(1000).nullable(),
  horizon: z.enum(actionHorizons).nullable(),
  season: z.enum(actionSeasons).nullable(),
  deadline: dateSchema.nullable(),
  costBand: z.enum(costBands).nullable(),
  /** The number under which somebody else keeps it, as that of a fault report. */
  externalReference: textSchema(120).nullable(),
} as const;

const { geometry, ...actionProperties } = actionFieldSchemas;

/** What is sent as the picture of a verification has so many bytes at most. */
export const verificationPhotoBytesAtMost = 2_000_000;
/** The server makes no picture with a longer side, so a change that names one is not of this server's making. */
const pictureSide = z.int().min(1).max(1600);

/** The picture of what was seen, as the server cleaned and keeps it: the SHA-256 of a WebP, and its size in pixels. */
export const verificationPhotoSchema = z.strictObject({
  sha256: sha256Schema,
  width: pictureSide,
  height: pictureSide,
});
export type VerificationPhoto = z.infer<typeof verificationPhotoSchema>;

export const verificationSchema = z
  .strictObject({
    on: dateSchema,
    result: z.enum(verificationResults),
    note: textSchema(500).nullable(),
    photo: verificationPhotoSchema.nullable().default(null),
    /** What was logged before verifications had pictures of their own says so; no other value was ever taken. */
    photoId: z.null().optional(),
  })
  .transform(({ photoId: _, ...verification }) => verification);

/** What a picture shows is said in so many characters at most. */
export const actionPhotoTextMaximum = 300;

/** Somebody let the public see a picture, with what it shows in words; and whether that was taken back, and why. */
const photoApprovalSchema = z.strictObject({
  sha256: sha256Schema,
  text: textSchema(actionPhotoTextMaximum),
  at: timeSchema,
  withdrawn: z.strictObject({ at: timeSchema, reason: textSchema(300) }).nullable(),
});

export const actionAnswerEntrySchema = z.strictObject({
  participantId: participantIdSchema,
  findingId: findingIdSchema,
  answer: actionAnswerSchema,
  at: timeSchema,
});

/** Action (åtgärd): what is done about marks or an area, or why nothing is. */
export const actionSchema = featureSchema(
  actionIdSchema,
  geometry,
  z.strictObject({
    kind: z.literal('action'),
    walkId: walkIdSchema,
    ...actionProperties,
    /**
     * The marks that it answers, ascending: its own and those of its area. An area is computed again and again, so
     * a mark that was once in it stays answered.
     */
    addresses: z.array(findingIdSchema),
    status: actionStatusSchema,
    statusLog: z.array(
      z.strictObject({ status: actionStatusSchema, at: timeSchema, reason: textSchema(500).nullable() }),
    ),
    /** When the decision that stands was made; null while there is none. */
    decidedAt: timeSchema.nullable(),
    verification: verificationSchema.nullable(),
    /** Missing until somebody approves a picture. It counts only for the picture that it names. */
    photoApproval: photoApprovalSchema.optional(),
    /** To whom it was told, and whether our server sent it or somebody by themselves; the first first. */
    notes: z.array(z.strictObject({ to: z.string(), channel: z.enum(noteChannels), at: timeSchema })),
    /** One a person and mark, the last that they gave; in order of person, then mark. */
    answers: z.array(actionAnswerEntrySchema),
  }),
);
export type Action = z.infer<typeof actionSchema>;

/** Ordered or handed to the owner of the land: in both, somebody else has it now. */
const ranks: { readonly [Status in ActionStatus]: number } = {
  received: 0,
  assessed: 1,
  planned: 2,
  ordered: 3,
  forwarded: 3,
  in_progress: 4,
  done: 5,
  verified: 6,
  not_done: 7,
};

export function actionStatusRank(status: ActionStatus): number {
  return ranks[status];
}

/** Forward by rank; what is done cannot become "not done" without being opened again. */
export function actionMayBecome(from: ActionStatus, to: ActionStatus): boolean {
  return ranks[to] > ranks[from] && !(to === 'not_done' && ranks[from] >= ranks.done);
}

type OfFinding = { id: string; properties: Pick<Finding['properties'], 'duplicateOf'> };

/** Whether the action answers this mark: itself, or the mark that it was merged into. */
export function addressesFinding(
  { properties }: Action,
  { id, properties: { duplicateOf } }: OfFinding,
): boolean {
  const known: readonly string[] = properties.addresses;
  return known.includes(id) || (duplicateOf !== null && known.includes(duplicateOf));
}

/**
 * Whether a mark was made after the action had ended. It tells of something new, which the action does not answer even
 * where both are about the same area.
 * @param recordedAt when the mark was made
 */
export function hadEndedBefore(
  { properties: { statusLog } }: Pick<Action, 'properties'>,
  recordedAt: string,
): boolean {
  const lastOpen = statusLog.findLastIndex(({ status }) => ranks[status] < ranks.done);
  const end = statusLog[lastOpen + 1];
  return end !== undefined && isEarlier(end.at, recordedAt);
}

/** Ended without anything being done. */
export function isDeclined({ decision, status }: Pick<Action['properties'], 'decision' | 'status'>): boolean {
  return decision === 'decline' || status === 'not_done';
}

const findingStatusOf: { readonly [Status in ActionStatus]: Finding['properties']['status'] } = {
  received: 'received',
  assessed: 'assessed',
  planned: 'planned',
  ordered: 'planned',
  forwarded: 'planned',
  in_progress: 'in_progress',
  done: 'done',
  verified: 'verified',
  not_done: 'not_done',
};

/**
 * The status of a mark that these actions answer: as far as the furthest has come. "Not done" only where none of them
 * is going to be; "received" where there is none.
 */
export function findingStatusFrom(actions: readonly Action[]): Finding['properties']['status'] {
  const alive = actions.filter(({ properties }) => !isDeclined(properties));
  if (alive.length === 0) return actions.length === 0 ? 'received' : 'not_done';
  const furthest = alive.reduce((best, one) =>
    ranks[one.properties.status] > ranks[best.properties.status] ? one : best,
  );
  return findingStatusOf[furthest.properties.status];
}

/** Findings and areas by themselves are the problem that an action answers. */
export function hasProblem({
  findingIds,
  areaId,
}: {
  findingIds: readonly FindingId[];
  areaId: string | null;
}) {
  return findingIds.length > 0 || areaId !== null;
}
