import { describe, expect, test } from 'vitest';
import { authorName, can, type Role, roleOf, rolesThatCan, type Verb, verbs } from '../../domain/roles.ts';
import { leader, participant, participantNumber, system } from '../support/change-makers.ts';

const roles = ['public', 'participant', 'police', 'planner', 'leader', 'admin', 'system'] as const;

/** One column a role in the order above; x may, . may not. Written by hand, so that a slip in the table shows. */
const expected: Record<Verb, string> = {
  'organisation.add': '. . . . . x x',
  'user.manage': '. . . . . x .',
  'walk.read': '. x x x x x .',
  'walk.add': '. . . . x x x',
  'walk.edit': '. . . . x x x',
  'walk.advance': '. . . . x x x',
  'walk.return': '. . . . x x x',
  'walk.reopen': '. . . . . x .',
  'walk.join-code': '. . . . x x x',
  'group.edit': '. . . . x x x',
  'group.conclude': '. . . . x x x',
  'group.mark-own': '. x . . . . .',
  'group.mark': '. . . . x x x',
  'participant.add': '. . . . x x x',
  'participant.read': '. . . x x x .',
  'phone.read': '. . . . x x .',
  'participant.edit-own': '. x . . . . .',
  'participant.describe-own': '. x . . . . .',
  'participant.edit': '. . . . x x x',
  'rating.add-own': '. x . . . . .',
  'rating.add': '. . . . x x x',
  'rating.read': '. . . x x x .',
  'finding.add-own': '. x . . . . .',
  'finding.add': '. . . . x x x',
  'finding.edit-own': '. x . . . . .',
  'finding.edit': '. . . x x x .',
  'finding.withdraw-own': '. x . . . . .',
  'finding.withdraw': '. . . . x x .',
  'finding.confirm-own': '. x . . . . .',
  'finding.confirm': '. . . . x x x',
  'finding.moderate': '. . . . x x .',
  'finding.merge': '. . . x x x .',
  'finding.read': '. . . x x x .',
  'finding.read-at-rated-stop': '. x . . . . .',
  'photo.attach-own': '. x . . . . .',
  'photo.attach': '. . . . x x x',
  'photo.withdraw-own': '. x . . . . .',
  'photo.withdraw': '. . . . x x x',
  'photo.store': '. . . . . . x',
  'photo.moderate': '. . . . x x .',
  'photo.read-own': '. x . . . . .',
  'photo.read': '. . . x x x .',
  'photo.read-unmoderated': '. . . . x x .',
  'action.edit': '. . . x x x x',
  'lamp.read': '. . x x x x .',
  'lamp.add': '. . . x . x x',
  'incident.read': '. . x . . x .',
  'incident.add': '. . x . . x x',
  'patrol.read': '. . x . . x .',
  'patrol.edit': '. . x . . x x',
  'patrol.disclose': '. . x . . x x',
  'patrol.read-sums': '. . x x x x .',
  'disclosure.read': '. . x . . x .',
  'promise.read': '. . x x x x .',
  'promise.make': '. . . . . x x',
  'promise.edit': '. . x . x x x',
  'promise.record': '. . x x x x x',
  'follow-up.write': '. . x x x x x',
  'follow-up.gather': '. . . . . . x',
  'follow-up.approve': '. . x . x x .',
  'follow-up.publish': '. . x . x x .',
  'incident.withdraw': '. . x . . x x',
  'action.read': '. . x x x x .',
  'action.note-sent': '. . . . . . x',
  'action.answer-own': '. x . . . . .',
  'action.answer': '. . . . . . x',
  'protocol.edit': '. . . x x x x',
  'protocol.publish': '. . . . x x x',
  'process.read': '. . . x x x .',
  'area.compute': '. . . . . . x',
  'area.read': '. . x x x x .',
  'area.override': '. . . x x x .',
  'area.ask': '. . . x x x x',
  'layer.read': '. . x x x x .',
  'export.findings': '. . . x x x .',
  'export.areas': '. . x x x x .',
  'export.actions': '. . . x x x .',
};

const cells = verbs.flatMap((verb) =>
  roles.map((role, column) => ({ verb, role, allowed: expected[verb].split(' ')[column] === 'x' })),
);

describe('who may do what', () => {
  test('every verb stands in the expected table, and no other', () => {
    expect([...verbs].sort()).toEqual(Object.keys(expected).sort());
    expect(cells).toHaveLength(verbs.length * roles.length);
  });

  test.each(cells.filter(({ allowed }) => !allowed))('$role may not $verb', ({ verb, role }) => {
    expect(can(role, verb)).toBe(false);
    expect(rolesThatCan(verb)).not.toContain(role);
  });

  test.each(cells.filter(({ allowed }) => allowed))('$role may $verb', ({ verb, role }) => {
    expect(can(role, verb)).toBe(true);
    expect(rolesThatCan(verb)).toContain(role);
  });

  test('the police get no raw marks, names of participants or ratings', () => {
    const raw: Verb[] = ['finding.read', 'participant.read', 'rating.read', 'export.findings'];
    expect(raw.filter((verb) => can('police', verb))).toEqual([]);
  });
});

describe('authors', () => {
  test('have the role of their kind', () => {
    expect([leader, participant(1), system, { kind: 'public' } as const].map(roleOf)).toEqual([
      'leader',
      'participant',
      'system',
      'public',
    ] satisfies Role[]);
  });

  test('are a word for the log that tells no name', () => {
    expect(authorName(participant(3))).toBe(`participant:${participantNumber(3)}`);
    expect(authorName(leader)).toBe('staff:leader-1');
    expect(authorName(system)).toBe('system:test');
  });
});
