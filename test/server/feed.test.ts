import { afterEach, beforeEach, expect, test } from 'vitest';
import { authored, findingAdded, leader, walkNumber } from '../support/change-makers.ts';
import { makeTestServer, problemIn, type TestServer } from '../support/make-test-server.ts';
import { elementsNamed, parseXml, type XmlElement } from '../support/parse-xml.ts';
import {
  actionAdded,
  actionMoved,
  protocolDrafted,
  protocolStep,
  walkEdited,
} from '../support/process-makers.ts';
import { receiptSet } from '../support/walk-makers.ts';

let server: TestServer;
beforeEach(async () => {
  server = await makeTestServer();
});
afterEach(() => server.close());

const path = `/p/walks/${walkNumber(1)}/feed.atom`;
const child = (parent: XmlElement, name: string) => parent.children.find((one) => one.name === name)?.text;
const read = async (query = '') => {
  const answer = await server.ask('GET', `${path}${query}`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/atom+xml; charset=utf-8',
  ]);
  const text = await answer.text();
  const feed = parseXml(text);
  return { text, feed, entries: elementsNamed(feed, 'entry') };
};
const commit = async (...changes: Parameters<typeof authored>[0][]) => {
  const verdicts = await server.deps.store.commit(changes.map((change) => authored(change, leader)));
  for (const one of verdicts) expect(one.verdict).toBe('applied');
};
const publish = () =>
  commit(
    walkEdited({ abbreviation: { value: 'KB', basedOn: [walkCreation()] } }),
    protocolDrafted(1),
    protocolStep(1, 'protocol-approved'),
    protocolStep(1, 'protocol-published'),
  );
let creation: string;
const walkCreation = () => creation as never;
beforeEach(async () => {
  const walk = await server.deps.store.record(walkNumber(1));
  creation = walk?.createdBy ?? '';
  await commit(
    ...[1, 2].map((number) =>
      findingAdded(number, number, { text: 'words of a person', category: 'lighting' }),
    ),
    actionAdded(1, [1], { title: 'an internal title' }),
    actionAdded(2, [2], { decision: 'decline', reason: 'to be torn down' }),
  );
});

test('a walk of which nothing is published, and one that is not there, have no feed', async () => {
  for (const id of [walkNumber(1), walkNumber(9)]) {
    const answer = await server.ask('GET', `/p/walks/${id}/feed.atom`);
    expect([answer.status, (await problemIn(answer)).code]).toEqual([404, 'not-found']);
  }
});

test('it is Atom with what a reader needs, and tells each version once', async () => {
  await publish();
  const { feed, entries } = await read();
  expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  expect(child(feed, 'id')).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  expect(child(feed, 'updated')).toBe('2026-11-20T00:00:00Z');
  expect(elementsNamed(feed, 'name')[0]?.text).toBe('Lyktehamn');
  expect(elementsNamed(feed, 'link').map(({ attributes: { rel, href } }) => [rel, href])).toContainEqual([
    'self',
    `http://lykta.test${path}`,
  ]);
  expect(entries).toHaveLength(1);
  for (const entry of entries)
    for (const name of ['id', 'title', 'updated', 'summary']) expect(child(entry, name), name).toBeTruthy();
  expect(child(entries[0] as XmlElement, 'title')).toContain('version 1');
  const english = await read('?lang=en');
  expect(english.feed.attributes['xml:lang']).toBe('en');
  expect(english.entries.map((entry) => child(entry, 'id'))).toEqual(
    entries.map((entry) => child(entry, 'id')),
  );
});

test('what ends after publishing is news, under an id that stays', async () => {
  await publish();
  await commit(actionMoved(1, 'done'));
  const first = await read();
  const done = first.entries.filter((entry) => child(entry, 'title')?.includes('är klar'));
  expect(done).toHaveLength(1);
  const again = await read();
  expect(again.text).toBe(first.text);
  expect(new Set(again.entries.map((entry) => child(entry, 'id'))).size).toBe(again.entries.length);
});

test('no words of marks and actions, no ids, no times, and small numbers not at all', async () => {
  await publish();
  await commit(actionMoved(1, 'done'));
  const { text } = await read();
  expect(text).not.toContain('words of a person');
  expect(text).not.toContain('an internal title');
  expect(text.replaceAll(walkNumber(1), '')).not.toMatch(/01900000-0000-7/);
  expect(text).not.toMatch(/T(?!00:00:00Z)\d\d:\d\d/);
  expect(text).toContain('färre än 5');
});

test('the receipt leads to the feed once there is one', async () => {
  const { createHash } = await import('node:crypto');
  const code = 'K7M2PQRS9XYZ';
  const hash = createHash('sha256').update(code).digest('hex');
  await server.deps.store.commit([authored(receiptSet(1, hash))]);
  const feedOf = async () =>
    (await (await server.ask('POST', '/api/receipt', { json: { code } })).json()).feed;
  expect(await feedOf()).toBeNull();
  await publish();
  expect(await feedOf()).toBe(path);
});
