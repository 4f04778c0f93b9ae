import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { photoBytesAtMost, photoPieceBytesAtMost } from '../../../domain/photo.ts';
import { sha256Of } from '../../../server/storage/blob-store.ts';
import {
  authored,
  findingAdded,
  findingNumber,
  leader,
  participant,
  photoAttached,
  photoModerated,
  photoNumber,
  photoStored,
  photoWithdrawn,
  system,
} from '../../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../../support/make-test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeTestServer();
  await server.deps.store.commit([authored(findingAdded(1, 1))]);
});
afterAll(() => server.close());

const source = Uint8Array.from({ length: 1000 }, (_, index) => (index * 31) % 256);
let number = 0;
/** The address of a photo of participant 1 that was just attached; at most three fit one finding. */
let path = '';
beforeEach(async () => {
  number += 1;
  const attached = photoAttached(number, number + 100, 1, sha256Of(source));
  const verdicts = await server.deps.store.commit([
    authored(findingAdded(number + 100, 1)),
    authored(attached, participant(1)),
  ]);
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['applied', 'applied']);
  path = `/api/photos/${photoNumber(number)}/upload`;
});

function put(address: string, bytes: Uint8Array, as: Persona = 'participant', headers = {}) {
  const type = { 'content-type': 'application/octet-stream', ...headers };
  return server.ask('PUT', address, { as, bytes, headers: type });
}
const progress = async (as: Persona = 'participant') => (await server.ask('GET', path, { as })).json();
const commit = (...changes: Parameters<typeof authored>[0][]) =>
  server.deps.store.commit(changes.map((change) => authored(change)));
const stateOf = async () => {
  const record = await server.deps.store.record(photoNumber(number));
  return record?.kind === 'photo' ? record.feature.properties.state : undefined;
};

describe('a piece is refused', () => {
  test.each([
    ['public', 401],
    ['police', 403],
    ['planner', 403],
    ['participant 2', 404],
    ['stranger', 404],
  ] as const)('from %s (%i), and nothing of it is kept', async (persona, status) => {
    const answer = await put(path, source, persona);
    expect([answer.status, (await problemIn(answer)).status]).toEqual([status, status]);
    expect(await progress()).toEqual({ receivedBytes: 0, state: 'awaited' });
  });

  test('before the photo was announced', async () => {
    const answer = await put(`/api/photos/${photoNumber(9999)}/upload`, source);
    expect((await problemIn(answer)).code).toBe('unknown-record');
    const ofFinding = await put(`/api/photos/${findingNumber(1)}/upload`, source);
    expect((await problemIn(ofFinding)).code).toBe('unknown-record');
  });

  test('with a session but from another site', async () => {
    const answer = await put(path, source, 'leader', { origin: 'https://evil.example' });
    expect((await problemIn(answer)).code).toBe('wrong-origin');
  });

  test.each(['../secret', 'x', '%2e%2e%2f'])('for an id that is none: %s', async (id) => {
    const answer = await put(`/api/photos/${id}/upload`, source);
    expect([400, 404]).toContain(answer.status);
  });

  test.each(['offset=-1', 'offset=1.5', 'offset=many', 'complete=yes', `offset=${photoBytesAtMost + 1}`])(
    'with ?%s',
    async (query) => {
      expect((await problemIn(await put(`${path}?${query}`, source))).code).toBe('invalid-query');
    },
  );

  test('of another type than bytes', async () => {
    const answer = await server.ask('PUT', path, { as: 'participant', json: {} });
    expect((await problemIn(answer)).code).toBe('unsupported-media-type');
  });

  test('that is too large, or would make the photo too large', async () => {
    const large = await put(path, new Uint8Array(photoPieceBytesAtMost + 1));
    expect((await problemIn(large)).code).toBe('too-large');
    const late = await put(`${path}?offset=${photoBytesAtMost}`, source);
    expect((await problemIn(late)).code).toBe('too-large');
    expect(await progress()).toEqual({ receivedBytes: 0, state: 'awaited' });
  });

  test('that would leave a hole; it is told from where to send', async () => {
    await put(path, source.subarray(0, 300));
    const fault = await problemIn(await put(`${path}?offset=301`, source.subarray(301)));
    expect([fault.status, fault.code]).toEqual([409, 'upload-gap']);
    expect(fault.action).toContain('from 300 on');
    expect(await progress()).toEqual({ receivedBytes: 300, state: 'awaited' });
  });

  test('that ends a photo of other bytes; then it begins anew', async () => {
    await put(path, source.subarray(0, 999));
    const fault = await problemIn(await put(`${path}?offset=999&complete=1`, Uint8Array.of(0)));
    expect([fault.status, fault.code]).toEqual([422, 'upload-damaged']);
    expect(await progress()).toEqual({ receivedBytes: 0, state: 'awaited' });
    const nothing = await put(`${path}?offset=0&complete=1`, new Uint8Array());
    expect((await problemIn(nothing)).code).toBe('upload-damaged');
    expect((await put(`${path}?complete=1`, source)).status).toBe(200);
  });
});

