import { participantIdSchema, walkIdSchema } from '../ids.ts';
import { newcomerProperties, type Participant } from '../participant.ts';
import { type SafetyWalk, unsaidWalkFields } from '../walk.ts';

/**
 * Every mark belongs to a walk. Faults that the police hand over belong to this one, the same in every installation and
 * for every shift: which shift, which visit and which hot spot cannot be told from it.
 */
export const patrolFaultsWalkId = walkIdSchema.parse('1c7a0001-0000-8000-8000-000000000001');
export const patrolFaultsParticipantId = participantIdSchema.parse('1c7a0001-0000-8000-8000-000000000002');

/** The walk as it is made with the first fault. @param at the hour, RFC 3339 */
export function patrolFaultsWalk(at: string): SafetyWalk {
  return {
    type: 'Feature',
    id: patrolFaultsWalkId,
    geometry: null,
    properties: {
      kind: 'walk',
      ...unsaidWalkFields,
      roles: [],
      organisations: [],
      status: 'walked',
      name: 'Fel som polisen lämnat över',
      purpose: 'Fel i den fysiska miljön som polisen sett och lämnat över till kommunen. Ingen vandring.',
      route: null,
      plannedStartAt: null,
      meetingPoint: null,
      organisationId: null,
      template: null,
      previousWalkId: null,
      joinCode: null,
      joinCodeExpiresAt: null,
      surveyCode: null,
      statusLog: [{ status: 'walked', at, receivedAt: at, reason: null }],
    },
  };
}

/** One pseudonym for all who hand over: their marks are one voice, and nobody's. @param at the hour, RFC 3339 */
export function patrolFaultsParticipant(at: string): Participant {
  return {
    type: 'Feature',
    id: patrolFaultsParticipantId,
    geometry: null,
    properties: {
      kind: 'participant',
      walkId: patrolFaultsWalkId,
      joinedAt: at,
      language: 'sv',
      source: 'import',
      tokenHash: null,
      receiptHash: null,
      ...newcomerProperties,
    },
  };
}
