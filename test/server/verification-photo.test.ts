import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verificationPhotoBytesAtMost } from '../../domain/action.ts';
import {
  authored,
  findingAdded,
  photoAttached,
  photoModerated,
  photoReceived,
  photoStored,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { phoneJpeg, tracesIn, webpChunks } from '../support/photo-files.ts';
import { actionAdded, actionNumber, actionVerified, actionWithdrawn } from '../support/process-makers.ts';

let server: TestServer;
let jpeg: Buffer;
beforeAll(async () => {
  server = await makeTestServer();
  jpeg = await phoneJpeg();
  await server.deps.store.commit(
    [
      authored(findingAdded(1, 1)),
      ...[1, 2, 3, 4].map((number) => authored(actionAdded(number, [1]))),
      authored(actionWithdrawn(4)),
    ],
    { allOrNothing: true },
  );
});
afterAll(() => server.close());

const pathOf = (action: number) => `/api/actions/${actionNumber(action)}/verification-photo`;
const send = (bytes: Uint8Array, as: Persona = 'planner', type = 'image/jpeg', action = 1) =>
  server.ask('POST', pathOf(action), { as, bytes, headers: { 'content-type': type } });
const look = (action = 1, as: Persona = 'planner', query = '', headers = {}) =>
  server.ask('GET', `${pathOf(action)}${query}`, { as, headers });
const refusalOf = async (answer: Response) => [answer.status, (await problemIn(answer)).code];
const verify = async (action: number, photo: Parameters<typeof actionVerified>[2]) => {
  const [verdict] = await server.deps.store.commit([authored(actionVerified(action, 'fixed', photo))]);
  expect(verdict?.verdict).toBe('applied');
};

describe('refused', () => {
  test.each([
    ['public', 401, 'not-signed-in'],
    ['participant', 403, 'not-allowed'],
    ['police', 403, 'not-allowed'],
  ] as const)('%s sends nothing and sees nothing', async (as, status, code) => {
    expect(await refusalOf(await send(jpeg, as))).toEqual([status, code]);
    expect(await refusalOf(await look(1, as))).toEqual([status, code]);
  });

  test('for an action that is not there, or no longer', async () => {
    for (const number of [4, 9]) {
      expect(await refusalOf(await send(jpeg, 'leader', 'image/jpeg', number))).toEqual([
        404,
        'unknown-record',
      ]);
      expect(await refusalOf(await look(number))).toEqual([404, 'unknown-record']);
    }
  });

  test('what does not say that it is a picture', async () => {
    expect(await refusalOf(await send(jpeg, 'planner', 'application/octet-stream'))).toEqual([
      415,
      'unsupported-media-type',
    ]);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['words', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['the head of a picture alone', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])('%s, in words that say what to do', async (_, bytes) => {
    const answer = await send(bytes);
    const problem = await problemIn(answer);
    expect([answer.status, problem.code]).toEqual([422, 'invalid-input']);
    expect(problem.detail).toMatch(/^what was sent /);
    expect(problem.action).toContain('verify without one');
  });

  test.each([1, 200_000])('%i bytes too many', async (more) => {
    const large = new Uint8Array(verificationPhotoBytesAtMost + more);
    large.set(jpeg);
    expect(await refusalOf(await send(large))).toEqual([413, 'too-large']);
  });

  test('a picture that no verification names', async () => {
    await send(jpeg, 'planner', 'image/jpeg', 2);
    expect(await refusalOf(await look(2))).toEqual([404, 'unknown-record']);
  });
});

test('sent, named by the change, and shown to the municipality with nothing but its pixels', async () => {
  const before = await server.contents();
  const sent = await send(jpeg);
  const photo = await sent.json();
  expect([sent.status, photo]).toEqual([
    200,
    { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), width: 120, height: 80 },
  ]);
  expect(await (await send(jpeg)).json()).toEqual(photo);
  expect(await server.contents()).toEqual(before);
  await verify(1, photo);

  for (const as of ['leader', 'planner', 'admin'] as const) {
    const answer = await look(1, as);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(answer.headers.get('cache-control')).toContain('private');
    const picture = new Uint8Array(await answer.arrayBuffer());
    expect([tracesIn(picture), webpChunks(picture)]).toEqual([[], ['VP8']]);
    const { exif, xmp, icc, iptc, orientation } = await sharp(picture).metadata();
    expect([exif, xmp, icc, iptc, orientation]).toEqual(Array(5).fill(undefined));
  }
  expect(tracesIn(jpeg)).not.toEqual([]);

  const etag = (await look()).headers.get('etag') ?? '';
  expect(etag).toContain(photo.sha256);
  expect((await look(1, 'planner', '', { 'if-none-match': etag })).status).toBe(304);
  expect((await look(1, 'planner', `?sha256=${photo.sha256}`)).status).toBe(200);
  expect((await look(1, 'planner', `?sha256=${'0'.repeat(64)}`)).status).toBe(404);

  const { actions } = await (await server.ask('GET', '/api/actions', { as: 'planner' })).json();
  const verified = actions.find(({ id }: { id: string }) => id === actionNumber(1));
  expect(verified.feature.properties).toMatchObject({ status: 'verified', verification: { photo } });
});

test('a verification is no way around a leader who has not approved the photo of a mark', async () => {
  const sha256 = await server.deps.blobs.put(new TextEncoder().encode('the picture of a mark'));
  const stored = [photoAttached(1), photoReceived(1), photoStored(1, 1, sha256)];
  await server.deps.store.commit(
    stored.map((change) => authored(change)),
    { allOrNothing: true },
  );
  await verify(3, { sha256, width: 10, height: 10 });
  expect(await refusalOf(await look(3, 'planner'))).toEqual([403, 'not-allowed']);
  expect((await look(3, 'leader')).status).toBe(200);
  await server.deps.store.commit([authored(photoModerated(1, 'approved'))], { allOrNothing: true });
  expect((await look(3, 'planner')).status).toBe(200);
});

test('nothing of all this was a fault of the server', () => expect(server.deps.log.faults).toEqual([]));
