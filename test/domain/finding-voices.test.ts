import { describe, expect, test } from 'vitest';
import { headsOfWords } from '../../domain/change-rules/finding-voice-changes.ts';
import type { Author } from '../../domain/roles.ts';
import {
  authored,
  changeNumber,
  checkpointAdded,
  checkpointNumber,
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  joined,
  leader,
  participant,
  participantNumber,
  rated,
  toldAndDated,
  walkAdvanced,
  walkCreated,
} from '../support/change-makers.ts';
import { type RecordsInMemory, recordsInMemory } from '../support/records-in-memory.ts';
import { confirmed, textModerated } from '../support/walk-makers.ts';

const text = 'Det är mörkt vid Annas port';
const marked = findingAdded(1, 1, { text, checkpointId: checkpointNumber(1) });

/** Walk 1 with a stop, persons 1 to 3, and a mark with words by the first. */
function ground(mark = marked): RecordsInMemory {
  const records = recordsInMemory();
  const changes = [walkCreated(1, toldAndDated), checkpointAdded(1), joined(1), joined(2), joined(3), mark];
  for (const change of changes) expect(records.apply(authored(change))).toBe('applied');
  return records;
}
function mark(records: RecordsInMemory) {
  const found = records.get(findingNumber(1));
  if (found?.kind !== 'finding') throw new Error('the mark is not there');
  return found;
}
const moderationOf = (records: RecordsInMemory) => mark(records).feature.properties.textModeration;

describe('agreeing with a mark', () => {
  test.each<[string, number, Author, string]>([
    ['one’s own', 1, participant(1), 'own-finding'],
    ['the person’s own, by the leader', 1, leader, 'own-finding'],
    ['in somebody else’s name', 3, participant(2), 'not-allowed'],
    ['before rating the stop', 2, participant(2), 'rate-first'],
    ['by a system', 9, leader, 'unknown-record'],
  ])('is refused: %s', (_name, by, author, code) => {
    const records = ground();
    const before = records.all();
    expect(records.apply(authored(confirmed(1, by), author))).toBe(code);
    expect(records.all()).toEqual(before);
  });

  test('is refused when the walk is closed', () => {
    const records = ground();
    records.apply(authored(rated(1, 2, 1), participant(2)));
    records.apply(authored(walkAdvanced('closed')));
    expect(records.apply(authored(confirmed(1, 2), participant(2)))).toBe('walk-closed');
  });

  test('counts once a person, however often it is said', () => {
    const records = ground();
    for (const by of [3, 2]) records.apply(authored(rated(by, by, 1), participant(by)));
    for (const by of [3, 2, 3, 2, 2])
      expect(records.apply(authored(confirmed(1, by), participant(by)))).toBe('applied');
    const { confirmedBy, confirmations } = mark(records).feature.properties;
    expect([confirmedBy, confirmations]).toEqual([[participantNumber(2), participantNumber(3)], 2]);
  });

  test('needs no rating where the mark belongs to no stop', () => {
    const records = ground(findingAdded(1, 1));
    expect(records.apply(authored(confirmed(1, 2), participant(2)))).toBe('applied');
  });
});

describe('words before others read them', () => {
  const basedOn = [marked.id];

  test.each([
    ['rejecting without a reason', textModerated(1, basedOn, { decision: 'rejected' }), leader, '/reason'],
    ['editing without words', textModerated(1, basedOn, { decision: 'edited' }), leader, '/text'],
    ['approving other words than stand there', textModerated(1, basedOn, { text: 'other' }), leader, '/text'],
  ])('is refused: %s', (_name, change, author, pointer) => {
    const records = ground();
    expect(records.apply(authored(change, author))).toBe('invalid-input');
    expect(records.lastPointers()).toEqual([pointer]);
    expect(moderationOf(records)?.state).toBe('pending');
  });

  test.each<[string, Author]>([
    ['the person', participant(1)],
    ['a planner', { kind: 'staff', userId: 'planner-1', role: 'planner', organisationId: null }],
  ])('is refused to %s', (_name, author) => {
    expect(ground().apply(authored(textModerated(1, basedOn), author))).toBe('not-allowed');
  });

  test('there is nothing to moderate where there are no words', () => {
    const wordless = findingAdded(1, 1);
    const records = ground(wordless);
    expect(moderationOf(records)).toBeNull();
    expect(records.apply(authored(textModerated(1, [wordless.id])))).toBe('invalid-input');
    expect(moderationOf(records)).toBeNull();
  });

  test.each(['text', 'suggestion'] as const)('a %s that changed meanwhile is refused', (field) => {
    const records = ground();
    const edit = findingEdited(1, { [field]: { value: 'Annas granne heter Bo', basedOn } });
    expect(records.apply(authored(edit, participant(1)))).toBe('applied');
    expect(records.apply(authored(textModerated(1, basedOn)))).toBe('text-changed');
    expect(moderationOf(records)).toMatchObject({ state: 'pending', text: null, suggestion: null });
    const now = headsOfWords(mark(records));
    expect(records.apply(authored(textModerated(1, now)))).toBe('applied');
  });

  test('approved, they are as they stand; edited, as the leader wrote them; rejected, gone with a reason', () => {
    const records = ground();
    records.apply(authored(textModerated(1, basedOn)));
    expect(moderationOf(records)).toEqual({ state: 'approved', text, suggestion: null, reason: null });
    records.apply(authored(textModerated(1, basedOn, { decision: 'edited', text: 'Mörkt vid porten' })));
    expect(moderationOf(records)).toMatchObject({ state: 'edited', text: 'Mörkt vid porten' });
    expect(mark(records).feature.properties.text).toBe(text);
    const reason = 'Namn på en granne';
    records.apply(authored(textModerated(1, basedOn, { decision: 'rejected', reason })));
    expect(moderationOf(records)).toEqual({ state: 'rejected', text: null, suggestion: null, reason });
  });

  test('approved words that the person changes wait again', () => {
    const records = ground();
    records.apply(authored(textModerated(1, basedOn)));
    records.apply(authored(findingEdited(1, { severity: { value: 1, basedOn } }), participant(1)));
    expect(moderationOf(records)?.state).toBe('approved');
    records.apply(authored(findingEdited(1, { text: { value: 'Nytt', basedOn } }), participant(1)));
    expect(moderationOf(records)).toMatchObject({ state: 'pending', text: null });
    const [head = basedOn[0]] = headsOfWords(mark(records)).filter((id) => id !== marked.id);
    records.apply(
      authored(findingEdited(1, { text: { value: null, basedOn: head ? [head] : [] } }), participant(1)),
    );
    expect(moderationOf(records)).toBeNull();
  });

  test('an edit that was replaced before it arrived changes no words, so the approval stands', () => {
    const records = ground();
    const early = { ...findingEdited(1, { text: { value: 'first', basedOn } }), id: changeNumber(501) };
    const late = findingEdited(1, { text: { value: 'second', basedOn: [early.id, ...basedOn] } });
    records.apply(authored(late, participant(1)));
    records.apply(authored(textModerated(1, headsOfWords(mark(records)))));
    expect(moderationOf(records)?.text).toBe('second');
    records.apply(authored(early, participant(1)));
    expect(moderationOf(records)).toMatchObject({ state: 'approved', text: 'second' });
  });

  test('a mark that was taken back may still be decided on, since the decision may arrive late', () => {
    const records = ground();
    records.apply(authored(findingWithdrawn(1), participant(1)));
    expect(records.apply(authored(textModerated(1, basedOn)))).toBe('applied');
  });
});
