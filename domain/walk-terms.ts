import { z } from 'zod';

/**
 * Status of a safety walk (trygghetsvandring), in the order of the national method: three meetings, a
 * protocol, actions, answers, a re-walk. The place in the list is the rank.
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

/** The phases of the method, from the initiative to the walk in the same area again. */
export const phaseNumbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const;
export type PhaseNumber = (typeof phaseNumbers)[number];

/** A school class walks without photos and without words on behaviour; the leader moderates all. */
export const walkModes = ['standard', 'class'] as const;

/** In which light the walk must be made to answer its question. */
export const lightPurposes = ['dark', 'daylight', 'either'] as const;

/** Who does what around a walk. Experts help, residents judge. */
export const walkRoles = [
  'walk_leader',
  'facilitator',
  'note_taker',
  'photographer',
  'timekeeper',
  'accessibility_host',
  'participant',
  'asset_owner_rep',
  'police_rep',
  'politician_observer',
] as const;
export type WalkRole = (typeof walkRoles)[number];
