import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  emptyLine,
  type PaperContext,
  type PaperDraft,
  paperChanges,
  paperFault,
} from '../../../client/features/paper/paper-line.ts';
import {
  findingIdOfSticker,
  participantIdOfStrip,
  stickersAtMost,
  stripOfSticker,
} from '../../../domain/paper-sticker.ts';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../../support/change-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';

const walkId = walkNumber(1);
const context: PaperContext = {
  walk: {
    id: walkId,
    geometry: null,
    properties: {
      ...walkCreated(1).walk.properties,
      status: 'walked',
      statusLog: [{ status: 'in_progress', at: '2026-11-20T11:00:00.000Z', reason: null }],
    },
  },
  stops: [
    {
      id: checkpointNumber(1),
      geometry: { type: 'Point', coordinates: [17.6, 57.25] },
      properties: checkpointAdded(1).checkpoint.properties,
    },
  ],
  catalogue: testCatalogue,
  known: new Set(),
  people: new Set(),
};
const source = {
  now: () => new Date('2026-11-20T12:00:00.000Z'),
  randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
};
const line: PaperDraft = {
  ...emptyLine,
  groupId: '',
  sticker: '9',
  stopId: checkpointNumber(1),
  category: 'lighting',
  severity: '3',
  text: ' Dark ',
};

test('a line is the person of the strip and the mark of the sticker, and the domain takes both', () => {
  const records = recordsInMemory();
  const changes = paperChanges(line, context, source);
  for (const change of [walkCreated(1), checkpointAdded(1), ...changes])
    expect(records.apply(authored(change))).toBe('applied');
  expect(changes.map(({ kind }) => kind)).toEqual(['participant-joined', 'finding-added']);
  const record = records.get(findingIdOfSticker(walkId, 9));
  expect(record?.feature.properties).toMatchObject({
    participantId: participantIdOfStrip(walkId, 2),
    checkpointId: checkpointNumber(1),
    severity: 3,
    text: 'Dark',
    recordedAt: '2026-11-20T11:00:00.000Z',
  });
  expect(records.get(participantIdOfStrip(walkId, 2))?.feature.properties).toMatchObject({ source: 'paper' });
});

test('the same sticker typed by two people is one mark: the second is refused, whatever it says', () => {
  const records = recordsInMemory();
  const first = paperChanges(line, context, source);
  for (const change of [walkCreated(1), checkpointAdded(1), ...first]) records.apply(authored(change));
  const people = new Set([participantIdOfStrip(walkId, 2)]);
  const second = paperChanges({ ...line, severity: '1' }, { ...context, people }, source);
  expect(second.map((change) => records.apply(authored(change)))).not.toContain('applied');
  expect(records.get(findingIdOfSticker(walkId, 9))?.feature.properties).toMatchObject({ severity: 3 });
});

test('plus, or a category of good places, is a good place without a severity', () => {
  for (const draft of [
    { ...line, severity: '+' },
    { ...line, category: 'good_place', severity: '' },
  ])
    expect(paperChanges(draft, context, source).at(-1)).toMatchObject({
      finding: { properties: { polarity: 'positive', severity: null } },
    });
});

test.each([
  [{ sticker: '' }, 'sticker'],
  [{ sticker: '0' }, 'sticker'],
  [{ sticker: '961' }, 'sticker'],
  [{ sticker: '7' }, 'sticker'],
  [{ stopId: '' }, 'stopId'],
  [{ category: 'nonsense' }, 'category'],
  [{ severity: '5' }, 'severity'],
  [{ severity: '' }, 'severity'],
] as const)('%o is told at its field', (wrong, field) => {
  const known = new Set([7]);
  expect(paperFault({ ...line, ...wrong }, { ...context, known })?.field).toBe(field);
});

test('no two stickers or strips of any walks have the same id, and none is one that a device makes', () => {
  const sticker = fc.integer({ min: 1, max: stickersAtMost });
  const walk = fc.integer({ min: 1, max: 50 }).map(walkNumber);
  fc.assert(
    fc.property(walk, sticker, walk, sticker, (walkA, a, walkB, b) => {
      const same = walkA === walkB && a === b;
      expect(findingIdOfSticker(walkA, a) === findingIdOfSticker(walkB, b)).toBe(same);
      expect(findingIdOfSticker(walkA, a)[14]).toBe('8');
      const [stripA, stripB] = [stripOfSticker(a), stripOfSticker(b)];
      const isOne = walkA === walkB && stripA === stripB;
      expect(participantIdOfStrip(walkA, stripA) === participantIdOfStrip(walkB, stripB)).toBe(isOne);
    }),
  );
});
