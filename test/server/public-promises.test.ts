import { DOMParser } from '@xmldom/xmldom';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authored } from '../support/change-makers.ts';
import { makeTestServer, type TestServer } from '../support/make-test-server.ts';
import { faultsOf } from '../support/page-judge.ts';
import { activityNoted, admin, item, promiseMade, promiseNumber, words } from '../support/promise-makers.ts';

let server: TestServer;
const path = `/p/promises/${promiseNumber(1)}`;
beforeAll(async () => {
  server = await makeTestServer();
});
afterAll(() => server.close());

const ask = (address: string) => server.ask('GET', address, { headers: { accept: 'text/html' } });
const text = async (address: string) => (await ask(address)).text();

test('there is nothing before anything is promised', async () => {
  expect(await text('/p/promises')).toContain('Inget löfte är inlagt här än');
  for (const end of ['', '/feed.atom', '/card.png', '/page.pdf', '/widget'])
    expect((await ask(path + end)).status).toBe(404);
});

test('an item stands against the straight line; one without a number says so; nothing of a single day', async () => {
  const items = [item(1), item(2, { text: words('Närvaro'), target: null, owner: 'police' })];
  const [, verdict] = await server.deps.store.commit([
    authored(promiseMade(items), admin),
    authored(activityNoted(1, { amount: 9, date: '2026-09-14', note: 'a note of the staff' }), admin),
  ]);
  expect(verdict?.verdict).toBe('applied');
  for (const language of ['sv', 'en']) {
    const page = await text(`${path}?lang=${language}`);
    expect(await faultsOf(page)).toEqual([]);
    expect(page).not.toContain('a note of the staff');
    expect(page).not.toContain('<script');
  }
  const page = await text(path);
  for (const told of [
    '9 av 70 kontroller',
    'Räta linjen',
    'role="img"',
    'Uppföljning 30 september 2026',
    'Missad',
  ])
    expect(page).toContain(told);
  expect(await text('/p')).toContain(path);
});

test('what the police did in a month that goes on is not told yet', async () => {
  const before = await text(path);
  await server.deps.store.commit([
    authored(activityNoted(2, { amount: 5, date: '2026-11-02', note: 'checked today' }), admin),
  ]);
  expect((await text(path)).replaceAll(/\s+/g, ' ')).toBe(before.replaceAll(/\s+/g, ' '));
});

test('its feed, its picture and its paper are there', async () => {
  const feed = new DOMParser().parseFromString(await text(`${path}/feed.atom`), 'text/xml').documentElement;
  expect(feed?.localName).toBe('feed');
  const card = new Uint8Array(await (await ask(`${path}/card.png`)).arrayBuffer());
  expect(await sharp(card).metadata()).toMatchObject({ width: 1200, height: 630 });
  const pdf = Buffer.from(await (await ask(`${path}/page.pdf`)).arrayBuffer()).toString('latin1');
  expect(pdf).toContain('/MarkInfo');
});

test('its box may stand in any frame, without cookies and scripts; the page says the line to paste', async () => {
  const widget = await ask(`${path}/widget?lang=en`);
  expect(widget.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(widget.headers.has('x-frame-options')).toBe(false);
  expect(widget.headers.has('set-cookie')).toBe(false);
  expect(widget.headers.get('etag')).not.toBeNull();
  const box = await widget.text();
  expect(await faultsOf(box)).toEqual([]);
  expect(box).not.toContain('<script');
  expect(box).toMatch(/<li><b>\d+<\/b> \w/);
  expect(box).toContain(`${path}?lang=en`);
  expect(box).not.toContain('a note of the staff');
  const page = await ask(`${path}?lang=en`);
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect(await page.text()).toContain(`${path}/widget?lang=en`);
});

test('nothing of all this was a fault of the server', () => expect(server.deps.log.faults).toEqual([]));
