import { expect, test } from 'vitest';
import {
  draftOfRating,
  emptyRating,
  type RatingContext,
  type RatingDraft,
  ratingChanges,
  ratingFault,
  typedRatings,
} from '../../../client/features/paper/paper-rating.ts';
import type { RatingView } from '../../../client/state/record-views.ts';
import { participantIdOfStrip, ratingIdOfStrip, stripsAtMost } from '../../../domain/paper-sticker.ts';
import type { Author } from '../../../domain/roles.ts';
import {
  authored,
  checkpointAdded,
  checkpointNumber,
  groupNumber,
  joined,
  participantNumber,
  rated,
  ratingNumber,
  walkCreated,
  walkNumber,
} from '../../support/change-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';
import { groupAdded } from '../../support/walk-makers.ts';

const planner: Author = { kind: 'staff', userId: 'planner-1', role: 'planner', organisationId: null };
const walkId = walkNumber(1);
const began = '2026-11-20T11:00:00.000Z';
const stop = checkpointNumber(1);
const context: RatingContext = {
  walk: {
    id: walkId,
    geometry: null,
    properties: {
      ...walkCreated(1).walk.properties,
      status: 'walked',
      statusLog: [{ status: 'in_progress', at: began, reason: null }],
    },
  },
  stops: [
    {
      id: stop,
      geometry: { type: 'Point', coordinates: [17.6, 57.25] },
      properties: checkpointAdded(1).checkpoint.properties,
    },
  ],
  known: new Set(),
  people: new Set(),
  isCorrection: false,
};
const source = {
  now: () => new Date('2026-11-20T12:00:00.000Z'),
  randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
};
const sheet = { stopId: stop, groupId: groupNumber(1) };
const line: RatingDraft = { ...emptyRating, strip: '2', feeling: '3', alone: 'avoid' };
const withBack: RatingDraft = {
  ...line,
  hasBack: true,
  back: { ...emptyRating.back, light: '0', care: '3' },
};

/** A walk with one stop, one group and one person with a phone. */
function ground() {
  const records = recordsInMemory();
  for (const change of [walkCreated(1), checkpointAdded(1), groupAdded(1), joined(1)])
    expect(records.apply(authored(change))).toBe('applied');
  const write = (
    draft: RatingDraft,
    more: Partial<RatingContext> = {},
    author?: Author,
  ): (string | undefined)[] =>
    ratingChanges(draft, sheet, { ...context, ...more }, source).map((change) =>
      records.apply(authored(change, author)),
    );
  const view = (strip: number): RatingView => {
    const record = records.get(ratingIdOfStrip(walkId, strip, stop));
    if (record?.kind !== 'rating') throw new Error('there is no such rating');
    return { id: record.id, properties: record.feature.properties };
  };
  return { records, write, view };
}

test('a line is the person of the strip, their group and what they felt when the walk began; the domain takes all', () => {
  const { records, write, view } = ground();
  expect(write(withBack)).toEqual(['applied', 'applied', 'applied']);
  expect(view(2).properties).toMatchObject({
    participantId: participantIdOfStrip(walkId, 2),
    groupId: groupNumber(1),
    feeling: 3,
    wouldGoAloneInDark: 'avoid',
    observations: { light: 0, care: 3, people: null },
    skipped: false,
    ratedAt: began,
    beforeDiscussion: true,
  });
  const person = records.get(participantIdOfStrip(walkId, 2));
  expect(person?.feature.properties).toMatchObject({ source: 'paper', groupId: groupNumber(1) });
});

test('whoever answered nothing is written as silent, and the same line twice is one rating', () => {
  const { write, view } = ground();
  expect(write({ ...line, feeling: '-' })).toEqual(['applied', 'applied', 'applied']);
  expect(view(2).properties).toMatchObject({ feeling: null, observations: null, skipped: true });
  const people = new Set<string>([participantIdOfStrip(walkId, 2)]);
  expect(write(line, { people })).not.toContain('applied');
  expect(view(2).properties.skipped).toBe(true);
});

test('what was typed in wrongly is corrected from the line as it stands, back and forth', () => {
  const { write, view } = ground();
  write(line);
  expect(draftOfRating(2, view(2))).toEqual(line);
  expect(write(withBack, { isCorrection: true })).toEqual(['applied']);
  expect(draftOfRating(2, view(2))).toEqual(withBack);
  expect(write({ ...line, feeling: '-' }, { isCorrection: true })).toEqual(['applied']);
  expect(view(2).properties).toMatchObject({ feeling: null, observations: null, skipped: true });
  expect(write(line, { isCorrection: true })).toEqual(['applied']);
  expect(draftOfRating(2, view(2))).toEqual(line);
});

test('only those who may rate for others correct, only what is there, only paper, and never a bit of both', () => {
  const { records, write } = ground();
  expect(write(line, { isCorrection: true }, planner)).toEqual(['not-allowed']);
  expect(write(line, { isCorrection: true })).toEqual(['unknown-record']);
  expect(records.apply(authored(rated(1, 1, 1)))).toBe('applied');
  const answers = { feeling: 1, wouldGoAloneInDark: 'yes', observations: null, skipped: false } as const;
  const base = { ...rated(2, 1, 1), kind: 'paper-rating-corrected' as const };
  const { rating: _, ...bare } = base;
  const ofPhone = { ...bare, ratingId: ratingNumber(1), answers };
  expect(records.apply(authored(ofPhone))).toBe('not-allowed');
  write(line);
  const ratingId = ratingIdOfStrip(walkId, 2, stop);
  const half = { ...bare, ratingId, answers: { ...answers, feeling: null } };
  expect(records.apply(authored(half))).toBe('invalid-input');
  expect(records.lastPointers()).toEqual(['/answers/feeling']);
});

test.each([
  [{}, { stopId: '' }, 'stopId'],
  [{ strip: '' }, {}, 'strip'],
  [{ strip: '0' }, {}, 'strip'],
  [{ strip: String(stripsAtMost + 1) }, {}, 'strip'],
  [{ strip: '7' }, {}, 'strip'],
  [{ feeling: '' }, {}, 'feeling'],
  [{ alone: '' }, {}, 'alone'],
  [{ hasBack: true }, {}, 'back'],
] as const)('%o on the sheet %o is told at its field', (wrong, sheetToo, field) => {
  const known = new Set<string>([ratingIdOfStrip(walkId, 7, stop)]);
  expect(ratingFault({ ...line, ...wrong }, { ...sheet, ...sheetToo }, { ...context, known })?.field).toBe(
    field,
  );
});

test('what is typed in is known by its strip, and ratings from phones are not', () => {
  const { write, view } = ground();
  write(line);
  const person = (id: string, source: string) => ({
    id,
    properties: { walkId, joinedAt: began, language: 'sv', source, groupId: null, leftAt: null },
  });
  const phone = { ...view(2), id: ratingNumber(1) };
  phone.properties = { ...phone.properties, participantId: participantNumber(1) };
  const people = [person(participantIdOfStrip(walkId, 2), 'paper'), person(participantNumber(1), 'app')];
  expect(typedRatings(walkId, people, [view(2), phone]).map(({ strip }) => strip)).toEqual([2]);
});
