import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../domain/changes.ts';
import {
  authored,
  findingAdded,
  leader,
  photoAttached,
  photoReceived,
  photoStored,
} from '../support/change-makers.ts';
import { makeTestServer, type Persona, problemIn, type TestServer } from '../support/make-test-server.ts';
import { faultsOf } from '../support/page-judge.ts';
import { phoneJpeg, tracesIn, webpChunks } from '../support/photo-files.ts';
import {
  actionAdded,
  actionNumber,
  actionPhotoApprovalWithdrawn,
  actionPhotoApproved,
  actionReopened,
  actionVerified,
  actionWithdrawn,
  protocolDrafted,
} from '../support/process-makers.ts';
import { publish, withDraft, write } from '../support/protocol-walk.ts';

let server: TestServer;
let photo: { sha256: string; width: number; height: number };
let slug = '';
const words = 'En lampa som lyser över "gångvägen" & bänken';

beforeAll(async () => {
  server = await makeTestServer();
  await withDraft(server);
  await publish(server, 1);
  await write(server, findingAdded(4, 1), actionAdded(2, [4], { title: 'Byt lampan' }));
  const jpeg = await phoneJpeg();
  const sent = await server.ask('POST', `/api/actions/${actionNumber(2)}/verification-photo`, {
    as: 'planner',
    bytes: jpeg,
    headers: { 'content-type': 'image/jpeg' },
  });
  photo = await sent.json();
  const page = await (await ask('/p')).text();
  slug = /\/p\/areas\/([a-z0-9-]+)/.exec(page)?.[1] ?? '';
});
afterAll(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  server.ask('GET', path, { headers: { accept: 'text/html', ...headers } });
const area = async (language = 'sv') => (await ask(`/p/areas/${slug}?lang=${language}`)).text();
const address = () => `/p/pictures/${photo.sha256}`;
const send = async (change: Change, as: Persona) => {
  const answer = await server.ask('POST', '/api/changes', { as, json: { changes: [change] } });
  return JSON.stringify(await answer.json());
};
const verdictOf = async (change: Change) => {
  const [verdict] = await server.deps.store.commit([authored(change)]);
  return verdict?.verdict === 'refused' ? verdict.problem.detail : verdict?.verdict;
};
const isShown = async () => {
  const picture = await ask(address());
  const onPage = (await area()).includes(address());
  expect(onPage).toBe(picture.status === 200);
  return onPage;
};

describe('refused', () => {
  test('what is no picture of the last verification, is not there, or says nothing', async () => {
    expect(await verdictOf(actionPhotoApproved(2, photo.sha256))).toMatch(/not the picture of the last/);
    await write(server, actionVerified(2, 'fixed', photo));
    expect(await verdictOf(actionPhotoApproved(2, '0'.repeat(64)))).toMatch(/not the picture of the last/);
    expect(await verdictOf(actionPhotoApproved(9, photo.sha256))).toMatch(/there is no action/);
    expect(await verdictOf(actionPhotoApprovalWithdrawn(2, photo.sha256))).toMatch(/nobody has approved/);
    for (const empty of [
      actionPhotoApproved(2, photo.sha256, '  '),
      actionPhotoApprovalWithdrawn(2, photo.sha256, ''),
    ])
      expect(await send(empty, 'leader')).toContain('invalid-input');
  });

  test.each(['public', 'participant', 'police', 'planner'] as const)('%s approves nothing', async (as) => {
    const told = await send(actionPhotoApproved(2, photo.sha256), as);
    expect(told).toMatch(/not-allowed|not-signed-in|unknown-kind/);
    expect(await isShown()).toBe(false);
  });

  test('the photo of a mark, for whoever took it was told that it stays with the municipality', async () => {
    const marks = { sha256: 'a'.repeat(64), width: 60, height: 40 };
    await write(server, photoAttached(7, 4, 1));
    await write(server, photoReceived(7, 4), photoStored(7, 4, marks.sha256));
    await write(server, actionAdded(3, [4]), actionVerified(3, 'fixed', marks));
    expect(await verdictOf(actionPhotoApproved(3, marks.sha256))).toMatch(/photo of a mark/);
    await write(server, actionWithdrawn(3));
  });

  test('an address that nobody has, in words and as a problem', async () => {
    for (const path of ['/p/pictures/x', address()]) {
      const page = await ask(path);
      expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('Sidan finns inte')]);
      expect((await problemIn(await server.ask('GET', path))).code).toBe('not-found');
    }
  });
});

test('approved, it waits for the protocol to be published', async () => {
  expect(await verdictOf(actionPhotoApproved(2, photo.sha256, words))).toBe('applied');
  expect(await isShown()).toBe(false);
  await write(server, protocolDrafted(2));
  expect(await isShown()).toBe(false);
  await publish(server, 2);
  expect(await isShown()).toBe(true);
});

test('the area shows it under what is done, with its words, and nothing of the action', async () => {
  for (const language of ['sv', 'en']) {
    const page = await area(language);
    expect(await faultsOf(page)).toEqual([]);
    const done = page.slice(page.indexOf('id="done"'));
    expect(done).toContain(address());
    expect(done).toContain('alt="En lampa som lyser över &quot;gångvägen&quot; &amp; bänken"');
    expect(page).not.toContain(actionNumber(2));
    expect(page).not.toContain('/api/');
  }
});

test('the picture has nothing but its pixels, and whoever has it already is told so', async () => {
  const answer = await ask(address());
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect(answer.headers.has('set-cookie')).toBe(false);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect([tracesIn(bytes), webpChunks(bytes)]).toEqual([[], ['VP8']]);
  expect(await sharp(bytes).metadata()).toMatchObject({ width: photo.width, height: photo.height });
  const etag = answer.headers.get('etag') ?? '';
  expect((await ask(address(), { 'if-none-match': etag })).status).toBe(304);
});

test('it is gone at once when the work is opened again, another picture is there, or somebody takes it back', async () => {
  const etag = (await ask(address())).headers.get('etag') ?? '';
  await write(server, actionReopened(2, 'in_progress'));
  expect(await isShown()).toBe(false);
  await write(server, actionVerified(2, 'fixed', { ...photo, sha256: 'b'.repeat(64) }));
  expect(await isShown()).toBe(false);
  await write(server, actionVerified(2, 'fixed', photo));
  expect(await isShown()).toBe(true);
  expect(await send(actionPhotoApprovalWithdrawn(2, photo.sha256), 'planner')).toContain('not-allowed');
  expect(await isShown()).toBe(true);
  expect(await verdictOf(actionPhotoApprovalWithdrawn(2, photo.sha256))).toBe('applied');
  expect(await isShown()).toBe(false);
  expect((await ask(address(), { 'if-none-match': etag })).status).toBe(404);
  expect(await area()).not.toContain('gångvägen');
});

test('of two withdrawals the first reason stays, and an approval anew shows it again', async () => {
  expect(await verdictOf(actionPhotoApprovalWithdrawn(2, photo.sha256, 'later'))).toBe('applied');
  const record = await server.deps.store.record(actionNumber(2));
  expect(JSON.stringify(record?.feature)).toContain('A face can be seen');
  expect(JSON.stringify(record?.feature)).not.toContain('later');
  const [verdict] = await server.deps.store.commit([
    authored(actionPhotoApproved(2, photo.sha256, words), leader),
  ]);
  expect(verdict?.verdict).toBe('applied');
  expect(await isShown()).toBe(true);
  expect(server.deps.log.faults).toEqual([]);
});
