import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import ICAL from 'ical.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkNumber } from '../support/change-makers.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { faultsOf } from '../support/page-judge.ts';
import { actionMoved, walkEdited } from '../support/process-makers.ts';
import { publish, withDraft, write } from '../support/protocol-walk.ts';

let server: TestServer;
let slug = '';
beforeAll(async () => {
  server = await makeTestServer();
  await withDraft(server);
});
afterAll(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.ask(method, path, { headers: { accept: 'text/html', ...headers } });
const text = async (path: string) => (await ask(path)).text();

test('the judge of pages finds what is wrong', async () => {
  expect(
    await faultsOf('<!doctype html><html><body><p><div></div></p><img src="a"></body></html>'),
  ).not.toEqual([]);
});

test('before anything is published the pages say so, and no area is there', async () => {
  expect(await text('/p')).toContain('Inget protokoll är publicerat än');
  const area = await ask('/p/areas/walk-1');
  expect([area.status, await area.text()]).toEqual([404, expect.stringContaining('Sidan finns inte')]);
  const program = await server.ask('GET', '/p/areas/walk-1');
  expect((await problemIn(program)).code).toBe('not-found');
  await publish(server, 1);
  slug = /\/p\/areas\/([a-z0-9-]+)/.exec(await text('/p'))?.[1] ?? '';
  expect(slug).not.toBe('');
});

describe('every page', () => {
  const pages = () => [
    '/p',
    '/p/meetings',
    '/p/counting',
    '/p/privacy',
    `/p/areas/${slug}`,
    `/p/walks/${walkNumber(1)}`,
    '/p/areas/nowhere',
  ];

  test('is good HTML in both languages, and needs no script', async () => {
    for (const path of pages())
      for (const language of ['sv', 'en']) {
        const html = await text(`${path}?lang=${language}`);
        expect(html).toContain(`<html lang="${language}">`);
        expect(await faultsOf(html), `${path} ${language}`).toEqual([]);
        expect(html).not.toContain('<script');
        expect(html).not.toMatch(/\{[a-zA-Z]+\}/);
      }
  });

  test('is in the language of the browser, and keeps one that was chosen in its links', async () => {
    const english = await (await ask('/p', { 'accept-language': 'en-GB,sv;q=0.5' })).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('href="/p/meetings"');
    expect(await text('/p?lang=en')).toContain('href="/p/meetings?lang=en"');
    expect(await text('/p?lang=klingon')).toContain('<html lang="sv">');
  });

  test('says the same bytes with the same mark, and 304 to whoever has them', async () => {
    for (const path of pages().slice(0, 5)) {
      const first = await ask(path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag, path).toMatch(/^"[\w-]{20,}"$/);
      expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
      const again = await ask(path, { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(etag);
      const head = await ask(path, {}, 'HEAD');
      expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    }
  });

  test('stands strange questions', async () => {
    const long = 'x'.repeat(5000);
    for (const path of [
      `/p?lang=${long}`,
      `/p/areas/${long}`,
      '/p/areas/%00',
      '/p/areas/..%2f..',
      `/p?${long}=1`,
    ]) {
      const { status } = await ask(path);
      expect([200, 404], path.slice(0, 30)).toContain(status);
    }
    expect((await server.ask('POST', '/p')).status).toBe(405);
  });
});

test('the page of an area tells what is decided, by whom, and why not; and nothing of a person', async () => {
  const html = await text(`/p/areas/${slug}`);
  for (const told of ['Det här görs inte', 'The land is not ours', 'Street unit', 'Så säkert är det'])
    expect(html).toContain(told);
  for (const hidden of ['17.6', '57.25', 'T12:00', 'KB-2026-1-002', '01900000-0000-7002'])
    expect(html).not.toContain(hidden);
});

test('its map is a picture in both themes, without a mark in it', async () => {
  const light = await text(`/p/areas/${slug}/map.svg`);
  const dark = await text(`/p/areas/${slug}/map.svg?theme=dark`);
  expect(light).toMatch(/^<svg/);
  expect(dark).not.toBe(light);
  expect(light.length).toBe(dark.length);
});

test('feeds are Atom to a second reader, with ids that each walk gives too', async () => {
  for (const path of ['/p/feed.atom', `/p/areas/${slug}/feed.atom`, `/p/areas/${slug}/feed.atom?lang=en`]) {
    const answer = await ask(path);
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const source = await answer.text();
    const feed = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
      source,
      'text/xml',
    ).documentElement;
    expect([feed?.localName, feed?.namespaceURI]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    const of = (name: string) =>
      Array.from(feed?.getElementsByTagName(name) ?? []).map((one) => one.textContent);
    expect(of('id').length).toBe(of('entry').length + 1);
    expect(new Set(of('id')).size).toBe(of('id').length);
    expect(await text(`/p/walks/${walkNumber(1)}/feed.atom`)).toContain(of('id').at(-1));
    expect(of('updated').every((at) => /^\d{4}-\d\d-\d\dT00:00:00Z$/.test(at ?? ''))).toBe(true);
    expect(source).not.toMatch(/17\.6|57\.25/);
  }
});

test('the picture to share has its size and something on it', async () => {
  const bytes = new Uint8Array(await (await ask(`/p/areas/${slug}/card.png`)).arrayBuffer());
  const { width, height, format } = await sharp(bytes).metadata();
  expect([width, height, format]).toEqual([1200, 630, 'png']);
  const { channels } = await sharp(bytes).removeAlpha().stats();
  for (const { max, min } of channels) expect(max - min).toBeGreaterThan(150);
  const other = new Uint8Array(await (await ask(`/p/areas/${slug}/card.png?lang=en`)).arrayBuffer());
  expect(Buffer.compare(bytes, other)).not.toBe(0);
});

test('the paper is a tagged PDF with the same words', async () => {
  const answer = await ask(`/p/areas/${slug}/page.pdf`);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const source = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(source.slice(0, 8)).toBe('%PDF-1.7');
  expect(source).toContain('/MarkInfo');
  expect(source).toContain('/Lang (sv)');
});

test('the widget may stand in any frame, and no other page may', async () => {
  const widget = await ask(`/p/areas/${slug}/widget`);
  expect(widget.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(widget.headers.has('x-frame-options')).toBe(false);
  expect(widget.headers.has('set-cookie')).toBe(false);
  expect(await faultsOf(await widget.text())).toEqual([]);
  const page = await ask(`/p/areas/${slug}`);
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-frame-options')).toBe('DENY');
});

test('a calendar is there once everybody is invited', async () => {
  const path = `/p/walks/${walkNumber(1)}/calendar.ics`;
  expect((await ask(path)).status).toBe(404);
  const record = await server.deps.store.record(walkNumber(1));
  const basedOn = record === undefined ? [] : [record.createdBy];
  const plannedStartAt = { value: '2026-11-26T17:00:00.000Z', basedOn };
  const meetingPoint = { value: 'At the square', basedOn };
  await write(server, walkEdited({ plannedStartAt, meetingPoint }));
  const component = new ICAL.Component(ICAL.parse(await text(path)));
  const [event] = component.getAllSubcomponents('vevent');
  expect(event?.getFirstPropertyValue('location')).toBe('At the square');
  const html = await text('/p/meetings');
  expect(html).toContain('At the square');
  expect(html).toContain('kl. 18:00');
  expect((await ask(`/p/walks/${walkNumber(2)}/calendar.ics`)).status).toBe(404);
});

test('what is written is seen at once', async () => {
  const before = (await ask(`/p/areas/${slug}`)).headers.get('etag');
  await write(server, actionMoved(1, 'not_done', 'too dear'));
  const other = await ask('/p/meetings');
  expect(other.status).toBe(200);
  const record = await server.deps.store.record(walkNumber(1));
  const basedOn = record === undefined ? [] : [record.createdBy];
  await write(server, walkEdited({ name: { value: 'Somewhere else, again', basedOn } }));
  expect((await ask(`/p/areas/${slug}`)).status).toBe(200);
  expect(before).not.toBeNull();
  expect(await text('/p')).toContain('/p/areas/somewhere-else');
});

test('nothing of all this was a fault of the server', () => expect(server.deps.log.faults).toEqual([]));
