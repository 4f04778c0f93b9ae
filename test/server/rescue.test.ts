import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RescueFile } from '../../domain/rescue.ts';
import { parseRescueFile } from '../../domain/rescue.ts';
import {
  checkpointNumber,
  findingAdded,
  findingEdited,
  findingNumber,
  findingWithdrawn,
  participantNumber,
  photoAttached,
  photoNumber,
  rated,
  walkNumber,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, type TestServer } from '../support/make-test-server.ts';
import { left } from '../support/walk-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const picture = Buffer.from('the bytes of a photo, as the phone kept them');
const sha256 = createHash('sha256').update(picture).digest('hex');
const marked = findingAdded(1, 1, { text: 'Mörkt', checkpointId: checkpointNumber(1) });
const file: RescueFile = {
  format: 'lykta-rescue',
  version: 1,
  walkId: walkNumber(1),
  participantId: participantNumber(1),
  madeAt: '2026-11-20T19:00:00.000Z',
  changes: [
    marked,
    findingEdited(1, { severity: { value: 1, basedOn: [marked.id] } }),
    findingAdded(2),
    photoAttached(1, 1, 1, sha256),
    findingWithdrawn(2),
    rated(1, 1, 1),
    left(1),
  ],
  photos: [
    {
      photoId: photoNumber(1),
      findingId: findingNumber(1),
      sourceSha256: sha256,
      base64: picture.toString('base64'),
    },
  ],
};

/** What the leader's screen does with the file, and the phone with its queue: they send the same. */
async function deliver(as: Persona): Promise<string[]> {
  const { value } = parseRescueFile(JSON.stringify(file));
  const answer = await server.ask('POST', '/api/changes', { as, json: { changes: value?.changes } });
  const { verdicts }: { verdicts: { verdict: string }[] } = await answer.json();
  for (const { photoId, base64 } of value?.photos ?? []) {
    const sent = await server.ask('PUT', `/api/photos/${photoId}/upload?offset=0&complete=1`, {
      as,
      bytes: Buffer.from(base64, 'base64'),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect([sent.status, await sent.json()]).toMatchObject([200, { state: 'received' }]);
  }
  return verdicts.map(({ verdict }) => verdict);
}

test.each<[string, Persona, Persona]>([
  ['the leader hands in twice', 'leader', 'leader'],
  ['the phone delivers after the leader handed in', 'leader', 'participant'],
  ['the leader hands in after the phone delivered', 'participant', 'leader'],
  ['an administrator hands in what a leader handed in', 'leader', 'admin'],
])('%s: nothing is there twice', async (_name, first, second) => {
  expect(await deliver(first)).toEqual(file.changes.map(() => 'applied'));
  const before = await server.contents();
  expect(await deliver(second)).toEqual(file.changes.map(() => 'duplicate'));
  expect(await server.contents()).toEqual(before);
  const findings = await server.deps.store.recordsOfKind('finding', walkNumber(1));
  expect(findings.map(({ feature }) => [feature.id, feature.properties.photoIds])).toEqual([
    [findingNumber(1), [photoNumber(1)]],
  ]);
});

test.each<[Persona]>([['participant 2'], ['planner'], ['stranger']])('%s cannot hand it in', async (as) => {
  const before = await server.contents();
  const answer = await server.ask('POST', '/api/changes', { as, json: { changes: file.changes } });
  const { verdicts }: { verdicts: { verdict: string }[] } = await answer.json();
  expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['refused']));
  expect(await server.contents()).toEqual(before);
});
