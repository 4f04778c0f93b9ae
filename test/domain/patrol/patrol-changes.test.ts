import { describe, expect, test } from 'vitest';
import type { Change } from '../../../domain/changes.ts';
import { changeIdSchema, findingIdSchema, newId, patrolVisitIdSchema } from '../../../domain/ids.ts';
import { hourlyIds, tellsOnlyHour } from '../../../domain/patrol/hour-of.ts';
import { inWindow } from '../../../domain/patrol/in-window.ts';
import { loggedAuthor } from '../../../domain/patrol/logged-author.ts';
import { patrolFaultsWalkId } from '../../../domain/patrol/patrol-faults-walk.ts';
import type { Author } from '../../../domain/roles.ts';
import { authored, changeNumber, leader, noon, participant } from '../../support/change-makers.ts';
import {
  activityCounted,
  disclosedFindingNumber,
  disclosureNumber,
  faultDisclosed,
  hotSpotAdded,
  hotSpotNumber,
  otherPolice,
  police,
  shiftNumber,
  shiftPlanned,
  square,
  visitLogged,
  visitNumber,
} from '../../support/patrol-makers.ts';
import { recordsInMemory } from '../../support/records-in-memory.ts';

function started() {
  const records = recordsInMemory();
  const send = (change: Change, author: Author = police) => records.apply(authored(change, author));
  expect(send(hotSpotAdded())).toBe('applied');
  expect(send(shiftPlanned())).toBe('applied');
  return { records, send };
}

describe('the rules of patrols', () => {
  test('nobody but the police writes any of it', () => {
    const { records, send } = started();
    send(visitLogged());
    const before = JSON.stringify(records.all());
    const changes = [hotSpotAdded(2), shiftPlanned(2), visitLogged(2), activityCounted(), faultDisclosed()];
    const planner: Author = { kind: 'staff', userId: 'p', role: 'planner', organisationId: null };
    const admin: Author = { kind: 'staff', userId: 'a', role: 'admin', organisationId: null };
    for (const change of changes)
      for (const author of [leader, planner, admin, participant(1), otherPolice])
        expect(send(change, author), `${change.kind} by ${author.kind}`).toBe('not-allowed');
    expect(JSON.stringify(records.all())).toBe(before);
  });

  test('no record says who wrote it, and the log says only "police" of what was done on the street', () => {
    const { records, send } = started();
    send(visitLogged());
    send(activityCounted());
    send({
      kind: 'hotspot-edited',
      id: changeNumber(8_000_001),
      at: noon,
      hotSpotId: hotSpotNumber(1),
      fields: {
        why: { value: 'Nytt skäl', basedOn: [records.get(hotSpotNumber(1))?.createdBy ?? changeNumber(1)] },
      },
    });
    expect(JSON.stringify(records.all())).not.toContain('officer-7');
    for (const kind of ['patrol-visit-logged', 'activity-counted', 'patrol-shift-planned'] as const)
      expect(loggedAuthor(kind, police)).toBe('staff:police');
    expect(loggedAuthor('hotspot-added', police)).toBe('staff:officer-7');
  });

  test('a shift of no minutes, one that ends before it begins and one of a whole day are refused in words', () => {
    const { send } = started();
    for (const endAt of ['2026-11-20T06:00:00.000Z', '2026-11-20T05:00:00.000Z', '2026-11-21T06:00:00.000Z'])
      expect(send(shiftPlanned(2, { endAt }))).toBe('shift-times');
    expect(send(shiftPlanned(2, { stops: [stopAt(99)] }))).toBe('unknown-record');
  });

  test('a new plan for a shift keeps its visits; a shift that took place is not cancelled', () => {
    const { records, send } = started();
    send(visitLogged());
    expect(send(shiftPlanned(1, { stops: [stopAt(1)] }))).toBe('applied');
    const shift = records.get(shiftNumber(1));
    expect(shift?.feature.properties).toMatchObject({
      visits: [{ visitId: visitNumber(1) }],
      stops: [stopAt(1)],
    });
    const cancel = {
      kind: 'patrol-shift-cancelled',
      at: noon,
      shiftId: shiftNumber(1),
      reason: null,
    } as const;
    expect(send({ ...cancel, id: changeNumber(8_000_002) })).toBe('shift-times');
  });

  test('a visit within another of its shift is refused with the times of the other, until that is taken back', () => {
    const { records, send } = started();
    send(visitLogged());
    const overlapping = visitLogged(2, {
      arrivedAt: '2026-11-20T07:11:00.000Z',
      leftAt: '2026-11-20T07:30:00.000Z',
    });
    const outcome = send(overlapping);
    expect(outcome).toBe('visit-overlaps');
    expect(records.lastPointers()).toEqual(['/visit/properties/arrivedAt']);
    const withdraw = {
      kind: 'patrol-visit-withdrawn',
      shiftId: shiftNumber(1),
      visitId: visitNumber(1),
    } as const;
    send({ ...withdraw, id: changeNumber(8_000_003), at: noon, reason: 'wrong' });
    expect(send(overlapping)).toBe('applied');
  });

  test('times of a visit that cannot be right are refused', () => {
    const { send } = started();
    const arrivedAt = '2026-11-20T07:00:00.000Z';
    for (const leftAt of [arrivedAt, '2026-11-20T06:59:00.000Z', '2026-11-20T13:00:01.000Z'])
      expect(send(visitLogged(1, { arrivedAt, leftAt }))).toBe('visit-times');
    expect(send(visitLogged(1, { arrivedAt: noon, leftAt: '2026-11-20T12:30:00.000Z' }))).toBe(
      'time-in-future',
    );
  });

  test('more than a few blocks is a district', () => {
    const { send } = started();
    expect(send(hotSpotAdded(3, {}, square(600)))).toBe('hot-spot-too-large');
    expect(send(hotSpotAdded(4, {}, square(300)))).toBe('applied');
  });

  test('whether a visit lies in the window is kept as it was then, past midnight too', () => {
    const { records, send } = started();
    send(visitLogged());
    expect(records.get(visitNumber(1))?.feature.properties).toMatchObject({ inWindow: false });
    const windows = [{ weekday: 4, fromHour: 20, toHour: 2, n: null }];
    expect(inWindow('2026-11-20T19:30:00.000Z', windows)).toBe(true);
    expect(inWindow('2026-11-21T00:30:00.000Z', windows)).toBe(true);
    expect(inWindow('2026-11-20T00:30:00.000Z', windows)).toBe(false);
    expect(inWindow('2026-11-21T01:00:00.000Z', windows)).toBe(false);
    expect(inWindow('2026-11-20T19:30:00.000Z', [])).toBeNull();
  });
});

