import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivalOf, type PhoneContact, walkEndedAt } from '../../domain/arrival.ts';
import type { ParticipantId } from '../../domain/ids.ts';
import type { WalkStatus } from '../../domain/walk.ts';
import { participantNumber } from '../support/change-makers.ts';

type Walk = Parameters<typeof arrivalOf>[0];
const minute = (number: number) => new Date(Date.UTC(2026, 10, 20, 18, number)).toISOString();
const phone = (number: number, leftMinute: number | null = null) => ({
  participantId: participantNumber(number),
  leftReceivedAt: leftMinute === null ? null : minute(leftMinute),
});
const contact = (number: number, at: number, more: Partial<PhoneContact> = {}): PhoneContact => ({
  participantId: participantNumber(number),
  at: minute(at),
  undelivered: 0,
  undeliveredPhotos: 0,
  ...more,
});
const walk = (more: Partial<Walk>): Walk => ({
  endedAt: minute(30),
  phones: [phone(1)],
  contacts: [contact(1, 31)],
  awaitedPhotos: 0,
  ...more,
});

describe('nobody may go home', () => {
  test.each<[string, Partial<Walk>, string]>([
    ['before the walk has ended', { endedAt: null, phones: [phone(1, 5)] }, 'walk-not-ended'],
    ['while a phone was never heard', { contacts: [] }, 'silent'],
    ['while a phone was heard only before the end', { contacts: [contact(1, 29)] }, 'silent'],
    ['when it was heard in the moment of the end', { contacts: [contact(1, 30)] }, 'silent'],
    [
      'when somebody left and was heard only before',
      { phones: [phone(1, 20)], contacts: [contact(1, 19)] },
      'silent',
    ],
    ['while something is undelivered', { contacts: [contact(1, 31, { undelivered: 1 })] }, 'undelivered'],
    ['while a phone does not say', { contacts: [contact(1, 31, { undelivered: null })] }, 'undelivered'],
    ['while a photo is', { contacts: [contact(1, 31, { undeliveredPhotos: 1 })] }, 'undelivered-photos'],
    ['while a photo is awaited', { awaitedPhotos: 1 }, 'photos-awaited'],
  ])('%s', (_name, more, code) => {
    const { everythingArrived, reasons } = arrivalOf(walk(more));
    expect(everythingArrived).toBe(false);
    expect(reasons.map((reason) => reason.code)).toContain(code);
  });
});

describe('everything has arrived', () => {
  test.each<[string, Partial<Walk>]>([
    ['when each was heard after the end with nothing left', {}],
    ['when somebody was heard after leaving', { phones: [phone(1, 10)], contacts: [contact(1, 11)] }],
    ['when nobody has a phone', { phones: [], contacts: [] }],
    ['whatever the phones of others say', { contacts: [contact(1, 31), contact(9, 1, { undelivered: 5 })] }],
  ])('%s', (_name, more) => expect(arrivalOf(walk(more))).toEqual({ everythingArrived: true, reasons: [] }));
});

const minutes = fc.integer({ min: 0, max: 59 });
const counts = fc.option(fc.integer({ min: 0, max: 2 }));
const walks: fc.Arbitrary<Walk> = fc
  .array(
    fc.record({
      left: fc.option(minutes),
      heard: fc.option(minutes),
      undelivered: counts,
      undeliveredPhotos: counts,
    }),
    { maxLength: 5 },
  )
  .chain((people) =>
    fc.record({
      endedAt: fc.option(minutes.map(minute)),
      phones: fc.constant(people.map(({ left }, index) => phone(index, left))),
      contacts: fc.constant(
        people.flatMap(({ heard, undelivered, undeliveredPhotos }, index) =>
          heard === null ? [] : [contact(index, heard, { undelivered, undeliveredPhotos })],
        ),
      ),
      awaitedPhotos: fc.integer({ min: 0, max: 1 }),
    }),
  );
const arrived = (one: Walk) => arrivalOf(one).everythingArrived;
const changeFirst = (contacts: readonly PhoneContact[], more: Partial<PhoneContact>) =>
  contacts.map((each, index) => (index === 0 ? { ...each, ...more } : each));

describe('however it stands', () => {
  test('a silent phone, an undelivered thing or an awaited photo never makes it true', () => {
    const worse: ((one: Walk) => Walk)[] = [
      (one) => ({ ...one, phones: [...one.phones, phone(99)] }),
      (one) => ({ ...one, contacts: one.contacts.slice(1) }),
      (one) => ({ ...one, awaitedPhotos: one.awaitedPhotos + 1 }),
      (one) => ({ ...one, endedAt: null }),
      (one) => ({
        ...one,
        contacts: changeFirst(one.contacts, { undelivered: (one.contacts[0]?.undelivered ?? 0) + 1 }),
      }),
      (one) => ({ ...one, contacts: changeFirst(one.contacts, { undeliveredPhotos: null }) }),
    ];
    fc.assert(
      fc.property(walks, fc.constantFrom(...worse), (one, makeWorse) => {
        if (!arrived(one)) expect(arrived(makeWorse(one))).toBe(false);
      }),
    );
  });

  test('it is true exactly when there is no reason, and each reason names phones of the walk', () => {
    fc.assert(
      fc.property(walks, (one) => {
        const { everythingArrived, reasons } = arrivalOf(one);
        expect(everythingArrived).toBe(reasons.length === 0);
        const known = new Set<ParticipantId>(one.phones.map(({ participantId }) => participantId));
        for (const { participantIds } of reasons)
          expect(participantIds.every((id) => known.has(id))).toBe(true);
        if (one.endedAt === null) expect(everythingArrived).toBe(false);
      }),
    );
  });
});

describe('when the walk ended', () => {
  const log = (...statuses: WalkStatus[]) => ({
    statusLog: statuses.map((status, index) => ({
      status,
      at: minute(0),
      receivedAt: minute(index),
      reason: null,
    })),
  });
  test.each([
    [['planned', 'in_progress'], null],
    [['planned', 'cancelled'], null],
    [['planned', 'in_progress', 'walked', 'closed'], 2],
    [['planned', 'protocol_draft'], 1],
    [['planned', 'walked', 'cancelled'], 1],
  ] as const)('%j', (statuses, index) =>
    expect(walkEndedAt(log(...statuses))).toBe(index === null ? null : minute(index)),
  );
});
