import type { ChangeOf } from '../../domain/changes.ts';
import {
  changeIdSchema,
  countedActivityIdSchema,
  disclosureIdSchema,
  findingIdSchema,
  hotSpotIdSchema,
  organisationIdSchema,
  patrolShiftIdSchema,
  patrolVisitIdSchema,
} from '../../domain/ids.ts';
import { patrolFaultsWalkId } from '../../domain/patrol/patrol-faults-walk.ts';
import type { Author } from '../../domain/roles.ts';
import { changeNumber } from './change-makers.ts';

// What the police write; ids as in change-makers.ts. The place is in the sea of the invented town.

const numbered = (kind: string, number: number) =>
  `01900000-0000-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
export const hotSpotNumber = (number: number) => hotSpotIdSchema.parse(numbered('0d1', number));
export const shiftNumber = (number: number) => patrolShiftIdSchema.parse(numbered('0d2', number));
export const visitNumber = (number: number) => patrolVisitIdSchema.parse(numbered('0d3', number));
export const activityNumber = (number: number) => countedActivityIdSchema.parse(numbered('0d4', number));
/** Of a whole hour (2026-11-20 12:00 UTC), as ids that the municipality sees must be. */
const hourly = (kind: string, number: number) =>
  `01a1f8d3-ea00-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
export const disclosureNumber = (number: number) => disclosureIdSchema.parse(hourly('0d5', number));
export const disclosedFindingNumber = (number: number) => findingIdSchema.parse(hourly('001', number));
const hourlyChange = (number: number) => changeIdSchema.parse(hourly('0c0', number));

export const police: Author = { kind: 'staff', userId: 'officer-7', role: 'police', organisationId: null };
export const otherPolice: Author = {
  kind: 'staff',
  userId: 'officer-8',
  role: 'police',
  organisationId: organisationIdSchema.parse(numbered('006', 77)),
};

let lastChange = 7_000_000;
const base = (at = '2026-11-20T12:00:00.000Z') => ({ id: changeNumber(++lastChange), at });

/** A square of so many metres (about) around 16.64321, 57.26789. */
export function square(metres = 80): { type: 'Polygon'; coordinates: [number, number][][] } {
  const [longitude, latitude, half] = [16.64321, 57.26789, metres / 2 / 111_320];
  const corner = (x: number, y: number): [number, number] => [
    longitude + (x * half) / Math.cos((latitude * Math.PI) / 180),
    latitude + y * half,
  ];
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
  return { type: 'Polygon', coordinates: [ring] };
}

type HotSpotInput = ChangeOf<'hotspot-added'>['hotSpot'];
export function hotSpotAdded(
  number = 1,
  more: Partial<HotSpotInput['properties']> = {},
  geometry: HotSpotInput['geometry'] = square(),
): ChangeOf<'hotspot-added'> {
  const properties: HotSpotInput['properties'] = {
    kind: 'hotspot',
    name: `Kajkanten ${number}`,
    basis: 'officer',
    evidenceGrade: 'B',
    why: 'Hemligt skäl om kajkanten.',
    windows: [{ weekday: 4, fromHour: 20, toHour: 2, n: 7 }],
    lookAt: ['Släckt lampa'],
    talkTo: 'Hamnvakten',
    reviewAt: '2027-02-01',
    stopRule: { periodMonths: 1, threshold: 3 },
    ...more,
  };
  const hotSpot: HotSpotInput = { type: 'Feature', id: hotSpotNumber(number), geometry, properties };
  return { ...base(), kind: 'hotspot-added', hotSpot };
}

type ShiftInput = ChangeOf<'patrol-shift-planned'>['shift'];
export function shiftPlanned(
  number = 1,
  more: Partial<ShiftInput['properties']> = {},
): ChangeOf<'patrol-shift-planned'> {
  const properties: ShiftInput['properties'] = {
    kind: 'patrol-shift',
    name: null,
    startAt: '2026-11-20T06:00:00.000Z',
    endAt: '2026-11-20T11:00:00.000Z',
    end: null,
    officers: 2,
    seed: 3_141_592_653,
    parameters: { dwellMinutes: 15, returnAfterMinutes: 120, walkingMetresPerMinute: 75 },
    choices: { locked: [], dropped: [], order: null },
    stops: [],
    straight: true,
    ...more,
  };
  const geometry = { type: 'Point' as const, coordinates: [16.65, 57.26] as [number, number] };
  return {
    ...base(),
    kind: 'patrol-shift-planned',
    shift: { type: 'Feature', id: shiftNumber(number), geometry, properties },
  };
}

type VisitInput = ChangeOf<'patrol-visit-logged'>['visit'];
export const faultId = numbered('0d6', 1);
export function visitLogged(
  number = 1,
  more: Partial<VisitInput['properties']> = {},
): ChangeOf<'patrol-visit-logged'> {
  const properties: VisitInput['properties'] = {
    kind: 'patrol-visit',
    shiftId: shiftNumber(1),
    hotSpotId: hotSpotNumber(1),
    officers: 2,
    arrivedAt: '2026-11-20T07:00:00.000Z',
    leftAt: '2026-11-20T07:12:00.000Z',
    activities: ['visible-presence'],
    observation: 'Hemlig iakttagelse.',
    nearOnArrival: true,
    source: 'phone',
    faults: [
      {
        id: numbered('0d6', 1),
        category: 'lighting',
        subcategory: 'broken',
        position: [16.65001, 57.26001],
        text: 'Lampan är trasig.',
      },
    ],
    ...more,
  };
  return {
    ...base(),
    kind: 'patrol-visit-logged',
    visit: { type: 'Feature', id: visitNumber(number), geometry: null, properties },
  };
}

type ActivityInput = ChangeOf<'activity-counted'>['activity'];
export function activityCounted(
  number = 1,
  more: Partial<ActivityInput['properties']> = {},
): ChangeOf<'activity-counted'> {
  const properties: ActivityInput['properties'] = {
    kind: 'counted-activity',
    activity: 'speed-check',
    date: '2026-10-20',
    minutes: 45,
    officers: 2,
    place: 'Hemliga infarten',
    ...more,
  };
  return {
    ...base(),
    kind: 'activity-counted',
    activity: { type: 'Feature', id: activityNumber(number), geometry: null, properties },
  };
}

export function faultDisclosed(
  more: Partial<ChangeOf<'patrol-fault-disclosed'>> = {},
): ChangeOf<'patrol-fault-disclosed'> {
  return {
    kind: 'patrol-fault-disclosed',
    id: hourlyChange(1),
    at: '2026-11-20T12:34:56.000Z',
    walkId: patrolFaultsWalkId,
    visitId: visitNumber(1),
    faultId,
    disclosure: {
      id: disclosureNumber(1),
      legalGround: 'no-secrecy',
      groundNote: null,
      weighing: 'Felet gäller kommunens lampa och ingen person.',
    },
    finding: {
      id: disclosedFindingNumber(1),
      geometry: { type: 'Point', coordinates: [16.65001, 57.26001] },
      category: 'lighting',
      subcategory: 'broken',
      text: 'Lampan är trasig.',
    },
    ...more,
  };
}