describe('the door of disclosure', () => {
  test('a fault becomes a mark of the municipality that knows nothing of the patrol, and a line in the log', () => {
    const { records, send } = started();
    send(visitLogged());
    expect(send(faultDisclosed())).toBe('applied');
    const finding = records.get(disclosedFindingNumber(1));
    expect(finding?.feature.properties).toMatchObject({
      source: 'patrol',
      polarity: 'neutral',
      recordedAt: '2026-11-20T12:00:00.000Z',
    });
    const told = JSON.stringify([finding, records.get(disclosureNumber(1))]);
    for (const secret of [visitNumber(1), shiftNumber(1), hotSpotNumber(1), 'officer-7', '34:56', '07:0'])
      expect(told).not.toContain(secret);
    for (const { id, createdBy } of records.all().filter(({ walkId }) => walkId === patrolFaultsWalkId)) {
      expect(tellsOnlyHour(id)).toBe(true);
      expect(tellsOnlyHour(createdBy)).toBe(true);
    }
    expect(records.get(visitNumber(1))?.feature.properties).toMatchObject({
      faults: [{ disclosureId: disclosureNumber(1) }],
    });
    const again = { ...faultDisclosed(), id: newIdOfHour(2) };
    expect(send(again)).toBe('fault-disclosed');
  });

  test('an id that tells the minute, another walk, an unknown fault or a ground without words is refused', () => {
    const { send } = started();
    send(visitLogged());
    expect(send(faultDisclosed({ id: changeNumber(3) }))).toBe('invalid-input');
    const { disclosure, finding } = faultDisclosed();
    const exact = newId(findingIdSchema, {
      now: () => new Date(noon.replace('00:00', '13:07')),
      randomBytes: () => new Uint8Array(16),
    });
    expect(send(faultDisclosed({ finding: { ...finding, id: exact } }))).toBe('invalid-input');
    expect(send(faultDisclosed({ faultId: visitNumber(5) }))).toBe('unknown-record');
    const unsaid = { ...disclosure, legalGround: 'other' as const };
    expect(send(faultDisclosed({ disclosure: unsaid }))).toBe('reason-needed');
  });

  test('ids of the hour differ and tell only it', () => {
    let byte = 0;
    const source = hourlyIds({
      now: () => new Date('2026-11-20T12:34:56.789Z'),
      randomBytes: () => new Uint8Array(16).fill(++byte),
    });
    const ids = [newId(patrolVisitIdSchema, source), newId(patrolVisitIdSchema, source)];
    expect(new Set(ids).size).toBe(2);
    expect(ids.every(tellsOnlyHour)).toBe(true);
  });
});

const stopAt = (number: number) => ({
  hotSpotId: hotSpotNumber(number),
  arriveAt: '2026-11-20T07:00:00.000Z',
  leaveAt: '2026-11-20T07:15:00.000Z',
  walkMetres: 400,
  walkMinutes: 6,
});

function newIdOfHour(number: number) {
  const at = new Date('2026-11-20T12:00:00.000Z');
  return faultDisclosed({
    id: newId(changeIdSchema, { now: () => at, randomBytes: () => new Uint8Array(16).fill(number) }),
  }).id;
}
