import { createHash, randomBytes } from 'node:crypto';
import { type Change, parseChange } from '../domain/changes.ts';
import {
  changeIdSchema,
  findingIdSchema,
  type IdSource,
  newId,
  participantIdSchema,
  photoIdSchema,
  walkIdSchema,
} from '../domain/ids.ts';
import type { Store } from '../server/storage/store.ts';

const source: IdSource = { now: () => new Date(), randomBytes: () => randomBytes(16) };

/** A walk with one person in it. */
export interface MarkingWalk {
  walkId: string;
  participantId: string;
  token: string;
}

/** A mark as a phone sends it: plain data, not yet checked. */
export type SentChange = ReturnType<typeof markAt>;

/** Checks changes and keeps them in the server's own name. Throws when one is refused. */
export async function keep(store: Store, sent: readonly unknown[]): Promise<void> {
  const receivedAt = source.now().toISOString();
  const author = { kind: 'system', name: 'bench' } as const;
  const changes = sent.map((input): Change => {
    const { change, problem } = parseChange(input);
    if (change === undefined) throw new Error(problem.detail);
    return change;
  });
  const verdicts = await store.commit(changes.map((change) => ({ change, author, receivedAt })));
  for (const verdict of verdicts) if (verdict.verdict === 'refused') throw new Error(verdict.problem.detail);
}

function base(walkId: string) {
  return { id: newId(changeIdSchema, source), at: source.now().toISOString(), walkId };
}

/** Makes a walk and the one who marks in it. */
export async function makeMarkingWalk(store: Store, name: string): Promise<MarkingWalk> {
  const walkId = newId(walkIdSchema, source);
  const empty = {
    purpose: null,
    route: null,
    plannedStartAt: null,
    meetingPoint: null,
    organisationId: null,
  };
  const walk = { type: 'Feature', id: walkId, geometry: null, properties: { kind: 'walk', name, ...empty } };
  await keep(store, [{ ...base(walkId), kind: 'walk-created', walk }]);
  return joinMarkingWalk(store, walkId);
}

/** One more person in a walk. */
export async function joinMarkingWalk(store: Store, walkId: string): Promise<MarkingWalk> {
  const participantId = newId(participantIdSchema, source);
  const token = randomBytes(32).toString('base64url');
  const tokenHash = createHash('sha256').update(token).digest('hex');
  const joinedAt = source.now().toISOString();
  const person = { kind: 'participant', walkId, joinedAt, language: 'sv', source: 'join', tokenHash };
  const participant = { type: 'Feature', id: participantId, geometry: null, properties: person };
  await keep(store, [{ ...base(walkId), kind: 'participant-joined', participant }]);
  return { walkId, participantId, token };
}

/** A mark with the words of an ordinary one. */
export function markAt({ walkId, participantId }: MarkingWalk, coordinates: readonly [number, number]) {
  return {
    ...base(walkId),
    kind: 'finding-added',
    finding: {
      type: 'Feature',
      id: newId(findingIdSchema, source),
      geometry: { type: 'Point', coordinates },
      properties: {
        kind: 'finding',
        walkId,
        participantId,
        accuracyMetres: 8,
        positionSource: 'here',
        checkpointId: null,
        category: 'lighting',
        subcategory: null,
        polarity: 'unsafe',
        severity: 3,
        text: 'Lampan vid gångtunneln är trasig och det är mörkt på båda sidor.',
        suggestion: null,
        lightCondition: 'dark_unlit',
        source: 'walk',
        recordedAt: source.now().toISOString(),
      },
    },
  };
}

/** The photo of a mark, announced by the SHA-256 of the bytes that will follow. */
export function photoOf({ walkId, participantId }: MarkingWalk, findingId: string, sourceSha256: string) {
  const attachedAt = source.now().toISOString();
  const properties = { kind: 'photo', walkId, findingId, participantId, sourceSha256, attachedAt };
  return {
    ...base(walkId),
    kind: 'photo-attached',
    photo: { type: 'Feature', id: newId(photoIdSchema, source), geometry: null, properties },
  };
}
