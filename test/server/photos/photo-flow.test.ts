import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readEnvironment } from '../../../server/env.ts';
import { tokenHashOf } from '../../../server/http/authenticate.ts';
import { startServer } from '../../../server/start/start-server.ts';
import { sha256Of } from '../../../server/storage/blob-store.ts';
import { openStore } from '../../../server/storage/open-store.ts';
import {
  authored,
  findingAdded,
  joined,
  photoAttached,
  photoNumber,
  testCatalogue,
  walkCreated,
  walkNumber,
} from '../../support/change-makers.ts';
import { phoneJpeg, tracesIn } from '../../support/photo-files.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const token = 'the-token-of-participant-1'.padEnd(43, 'x');

test('a photo goes from a phone through the running server and comes back clean', async () => {
  const folder = await temporaryFolder();
  const address = join(folder, 'lykta.sqlite');
  const store = await openStore(address, { catalogue: testCatalogue, jobsFor: () => [] });
  await store.commit([authored(walkCreated()), authored(joined(1, 1, tokenHashOf(token)))]);
  await store.close();
  const variables = { PORT: '0', HOST: '127.0.0.1', DATABASE_URL: address, DEMO: 'off' };
  const server = await startServer(readEnvironment(variables));
  onTestFinished(() => server.stop());

  const ask = (method: string, path: string, type?: string, body?: BodyInit) =>
    fetch(`http://127.0.0.1:${server.port}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
  const photo = new Uint8Array(await phoneJpeg());
  const changes = [findingAdded(1), photoAttached(1, 1, 1, sha256Of(photo))];
  const sent = await ask('POST', '/api/changes', 'application/json', JSON.stringify({ changes }));
  const { verdicts } = await sent.json();
  expect(verdicts.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['applied', 'applied']);

  const path = `/api/photos/${photoNumber(1)}`;
  const bytes = 'application/octet-stream';
  await ask('PUT', `${path}/upload?offset=0`, bytes, photo.subarray(0, 900));
  const last = await ask('PUT', `${path}/upload?offset=900&complete=1`, bytes, photo.subarray(900));
  expect([last.status, (await last.json()).state]).toEqual([200, expect.stringMatching(/received|stored/)]);
  await expect
    .poll(async () => (await (await ask('GET', `${path}/upload`)).json()).state, { timeout: 10_000 })
    .toBe('stored');

  const image = await ask('GET', `${path}/image`);
  expect([image.status, image.headers.get('content-security-policy')]).toEqual([
    200,
    "default-src 'none'; sandbox",
  ]);
  expect(tracesIn(new Uint8Array(await image.arrayBuffer()))).toEqual([]);
  const { records } = await (await ask('GET', `/api/walks/${walkNumber(1)}/records`)).json();
  const kinds = records.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['finding', 'photo']));
});
