import { z } from 'zod';
import type { OrganisationId, ParticipantId, WalkId } from './ids.ts';

/** Staff roles; people with one of these sign in. */
export const staffRoles = ['leader', 'planner', 'police', 'admin'] as const;
export const staffRoleSchema = z.enum(staffRoles);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** `system` is the server itself: jobs and imports are authors like any other. */
export type Role = StaffRole | 'participant' | 'public' | 'system';

const staff = ['leader', 'planner', 'police', 'admin'] as const;
const municipality = ['leader', 'planner', 'admin'] as const;

/** Who may do what. Permission is this table and nothing else; "-own" is checked against the record. */
const table = {
  'organisation.add': ['admin', 'system'],
  'user.manage': ['admin'],
  'walk.read': [...staff, 'participant'],
  'walk.add': ['leader', 'admin', 'system'],
  'walk.edit': ['leader', 'admin', 'system'],
  'walk.advance': ['leader', 'admin', 'system'],
  'walk.return': ['leader', 'admin', 'system'],
  'walk.reopen': ['admin'],
  'walk.join-code': ['leader', 'admin', 'system'],
  'group.edit': ['leader', 'admin', 'system'],
  'group.conclude': ['leader', 'admin', 'system'],
  'group.mark-own': ['participant'],
  'group.mark': ['leader', 'admin', 'system'],
  'participant.add': ['leader', 'admin', 'system'],
  'participant.read': municipality,
  'phone.read': ['leader', 'admin'],
  'participant.edit-own': ['participant'],
  'participant.describe-own': ['participant'],
  'participant.edit': ['leader', 'admin', 'system'],
  'rating.add-own': ['participant'],
  'rating.add': ['leader', 'admin', 'system'],
  'rating.read': municipality,
  'finding.add-own': ['participant'],
  'finding.add': ['leader', 'admin', 'system'],
  'finding.edit-own': ['participant'],
  'finding.edit': municipality,
  'finding.withdraw-own': ['participant'],
  'finding.withdraw': ['leader', 'admin'],
  'finding.confirm-own': ['participant'],
  'finding.confirm': ['leader', 'admin', 'system'],
  'finding.moderate': ['leader', 'admin'],
  'finding.merge': municipality,
  'finding.read': municipality,
  'finding.read-at-rated-stop': ['participant'],
  'photo.attach-own': ['participant'],
  'photo.attach': ['leader', 'admin', 'system'],
  'photo.withdraw-own': ['participant'],
  'photo.withdraw': ['leader', 'admin', 'system'],
  'photo.store': ['system'],
  'photo.moderate': ['leader', 'admin'],
  'photo.read-own': ['participant'],
  'photo.read': municipality,
  'photo.read-unmoderated': ['leader', 'admin'],
  'action.edit': [...municipality, 'system'],
  'action.read': staff,
  'action.note-sent': ['system'],
  'action.answer-own': ['participant'],
  'action.answer': ['system'],
  'protocol.edit': [...municipality, 'system'],
  'protocol.publish': ['leader', 'admin', 'system'],
  'process.read': municipality,
  'area.compute': ['system'],
  'area.read': staff,
  'area.override': municipality,
  // To have areas computed over several walks, and to see how areas were computed and what they were before.
  'area.ask': [...municipality, 'system'],
  'layer.read': staff,
  'export.findings': municipality,
  'export.areas': staff,
  'export.actions': municipality,
  'lamp.read': staff,
  // Of the administrators only those of the municipality; see change-rules/lamp-changes.ts.
  'lamp.add': ['planner', 'admin', 'system'],
  // Of the administrators only those of the police; see incident/handles-incidents.ts and patrol/police-of.ts.
  'incident.read': ['police', 'admin'],
  'incident.add': ['police', 'admin', 'system'],
  'patrol.read': ['police', 'admin'],
  'patrol.edit': ['police', 'admin', 'system'],
  'patrol.disclose': ['police', 'admin', 'system'],
  // Sums of whole months that have ended, and nothing else of patrols.
  'patrol.read-sums': staff,
  'disclosure.read': ['police', 'admin'],
  // For which party somebody speaks follows from who they work for; see promise/promise-party.ts.
  'promise.read': staff,
  'promise.make': ['admin', 'system'],
  'promise.edit': ['leader', 'admin', 'police', 'system'],
  'promise.record': [...staff, 'system'],
  'follow-up.write': [...staff, 'system'],
  'follow-up.gather': ['system'],
  'follow-up.approve': ['leader', 'admin', 'police'],
  'follow-up.publish': ['leader', 'admin', 'police'],
  'incident.withdraw': ['police', 'admin', 'system'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof table;
export const verbs: readonly Verb[] = z.array(z.custom<Verb>()).parse(Object.keys(table));

/** Whether the role may do it at all. */
export function can(role: Role, verb: Verb): boolean {
  const allowed: readonly Role[] = table[verb];
  return allowed.includes(role);
}

/** The roles that may do it, for the words of a refusal ("ask a leader or an administrator"). */
export function rolesThatCan(verb: Verb): readonly Role[] {
  return table[verb];
}

/** Who wrote a change or reads a record. */
export type Author =
  | { kind: 'participant'; participantId: ParticipantId; walkId: WalkId }
  | { kind: 'staff'; userId: string; role: StaffRole; organisationId: OrganisationId | null }
  | { kind: 'system'; name: string };

export type Reader = Author | { kind: 'public' };

/** The organisation that somebody works for; null for who works for nobody in particular. */
export function employerIdOf(reader: Reader): OrganisationId | null {
  return reader.kind === 'staff' ? reader.organisationId : null;
}

export function roleOf(reader: Reader): Role {
  return reader.kind === 'staff' ? reader.role : reader.kind;
}

/** The author as one word for logs: never a name, only a pseudonym, an account's id or a job. */
export function authorName(author: Author): string {
  if (author.kind === 'participant') return `participant:${author.participantId}`;
  return author.kind === 'staff' ? `staff:${author.userId}` : `system:${author.name}`;
}
