import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { AgeBand, Gender } from '../../domain/balance.ts';
import { type Change, parseChange } from '../../domain/changes.ts';
import {
  changeIdSchema,
  checkpointIdSchema,
  findingIdSchema,
  type IdSource,
  newId,
  photoIdSchema,
  walkIdSchema,
} from '../../domain/ids.ts';
import type { RunningServer } from './run-server.ts';

const source: IdSource = { now: () => new Date(), randomBytes: () => randomBytes(16) };

function change(body: Record<string, unknown>): Change {
  const parsed = parseChange({ id: newId(changeIdSchema, source), at: source.now().toISOString(), ...body });
  if (parsed.problem !== undefined) throw new Error(JSON.stringify(parsed.problem));
  return parsed.change;
}

export interface LedWalk {
  walkId: string;
  code: string;
  stopIds: readonly string[];
}

const torget = [17.6005, 57.2505] as const;

/** A new walk with three stops around the square, made by the leader whose page this is, and its code. */
export async function createLedWalk(page: Page, server: RunningServer, name: string): Promise<LedWalk> {
  const walkId = newId(walkIdSchema, source);
  const stopIds = [1, 2, 3].map(() => newId(checkpointIdSchema, source));
  const properties = {
    kind: 'walk',
    name,
    purpose: null,
    route: { type: 'LineString', coordinates: [torget, [torget[0] + 0.004, torget[1]]] },
    plannedStartAt: null,
    meetingPoint: null,
  };
  const changes = [
    change({
      kind: 'walk-created',
      walkId,
      walk: {
        type: 'Feature',
        id: walkId,
        geometry: null,
        properties: { ...properties, organisationId: null },
      },
    }),
    ...stopIds.map((id, index) => {
      const coordinates = [torget[0] + index * 0.002, torget[1]];
      const stop = { kind: 'checkpoint', walkId, order: index + 1, name: `Stopp ${'ABC'[index]}` };
      const rest = { radiusMetres: 30, plannedMinutes: 5, functions: [] };
      const geometry = { type: 'Point', coordinates };
      const checkpoint = { type: 'Feature', id, geometry, properties: { ...stop, ...rest } };
      return change({ kind: 'checkpoint-added', walkId, checkpoint });
    }),
  ];
  await asLeader(page, server, changes);
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await page.request.get(`${server.address}/api/walks`);
    const { walks } = await answer.json();
    const code = walks.find(({ id }: { id: string }) => id === walkId)?.feature.properties.joinCode;
    if (code) return { walkId, code, stopIds };
    await page.waitForTimeout(50);
  }
  throw new Error('the walk got no code');
}

/** Changes in the name of the leader whose page this is. */
export async function asLeader(page: Page, server: RunningServer, changes: readonly Change[]): Promise<void> {
  const answer = await page.request.post(`${server.address}/api/changes`, {
    headers: { origin: server.address },
    data: { changes },
  });
  const { verdicts } = await answer.json();
  for (const verdict of verdicts) if (verdict.verdict !== 'applied') throw new Error(JSON.stringify(verdict));
}

/** Somebody with a phone, without its screen. */
export interface BarePhone {
  walkId: string;
  participantId: string;
  token: string;
}

export async function joinBare(server: RunningServer, code: string): Promise<BarePhone> {
  const answer = await fetch(`${server.address}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, language: 'sv' }),
  });
  return answer.json();
}

const headersOf = ({ token }: BarePhone) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

/** The phone is heard, and says what is left on it. */
export async function heard(server: RunningServer, phone: BarePhone, undelivered: number): Promise<void> {
  await fetch(`${server.address}/api/walks/${phone.walkId}/records?since=0`, {
    headers: {
      ...headersOf(phone),
      'lykta-undelivered': String(undelivered),
      'lykta-undelivered-photos': '0',
    },
  });
}

/** The phone delivers; the verdicts as words. */
export async function deliver(
  server: RunningServer,
  phone: BarePhone,
  changes: readonly Change[],
): Promise<string[]> {
  const answer = await fetch(`${server.address}/api/changes`, {
    method: 'POST',
    headers: headersOf(phone),
    body: JSON.stringify({ changes }),
  });
  const { verdicts } = await answer.json();
  return verdicts.map(({ verdict }: { verdict: string }) => verdict);
}

/** The person says who they are, as is voluntary. */
export function describedBy({ walkId, participantId }: BarePhone, ageBand: AgeBand, gender: Gender): Change {
  return change({ kind: 'participant-described', walkId, participantId, ageBand, gender });
}

/** A mark of this phone on the square; not delivered yet. */
export function markBy(phone: BarePhone, text: string | null): Extract<Change, { kind: 'finding-added' }> {
  const { walkId, participantId } = phone;
  const made = change({
    kind: 'finding-added',
    walkId,
    finding: {
      type: 'Feature',
      id: newId(findingIdSchema, source),
      geometry: { type: 'Point', coordinates: torget },
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
        text,
        suggestion: null,
        lightCondition: null,
        source: 'walk',
        recordedAt: source.now().toISOString(),
        observer: { position: torget, accuracyMetres: 8 },
      },
    },
  });
  if (made.kind !== 'finding-added') throw new Error('another change was made');
  return made;
}

/** The person writes other words on a mark, having seen those that it was made with. */
export function rewordedBy(phone: BarePhone, mark: ReturnType<typeof markBy>, text: string): Change {
  const fields = { text: { value: text, basedOn: [mark.id] } };
  return change({ kind: 'finding-edited', walkId: phone.walkId, findingId: mark.finding.id, fields });
}

/** A small picture for a mark: the change that tells of it, and its bytes. */
export async function photoFor(
  phone: BarePhone,
  mark: ReturnType<typeof markBy>,
): Promise<{ photoId: string; attached: Change; sourceSha256: string; bytes: Buffer }> {
  const { walkId, participantId } = phone;
  const photoId = newId(photoIdSchema, source);
  const background = { r: photoId.charCodeAt(30) % 256, g: 90, b: 60 };
  const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const sourceSha256 = createHash('sha256').update(bytes).digest('hex');
  const findingId = mark.finding.id;
  const attachedAt = source.now().toISOString();
  const properties = { kind: 'photo', walkId, findingId, participantId, sourceSha256, attachedAt };
  const photo = { type: 'Feature', id: photoId, geometry: null, properties };
  return { photoId, attached: change({ kind: 'photo-attached', walkId, photo }), sourceSha256, bytes };
}

/** Sends a picture whole. @returns how the upload stands, as the server says it */
export async function uploadBy(
  server: RunningServer,
  phone: BarePhone,
  photoId: string,
  bytes: Buffer,
): Promise<string> {
  const answer = await fetch(`${server.address}/api/photos/${photoId}/upload?offset=0&complete=1`, {
    method: 'PUT',
    headers: { ...headersOf(phone), 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  return (await answer.json()).state;
}
