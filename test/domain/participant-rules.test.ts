import { describe, expect, test } from 'vitest';
import { applyChange, recordsNeeded } from '../../domain/apply-change.ts';
import { type Change, changeSchema, parseChange } from '../../domain/changes.ts';
import { parseParticipantChange } from '../../domain/parse-participant-change.ts';
import { applyParticipantChange, participantRules } from '../../domain/participant-rules.ts';
import type { AnyRecord, KeptRecord, RecordKind } from '../../domain/record.ts';
import {
  authored,
  changeNumber,
  checkpointAdded,
  findingAdded,
  findingEdited,
  findingWithdrawn,
  joined,
  noon,
  participant,
  photoAttached,
  photoWithdrawn,
  rated,
  testCatalogue,
  walkAdvanced,
  walkCreated,
  walkNumber,
} from '../support/change-makers.ts';
import { actionAdded } from '../support/process-makers.ts';
import { recordsInMemory } from '../support/records-in-memory.ts';
import { testTemplates } from '../support/test-templates.ts';
import { confirmed, groupAdded, grouped, left, receiptSet, stopMarked } from '../support/walk-makers.ts';

const records = recordsInMemory();
for (const change of [
  walkCreated(),
  checkpointAdded(1),
  groupAdded(1),
  joined(1),
  joined(2),
  grouped(1, 1),
  findingAdded(1, 1),
  findingAdded(2, 2),
  photoAttached(1),
])
  if (records.apply(authored(change)) !== 'applied') throw new Error(`${change.kind} was refused`);

const context = (author = participant(1)) => ({
  author,
  receivedAt: noon,
  catalogue: testCatalogue,
  templates: testTemplates,
  record: (id: string) => records.get(id),
  recordsOfWalk: <Kind extends RecordKind>(kind: Kind) =>
    records
      .all()
      .filter((one): one is AnyRecord & KeptRecord<Kind> => one.kind === kind && one.withdrawn === null),
});

const about = { at: noon, walkId: walkNumber(1) };
const own = joined(1).participant.id;
/** One of each kind that the server takes from participants, by the first of them. */
const written: readonly Change[] = [
  findingAdded(9, 1),
  findingEdited(1, { text: { value: 'dark', basedOn: [changeNumber(1)] } }),
  findingWithdrawn(1),
  confirmed(2, 1),
  photoAttached(9),
  photoWithdrawn(1),
  rated(9, 1, 1),
  grouped(1, 1),
  left(1),
  receiptSet(1, 'a'.repeat(64)),
  {
    ...about,
    id: changeNumber(900_002),
    kind: 'participant-described',
    participantId: own,
    ageBand: '30_49',
    gender: null,
  },
  stopMarked(1, 1, 'arrived'),
];
const allKinds = changeSchema.options.map(({ shape }) => shape.kind.value);

describe('what participants write', () => {
  test('has an example of each kind here', () => {
    expect(written.map(({ kind }) => kind).sort()).toEqual(Object.keys(participantRules).sort());
  });

  test.each(written.map((change) => [change.kind, change] as const))(
    '%s is read and judged on a phone as by the server',
    (_kind, change) => {
      expect(parseParticipantChange(change)).toEqual(parseChange(change));
      for (const author of [participant(1), participant(2), participant(1, 2)]) {
        const here = applyParticipantChange(change, context(author));
        expect(here).toEqual(applyChange(change, context(author)));
        expect(recordsNeeded(change, author).length).toBeGreaterThan(0);
      }
      expect(applyParticipantChange(change, context()).verdict).not.toBe('refused');
    },
  );

  test('what does not fit is refused with the same problem', () => {
    for (const wrong of [
      { ...findingAdded(9), finding: null },
      { ...rated(9, 1, 1), at: 'yesterday' },
      { ...left(1), colour: 'red' },
    ])
      expect(parseParticipantChange(wrong)).toEqual(parseChange(wrong));
    for (const strange of [null, 'finding-added', {}, { kind: 'constructor' }, walkAdvanced('walked')])
      expect(parseParticipantChange(strange).problem?.code).toBe('unknown-kind');
  });
});

describe('everything else', () => {
  // Given by one click on the receipt, which no phone applies by itself.
  const elsewhere = new Set(['action-answered']);
  const others = allKinds.filter((kind) => !Object.hasOwn(participantRules, kind) && !elsewhere.has(kind));

  test('is most kinds', () => expect(others.length).toBeGreaterThan(30));

  test.each(others)('%s is not for participants, on a phone nor at the server', (kind) => {
    // The role is looked at before what the change says, so that nearly nothing of it need be there.
    const bare = { ...about, id: changeNumber(900_003), kind } as Change;
    const change = kind === 'action-added' ? actionAdded(1, [1]) : bare;
    for (const apply of [applyParticipantChange, applyChange]) {
      const outcome = apply(change, context());
      expect(outcome.verdict === 'refused' && outcome.problem.code).toBe('not-allowed');
    }
  });
});
