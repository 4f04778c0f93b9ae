import type { AuthoredChange } from '../../domain/apply-change.ts';
import { buildCatalogue, type Category } from '../../domain/catalogue.ts';
import type { Change, ChangeOf } from '../../domain/changes.ts';
import {
  areaIdSchema,
  changeIdSchema,
  checkpointIdSchema,
  findingIdSchema,
  groupIdSchema,
  organisationIdSchema,
  participantIdSchema,
  photoIdSchema,
  ratingIdSchema,
  walkIdSchema,
} from '../../domain/ids.ts';
import type { Author } from '../../domain/roles.ts';
import { unsaidWalkFields } from '../../domain/walk.ts';

// Changes as people make them, with ids that can be read: the same number gives the same id.

function numbered(kind: string, number: number): string {
  return `01900000-0000-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
}
export const changeNumber = (number: number) => changeIdSchema.parse(numbered('0c0', number));
export const findingNumber = (number: number) => findingIdSchema.parse(numbered('001', number));
export const participantNumber = (number: number) => participantIdSchema.parse(numbered('002', number));
export const walkNumber = (number: number) => walkIdSchema.parse(numbered('003', number));
export const checkpointNumber = (number: number) => checkpointIdSchema.parse(numbered('004', number));
export const ratingNumber = (number: number) => ratingIdSchema.parse(numbered('005', number));
export const organisationNumber = (number: number) => organisationIdSchema.parse(numbered('006', number));
export const photoNumber = (number: number) => photoIdSchema.parse(numbered('008', number));
export const groupNumber = (number: number) => groupIdSchema.parse(numbered('009', number));
export const areaNumber = (number: number) => areaIdSchema.parse(numbered('007', number));

export const noon = '2026-11-20T12:00:00.000Z';
export const leader: Author = { kind: 'staff', userId: 'leader-1', role: 'leader', organisationId: null };
export const system: Author = { kind: 'system', name: 'test' };
export const participant = (number: number, walk = 1): Author => ({
  kind: 'participant',
  participantId: participantNumber(number),
  walkId: walkNumber(walk),
});

function category(id: string, more: Partial<Category> = {}): Category {
  return {
    id,
    order: 1,
    branch: 'environment',
    label: { sv: id, en: id },
    help: { sv: id, en: id },
    icon: '<path d="M0 0"/>',
    defaultSeverity: 2,
    public: true,
    lightOrSight: false,
    subcategories: [],
    ...more,
  };
}
const subcategory = (id: string) => ({ id, label: { sv: id, en: id } });

export const testCatalogue = buildCatalogue([
  category('lighting', { lightOrSight: true, subcategories: [subcategory('dark'), subcategory('broken')] }),
  category('litter', { subcategories: [subcategory('glass')] }),
  category('social', { branch: 'behaviour', public: false }),
  category('good_place', { branch: 'positive', defaultSeverity: null }),
]);

let lastChange = 0;
/** A change with an id of its own. */
const base = () => ({ id: changeNumber(++lastChange), at: noon });

const serverKinds = new Set<Change['kind']>([
  'organisation-added',
  'areas-computed',
  'area-set-computed',
  'photo-received',
  'photo-stored',
  'photo-refused',
]);

/** The change with its author: where none is named, somebody who may make it. */
export function authored(change: Change, author?: Author, receivedAt = noon): AuthoredChange {
  const byServerOnly = serverKinds.has(change.kind);
  return { change, author: author ?? (byServerOnly ? system : leader), receivedAt };
}

export function organisationAdded(number = 1): ChangeOf<'organisation-added'> {
  const properties = { kind: 'organisation', name: 'Lyktehamn', organisationKind: 'municipality' } as const;
  const organisation = {
    type: 'Feature',
    id: organisationNumber(number),
    geometry: null,
    properties,
  } as const;
  return { ...base(), kind: 'organisation-added', organisation };
}

/** What a walk without areas needs before it may be closed. */
export const toldAndDated = {
  feedback: { givenOn: '2026-11-20', channel: 'meeting', text: 'This is what happens.' },
  rewalk: { kind: 'dated', dueOn: '2027-11-20' },
} as const;

type WalkProperties = ChangeOf<'walk-created'>['walk']['properties'];
export function walkCreated(number = 1, more: Partial<WalkProperties> = {}): ChangeOf<'walk-created'> {
  const properties: WalkProperties = {
    kind: 'walk',
    name: `Walk ${number}`,
    purpose: null,
    route: null,
    plannedStartAt: null,
    meetingPoint: null,
    ...unsaidWalkFields,
    roles: [],
    organisations: [],
    organisationId: null,
    status: 'planned',
    template: null,
    previousWalkId: null,
    ...more,
  };
  const walk = { type: 'Feature' as const, id: walkNumber(number), geometry: null, properties };
  return { ...base(), kind: 'walk-created', walkId: walkNumber(number), walk };
}

export function joinCodeIssued(walk: number, joinCode: string): ChangeOf<'walk-join-code-issued'> {
  const expiresAt = '2026-12-31T00:00:00.000Z';
  return { ...base(), kind: 'walk-join-code-issued', walkId: walkNumber(walk), joinCode, expiresAt };
}

export function walkAdvanced(
  to: ChangeOf<'walk-phase-advanced'>['to'],
  walk = 1,
): ChangeOf<'walk-phase-advanced'> {
  return {
    ...base(),
    kind: 'walk-phase-advanced',
    walkId: walkNumber(walk),
    to,
    reason: to === 'cancelled' ? 'storm' : null,
  };
}

export function checkpointAdded(number: number, walk = 1): ChangeOf<'checkpoint-added'> {
  const walkId = walkNumber(walk);
  return {
    ...base(),
    kind: 'checkpoint-added',
    walkId,
    checkpoint: {
      type: 'Feature',
      id: checkpointNumber(number),
      geometry: { type: 'Point', coordinates: [17.6 + number / 1000, 57.25] },
      properties: {
        kind: 'checkpoint',
        walkId,
        order: number,
        name: `Stop ${number}`,
        radiusMetres: 25,
        plannedMinutes: 5,
        functions: [],
        accessibilityNote: null,
        lightNote: null,
        previousCheckpointId: null,
      },
    },
  };
}

export function joined(
  number: number,
  walk = 1,
  tokenHash: string | null = null,
): ChangeOf<'participant-joined'> {
  const walkId = walkNumber(walk);
  return {
    ...base(),
    kind: 'participant-joined',
    walkId,
    participant: {
      type: 'Feature',
      id: participantNumber(number),
      geometry: null,
      properties: {
        kind: 'participant',
        walkId,
        joinedAt: noon,
        language: 'sv',
        source: 'join',
        tokenHash,
        receiptHash: null,
      },
    },
  };
}

export function rated(
  number: number,
  by: number,
  checkpoint: number,
  walk = 1,
): ChangeOf<'checkpoint-rated'> {
  const walkId = walkNumber(walk);
  return {
    ...base(),
    kind: 'checkpoint-rated',
    walkId,
    rating: {
      type: 'Feature',
      id: ratingNumber(number),
      geometry: null,
      properties: {
        kind: 'rating',
        walkId,
        checkpointId: checkpointNumber(checkpoint),
        participantId: participantNumber(by),
        feeling: 3,
        wouldGoAloneInDark: 'avoid',
        groupId: null,
        observations: null,
        skipped: false,
        ratedAt: noon,
      },
    },
  };
}

type FindingProperties = ChangeOf<'finding-added'>['finding']['properties'];
export function findingAdded(
  number: number,
  by = 1,
  more: Partial<FindingProperties> & { coordinates?: [number, number] } = {},
): ChangeOf<'finding-added'> {
  const { coordinates = [17.6 + number / 100_000, 57.25], ...given } = more;
  const walkId = given.walkId ?? walkNumber(1);
  const properties: FindingProperties = {
    kind: 'finding',
    walkId,
    participantId: participantNumber(by),
    accuracyMetres: null,
    positionSource: 'crosshair',
    checkpointId: null,
    category: 'lighting',
    subcategory: null,
    polarity: 'unsafe',
    severity: 3,
    text: null,
    suggestion: null,
    lightCondition: null,
    source: 'walk',
    groupId: null,
    observer: null,
    clockSkewMilliseconds: null,
    recordedAt: noon,
    ...given,
  };
  const geometry = { type: 'Point' as const, coordinates };
  return {
    ...base(),
    kind: 'finding-added',
    walkId,
    finding: { type: 'Feature', id: findingNumber(number), geometry, properties },
  };
}

export function findingEdited(
  number: number,
  fields: ChangeOf<'finding-edited'>['fields'],
): ChangeOf<'finding-edited'> {
  return {
    ...base(),
    kind: 'finding-edited',
    walkId: walkNumber(1),
    findingId: findingNumber(number),
    fields,
  };
}

export function findingWithdrawn(
  number: number,
  reason: string | null = null,
): ChangeOf<'finding-withdrawn'> {
  return {
    ...base(),
    kind: 'finding-withdrawn',
    walkId: walkNumber(1),
    findingId: findingNumber(number),
    reason,
  };
}

export function photoAttached(
  number: number,
  finding = 1,
  by = 1,
  sourceSha256 = 'a'.repeat(64),
): ChangeOf<'photo-attached'> {
  const walkId = walkNumber(1);
  return {
    ...base(),
    kind: 'photo-attached',
    walkId,
    photo: {
      type: 'Feature',
      id: photoNumber(number),
      geometry: null,
      properties: {
        kind: 'photo',
        walkId,
        findingId: findingNumber(finding),
        participantId: participantNumber(by),
        sourceSha256,
        attachedAt: noon,
      },
    },
  };
}

const ofPhoto = (number: number, finding: number) => ({
  ...base(),
  walkId: walkNumber(1),
  photoId: photoNumber(number),
  findingId: findingNumber(finding),
});

export function photoReceived(number: number, finding = 1): ChangeOf<'photo-received'> {
  return { ...ofPhoto(number, finding), kind: 'photo-received', sourceBytes: 100_000 };
}

export function photoStored(number: number, finding = 1, sha256 = 'b'.repeat(64)): ChangeOf<'photo-stored'> {
  const picture = { sha256, width: 1600, height: 1200, bytes: 80_000 };
  return { ...ofPhoto(number, finding), kind: 'photo-stored', ...picture };
}

export function photoRefused(number: number, finding = 1): ChangeOf<'photo-refused'> {
  return { ...ofPhoto(number, finding), kind: 'photo-refused', reason: 'broken' };
}

export function photoModerated(
  number: number,
  decision: ChangeOf<'photo-moderated'>['decision'],
  reason: string | null = null,
  finding = 1,
): ChangeOf<'photo-moderated'> {
  return { ...ofPhoto(number, finding), kind: 'photo-moderated', decision, reason };
}

export function photoWithdrawn(number: number, finding = 1): ChangeOf<'photo-withdrawn'> {
  return { ...ofPhoto(number, finding), kind: 'photo-withdrawn', reason: null };
}
