import { z } from 'zod';
import { dateSchema, textSchema, timeSchema } from './feature.ts';
import { lineStringSchema, polygonSchema } from './geo.ts';
import { walkIdSchema } from './ids.ts';
import { lightPurposes, walkModes, walkRoles } from './walk-terms.ts';

export const grounds = ['dry', 'wet', 'snow', 'ice', 'leaves'] as const;
export const organisationAnswers = ['unknown', 'coming', 'declined'] as const;
export const feedbackChannels = ['meeting', 'web', 'email', 'letter', 'other'] as const;

const roleHolderSchema = z.strictObject({ role: z.enum(walkRoles), holder: textSchema(120) });

/** An organisation that is asked to come; `required` where the walk cannot do without it. */
const invitedOrganisationSchema = z.strictObject({
  name: textSchema(120),
  kind: z.enum(['municipality', 'police', 'housing', 'other']),
  required: z.boolean(),
  answer: z.enum(organisationAnswers),
});
export type InvitedOrganisation = z.infer<typeof invitedOrganisationSchema>;

/** While the survey before the walk is open to everybody with its code. */
const surveySchema = z.strictObject({ opensAt: timeSchema, closesAt: timeSchema });
/** What the participants were told, and how. */
const feedbackSchema = z.strictObject({
  givenOn: dateSchema,
  channel: z.enum(feedbackChannels),
  text: textSchema(2000),
});

/** What becomes of walking again: a day for it, a reason for none, or the walk that did it. */
const rewalkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dated'), dueOn: dateSchema }),
  z.strictObject({ kind: z.literal('declined'), reason: textSchema(500) }),
  z.strictObject({ kind: z.literal('done'), walkId: walkIdSchema.nullable() }),
]);

/** What a person may say of a walk; each is a field that merges by itself. */
export const walkFieldSchemas = {
  name: textSchema(120),
  purpose: textSchema(1000).nullable(),
  geometry: polygonSchema.nullable(),
  route: lineStringSchema.nullable(),
  plannedStartAt: timeSchema.nullable(),
  meetingPoint: textSchema(200).nullable(),
  mode: z.enum(walkModes),
  /** Who asked for the walk, and why. */
  origin: textSchema(500).nullable(),
  /** The promise to citizens that the walk is part of, in words. */
  promise: textSchema(500).nullable(),
  lightPurpose: z.enum(lightPurposes),
  /** Begins the numbers of the protocol, as KB in KB-2026-1-014. */
  abbreviation: z
    .string()
    .regex(/^[A-ZÅÄÖ]{2,4}$/, 'must be two to four capital letters')
    .nullable(),
  firstMeetingAt: timeSchema.nullable(),
  firstMeetingPlace: textSchema(200).nullable(),
  thirdMeetingAt: timeSchema.nullable(),
  thirdMeetingPlace: textSchema(200).nullable(),
  accessibilityNote: textSchema(1000).nullable(),
  lightNote: textSchema(1000).nullable(),
  /** What is done in bad weather, or when the route is closed. */
  backupNote: textSchema(1000).nullable(),
  /** As it was on the day. */
  weather: textSchema(200).nullable(),
  ground: z.enum(grounds).nullable(),
  /** People who walked, with and without a phone. */
  headcount: z.int().min(0).max(2000).nullable(),
  roles: z.array(roleHolderSchema).max(40),
  organisations: z.array(invitedOrganisationSchema).max(40),
  survey: surveySchema.nullable(),
  feedback: feedbackSchema.nullable(),
  rewalk: rewalkSchema.nullable(),
} as const;

/** What a walk has that says nothing of these; changes from before they existed are read so. */
export const unsaidWalkFields = {
  mode: 'standard',
  origin: null,
  promise: null,
  lightPurpose: 'either',
  abbreviation: null,
  firstMeetingAt: null,
  firstMeetingPlace: null,
  thirdMeetingAt: null,
  thirdMeetingPlace: null,
  accessibilityNote: null,
  lightNote: null,
  backupNote: null,
  weather: null,
  ground: null,
  headcount: null,
  roles: [],
  organisations: [],
  survey: null,
  feedback: null,
  rewalk: null,
} as const;

const { geometry: _, ...propertySchemas } = walkFieldSchemas;

/** The fields that are properties, with what is there when nothing is said. */
export const walkPropertySchemas = {
  ...propertySchemas,
  mode: propertySchemas.mode.default('standard'),
  origin: propertySchemas.origin.default(null),
  promise: propertySchemas.promise.default(null),
  lightPurpose: propertySchemas.lightPurpose.default('either'),
  abbreviation: propertySchemas.abbreviation.default(null),
  firstMeetingAt: propertySchemas.firstMeetingAt.default(null),
  firstMeetingPlace: propertySchemas.firstMeetingPlace.default(null),
  thirdMeetingAt: propertySchemas.thirdMeetingAt.default(null),
  thirdMeetingPlace: propertySchemas.thirdMeetingPlace.default(null),
  accessibilityNote: propertySchemas.accessibilityNote.default(null),
  lightNote: propertySchemas.lightNote.default(null),
  backupNote: propertySchemas.backupNote.default(null),
  weather: propertySchemas.weather.default(null),
  ground: propertySchemas.ground.default(null),
  headcount: propertySchemas.headcount.default(null),
  roles: propertySchemas.roles.default([]),
  organisations: propertySchemas.organisations.default([]),
  survey: propertySchemas.survey.default(null),
  feedback: propertySchemas.feedback.default(null),
  rewalk: propertySchemas.rewalk.default(null),
} as const;