describe('an upload', () => {
  test.each(['participant', 'leader', 'admin'] as const)(
    'in pieces, each as often as one likes, by the %s',
    async (as) => {
      const sizes = [400, 400, 200];
      let offset = 0;
      for (const size of sizes) {
        for (let again = 0; again < 2; again += 1) {
          const answer = await put(`${path}?offset=${offset}`, source.subarray(offset, offset + size), as);
          expect(await answer.json()).toEqual({ receivedBytes: offset + size, state: 'awaited' });
        }
        offset += size;
      }
      expect(await progress(as)).toEqual({ receivedBytes: 1000, state: 'awaited' });
      const done = await put(`${path}?offset=1000&complete=1`, new Uint8Array(), as);
      expect(await done.json()).toEqual({ receivedBytes: 1000, state: 'received' });
      expect(await progress(as)).toEqual({ receivedBytes: 1000, state: 'received' });
    },
  );

  test('that ends twice at once, or is sent again when it is done, is received once', async () => {
    await put(path, source.subarray(0, 600));
    const last = () => put(`${path}?offset=600&complete=1`, source.subarray(600));
    const answers = await Promise.all([last(), last(), last()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await (await put(`${path}?offset=0`, source)).json()).toEqual({
      receivedBytes: 1000,
      state: 'received',
    });
    const log = await server.deps.store.changesSince(0, 10_000);
    const received = log.filter(
      ({ content }) => content.includes('"photo-received"') && content.includes(photoNumber(number)),
    );
    expect(received).toHaveLength(1);
    expect(received[0]?.author).toBe('system:receive-photo');
    expect(await stateOf()).toBe('received');
  });

  test('of a photo that was taken back needs no more bytes', async () => {
    await put(path, source.subarray(0, 600));
    await commit(photoWithdrawn(number, number + 100));
    expect(await progress()).toEqual({ receivedBytes: 0, state: 'withdrawn' });
    const answer = await put(`${path}?offset=600&complete=1`, source.subarray(600));
    expect(await answer.json()).toEqual({ receivedBytes: 0, state: 'withdrawn' });
  });
});

describe('a picture', () => {
  const picture = Buffer.from('the bytes of a picture');
  const image = (as: Persona, headers = {}) =>
    server.ask('GET', path.replace('/upload', '/image'), { as, headers });
  const statuses = async () => {
    const personas = [
      'public',
      'stranger',
      'participant 2',
      'police',
      'planner',
      'participant',
      'leader',
      'admin',
    ] as const;
    const asked = await Promise.all(personas.map((as) => image(as)));
    return asked.map(({ status }) => status).join(' ');
  };
  const store = async () => {
    const sha256 = await server.deps.blobs.put(picture);
    await server.deps.store.commit([authored(photoStored(number, number + 100, sha256), system)]);
    return sha256;
  };

  test('is not there before it is stored', async () => {
    expect(await statuses()).toBe('401 404 404 403 403 404 404 404');
  });

  test('waits for a leader before anyone but the person and the leaders sees it', async () => {
    await store();
    expect(await statuses()).toBe('401 404 404 403 403 200 200 200');
    await server.deps.store.commit([
      authored(photoModerated(number, 'approved', null, number + 100), leader),
    ]);
    expect(await statuses()).toBe('401 404 404 403 200 200 200 200');
    await server.deps.store.commit([
      authored(photoModerated(number, 'rejected', 'a face', number + 100), leader),
    ]);
    expect(await statuses()).toBe('401 404 404 403 403 200 200 200');
  });

  test('is gone for everybody when it was taken back', async () => {
    await store();
    await commit(photoWithdrawn(number, number + 100));
    expect(await statuses()).toBe('401 404 404 403 403 404 404 404');
  });

  test('comes as a picture that runs nothing and is kept by nobody on the way', async () => {
    const sha256 = await store();
    const answer = await image('participant');
    expect(Buffer.from(await answer.arrayBuffer()).equals(picture)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, no-cache',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${sha256}"`,
    });
    const again = await image('participant', { 'if-none-match': `"${sha256}"` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await image('police', { 'if-none-match': `"${sha256}"` })).status).toBe(403);
  });
});

test('nothing of all this was a fault of the server', () => expect(server.deps.log.faults).toEqual([]));
